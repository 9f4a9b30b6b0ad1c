// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/captionwords.h"
#include "core/transcript/captiontrack.h"
#include "core/transcript/document.h"

#include <QCoreApplication>

namespace studio::transcript {

/// The translation context of the names of caption edits.
struct CaptionEditText {
    Q_DECLARE_TR_FUNCTIONS(CaptionEdit)
};

/// Lines as they come out, and the words they begin with.
struct CaptionLines {
    QStringList text{};
    QList<WordRef> starts{};
    bool cutsWords = false; ///< A word is longer than a line.
};

/// Words from one place to another, both included.
QList<WordRef> placesBetween(const Transcript &transcript, WordRef first, WordRef last);
/// The words as the cutter takes them; `name` stands before the first if it is not empty.
std::vector<text::CaptionWord> captionPieces(const Transcript &transcript, const QList<WordRef> &places,
                                             const QString &name, const text::CaptionRules &rules);
CaptionLines layOutLines(const Transcript &transcript, const QList<WordRef> &places, const QString &name,
                         const text::CaptionRules &rules);

/// Collects what is decided about words and makes one change of it.
class CaptionMarks final {
public:
    explicit CaptionMarks(const Transcript &transcript)
        : m_transcript(transcript), m_segments(transcript.segments)
    {
    }

    Word &word(WordRef place);
    /// A caption begins at a word; nothing to do where a paragraph begins anyway.
    void beginAt(WordRef place);
    /// Everything about one caption: its words, lines and, if given, times.
    void decide(WordRef first, WordRef last, const QList<WordRef> &lines,
                std::optional<std::chrono::milliseconds> start = {},
                std::optional<std::chrono::milliseconds> end = {});
    [[nodiscard]] Change change(const QString &name) const;

private:
    const Transcript &m_transcript;
    QList<Segment> m_segments;
    int m_first = -1;
    int m_last = -1;
};

} // namespace studio::transcript
