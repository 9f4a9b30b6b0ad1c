// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/transcript/captiontrack.h"
#include "core/transcript/document.h"

namespace studio::transcript {

/// Edits of captions. All are pure: they say what to change, Document::apply() does it. `captions` are those
/// of the transcript; what is not possible is an empty change.

/// A caption ends before a word.
[[nodiscard]] Change splitCaption(const Transcript &transcript, const QList<Caption> &captions,
                                  WordRef before);
/// Where a caption is best cut in two: at the end of a sentence or clause near its middle. Nothing for one
/// word.
[[nodiscard]] std::optional<WordRef> bestSplit(const Transcript &transcript, const Caption &caption);
/// A caption joins the one before it; lines are laid out anew.
[[nodiscard]] Change mergeCaption(const Transcript &transcript, const QList<Caption> &captions,
                                  qsizetype index, const text::CaptionRules &rules);
/// When a caption is seen; its words keep their times.
[[nodiscard]] Change setCaptionTimes(const Transcript &transcript, const QList<Caption> &captions,
                                     qsizetype index, std::chrono::milliseconds start,
                                     std::chrono::milliseconds end);
/// Nothing is decided any more: captions follow the rules again.
[[nodiscard]] Change recutCaptions(const Transcript &transcript);

/// What fixCaptions() did.
struct CaptionFix {
    Change change{};
    int fixed = 0; ///< Problems that are gone.
    int left = 0; ///< Problems that stay: the speech is too fast, or has no pause.
};
/// Mends what breaks the rules: lines that are too long are laid out anew, captions that are too long cut,
/// short and fast ones stay longer, begin earlier, take time from slow neighbours or join them; overlaps end.
/// Only the captions of `which` and their neighbours change, and no problem is made that was not there. All
/// captions if `which` is empty.
[[nodiscard]] CaptionFix fixCaptions(const Transcript &transcript, const QList<Caption> &captions,
                                     const text::CaptionRules &rules, const QList<qsizetype> &which = {});

} // namespace studio::transcript
