// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QStringView>

namespace studio::text {

/// A range of UTF-16 code units in a text.
struct TextSpan {
    qsizetype start = 0;
    qsizetype length = 0;

    [[nodiscard]] qsizetype end() const { return start + length; }
    [[nodiscard]] QStringView of(QStringView text) const { return text.sliced(start, length); }
    bool operator==(const TextSpan &) const = default;
};

/// The sentences of a text, in order, without the white space around them. Every character that is not white
/// space belongs to exactly one span. Knows abbreviations, initials, decimal numbers, dates, quotes, ellipses
/// and the full stops of Latin, CJK, Arabic, Indic, Armenian, Ethiopic, Khmer and Myanmar scripts. A blank
/// line always ends a sentence; a single line break does unless the next line goes on in lower case. Linear
/// in the length of the text.
QList<TextSpan> sentenceSpans(QStringView text);

/// The sentences grouped into pieces of at most `maxCharacters` billed characters, each as long as possible.
/// A sentence that is too long alone is cut at clause punctuation, else at a space, else between characters,
/// never inside a tag that fits. `maxCharacters` below 1 counts as 1.
QList<TextSpan> chunkSpans(QStringView text, qsizetype maxCharacters);

} // namespace studio::text
