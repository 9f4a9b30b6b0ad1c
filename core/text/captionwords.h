// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/captions.h"

#include <limits>
#include <span>

namespace studio::text {

/// A word as it is shown: no tags, never longer than a line, with mended times.
struct CaptionWord {
    enum class Ends { Nothing, Clause, Sentence };
    QString text;
    double start = 0;
    double end = 0;
    int characters = 0;
    bool spaceBefore = true;
    Ends ends = Ends::Nothing;
    bool startsCue = false; ///< A cue has to begin here.
    bool startsLine = false; ///< So does a line.
    bool joined = false; ///< Better no cue begins here.
    qsizetype source = 0; ///< Whatever the caller counts: the word this is a piece of.
};

/// Appends a word, in pieces no longer than a line.
void appendPieces(std::vector<CaptionWord> &words, const WordTiming &word, int maxLineCharacters,
                  qsizetype source = 0);
std::vector<CaptionWord> captionWords(const std::vector<WordTiming> &words, int maxLineCharacters);

/// Fills lines one after the other and says when they are full.
class LineFiller final {
public:
    explicit LineFiller(const CaptionRules &rules) : m_rules(rules) { }
    bool add(const CaptionWord &word);
    /// Of all lines together.
    [[nodiscard]] int characters() const { return m_done + m_line; }

private:
    const CaptionRules &m_rules;
    int m_lines = 1;
    int m_line = 0;
    int m_done = 0;
};

/// Where each line of one cue begins; see layOut().
std::vector<size_t> lineStarts(std::span<const CaptionWord> words, const CaptionRules &rules);
/// Words of one line.
QString joined(std::span<const CaptionWord> words);
/// The words of one cue in as few lines as possible; of two lines the break prefers punctuation, then
/// balance.
QStringList layOut(std::span<const CaptionWord> words, const CaptionRules &rules);

/// Where a cue ends: an index of its last word, and the time it can stay, before the next word.
struct CueEnd {
    size_t last = 0;
    double seconds = 0;
};
/// Cuts words with times in order into cues; the heart of cuesFrom(). Others follow at `until`.
std::vector<CueEnd> cueEnds(const std::vector<CaptionWord> &words, const CaptionRules &rules,
                            double until = std::numeric_limits<double>::infinity());

} // namespace studio::text
