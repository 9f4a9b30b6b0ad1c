// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/captions.h"

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
};

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

/// The words of one cue in as few lines as possible; of two lines the break prefers punctuation, then
/// balance.
QStringList layOut(std::span<const CaptionWord> words, const CaptionRules &rules);

} // namespace studio::text
