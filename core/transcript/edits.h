// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/transcript/document.h"

namespace studio::transcript {

/// Everything here is pure: it says what to change, Document::apply() does it. What is not possible is an
/// empty change.

/// A paragraph ends before a word.
[[nodiscard]] Change split(const Transcript &transcript, WordRef before);
/// A paragraph joins the one before it and takes its speaker.
[[nodiscard]] Change mergeWithPrevious(const Transcript &transcript, int segment);

[[nodiscard]] Change renameSpeaker(const Transcript &transcript, int speaker, const QString &name);
/// Everything one speaker said is another's; the first is gone.
[[nodiscard]] Change mergeSpeakers(const Transcript &transcript, int from, int into);
/// Whole paragraphs; `speaker` may be one beyond the last: a new one. −1: nobody.
[[nodiscard]] Change assignSegments(const Transcript &transcript, const QList<int> &segments, int speaker,
                                    const QString &newName = {});
/// Words: the paragraphs they lie in are split where needed.
[[nodiscard]] Change assignWords(const Transcript &transcript, const WordRange &range, int speaker,
                                 const QString &newName = {});

enum class TimeOf {
    Kept, ///< Only the text goes.
    Cut, ///< The time they take is cut out of the medium as well.
};
[[nodiscard]] Change removeWords(const Transcript &transcript, const WordRange &range, TimeOf time);
/// Takes a span of time out, or a cut back that covers it.
[[nodiscard]] Change addCut(const Transcript &transcript, const Cut &cut);
[[nodiscard]] Change removeCut(const Transcript &transcript, double at);

/// The words between two times, both ends included where more than half of a word lies inside.
[[nodiscard]] std::optional<WordRange> wordsBetween(const Transcript &transcript, double from, double to);
/// All words.
[[nodiscard]] std::optional<WordRange> allWords(const Transcript &transcript);
/// Moves the times of some words, as far as their neighbours let them: never past another word's start.
[[nodiscard]] Change shiftWords(const Transcript &transcript, const WordRange &range, double seconds);
/// A word and all that follow.
[[nodiscard]] Change shiftFrom(const Transcript &transcript, WordRef from, double seconds);
[[nodiscard]] Change shiftAll(const Transcript &transcript, double seconds);
/// A word's own times, between the starts of its neighbours. With `cascade` what follows moves along with
/// its end.
[[nodiscard]] Change setTimes(const Transcript &transcript, WordRef word, double start, double end,
                              bool cascade = false);

/// Other words in the place of some: what was recognised anew. They keep the paragraphs' speakers where the
/// new ones have none; times are the medium's.
[[nodiscard]] Change replaceWords(const Transcript &transcript, const WordRange &range,
                                  const QList<Segment> &by, const QString &name = {});

} // namespace studio::transcript
