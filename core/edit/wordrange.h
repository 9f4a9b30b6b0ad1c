// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/edit/quietpoint.h"
#include "core/text/alignment.h"

#include <optional>

namespace studio::edit {

/// Whole words of an alignment: indices into wordsOf(), both ends included.
struct WordRange {
    qsizetype first = 0;
    qsizetype last = 0;
    bool operator==(const WordRange &) const = default;
};

/// The words a selection means: those heard for the most part within it, or the one in its middle. Nothing
/// without words.
[[nodiscard]] std::optional<WordRange> wordsIn(const std::vector<text::WordTiming> &words, Span selection);
/// The word at a time: the one being heard, else the last one before. −1 before the first.
[[nodiscard]] qsizetype wordAt(const std::vector<text::WordTiming> &words, double seconds);
/// From the first word's beginning to the last one's end.
[[nodiscard]] Span spanOf(const std::vector<text::WordTiming> &words, WordRange range);
/// The words of the sentence a word belongs to.
[[nodiscard]] WordRange sentenceAround(const std::vector<text::WordTiming> &words, const QString &text,
                                       qsizetype word);

/// Where to cut before a word (`word` == size: behind the last): the time between it and the one before, with
/// a little of both when they run into each other.
[[nodiscard]] Span gapBefore(const std::vector<text::WordTiming> &words, qsizetype word, double duration);

} // namespace studio::edit
