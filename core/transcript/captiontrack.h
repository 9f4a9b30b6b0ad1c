// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/workerjob.h"
#include "core/text/captions.h"
#include "core/transcript/transcript.h"

#include <limits>

namespace studio::transcript {

/// A caption of a transcript: which words it shows, where its lines begin, and when it is seen.
struct Caption {
    text::Cue cue{};
    WordRef first{};
    WordRef last{};
    QList<WordRef> lines{}; ///< The first word of each line; a word longer than a line begins several.
    int speaker = -1; ///< Of the first word.
    qsizetype nameLength = 0; ///< Of "Name: " in front of the first line.
    bool decided = false; ///< By hand or by a file, rather than by the rules: words and lines.
    [[nodiscard]] bool isNamed() const { return nameLength > 0; }
    /// Without the name, which is seen at a glance.
    [[nodiscard]] QStringList spokenLines() const;
    [[nodiscard]] qsizetype spokenCharacters() const;
    bool operator==(const Caption &) const = default;
};

/// What captionsOf() may choose.
struct CaptionOptions {
    text::CaptionRules rules{};
    bool audioEvents = true;
    /// "Name: " where the speaker changes, counted as text; see hasSpeakerNames().
    bool names = false;
    double fromSeconds = 0; ///< Words that begin in this stretch.
    double toSeconds = std::numeric_limits<double>::infinity();
    bool operator==(const CaptionOptions &) const = default;
};

/// Several speakers, or one that somebody named: their names say something.
bool hasSpeakerNames(const Transcript &transcript);

/// The captions of a transcript: what was decided about breaks and times stays, the rest follows from the
/// rules and the words. Paragraphs begin captions. Pure; a worker's task for long transcripts. Empty when
/// stopped.
QList<Caption> captionsOf(const Transcript &transcript, const CaptionOptions &options = {},
                          const StopFlag &stop = {});
/// The rules that captions break; the neighbour below counts for the gap. Names do not count for reading
/// speed.
QList<text::CaptionProblem> problemsOf(const QList<Caption> &captions, const text::CaptionRules &rules);
/// The caption on screen at a time, or the one before it; −1 before the first.
qsizetype captionAt(const QList<Caption> &captions, std::chrono::milliseconds time);

/// To the nearest.
std::chrono::milliseconds toMilliseconds(double seconds);
/// How long a caption with so many characters has to be seen, at least.
std::chrono::milliseconds neededFor(qsizetype characters, const text::CaptionRules &rules);

} // namespace studio::transcript
