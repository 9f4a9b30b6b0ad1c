// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/alignment.h"

#include <QList>
#include <QStringList>

#include <chrono>

namespace studio::text {

/// One caption on screen.
struct Cue {
    std::chrono::milliseconds start{};
    std::chrono::milliseconds end{};
    QStringList lines;

    [[nodiscard]] qsizetype characterCount() const; ///< Code points, line breaks not counted.
    bool operator==(const Cue &) const = default;
};

/// What makes a caption readable. The defaults are the common broadcast rules.
struct CaptionRules {
    int maxLineCharacters = 42;
    int maxLines = 2;
    double maxCharactersPerSecond = 20;
    std::chrono::milliseconds minDuration{1000};
    std::chrono::milliseconds maxDuration{7000};
    std::chrono::milliseconds minGap{80};
    bool operator==(const CaptionRules &) const = default;
};

/// Cuts words into cues. Lines, maximum length and order are always kept, and so is the gap unless the words
/// leave no room for it; reading speed and minimum length are kept where the speech itself is slow enough.
/// Breaks prefer sentence ends, then other punctuation, then pauses. Audio tags and breaks are left out.
/// Broken times (not finite, backwards) are mended.
QList<Cue> cuesFrom(const std::vector<WordTiming> &words, const CaptionRules &rules = {});
inline QList<Cue> cuesFrom(const Alignment &alignment, const CaptionRules &rules = {})
{
    return cuesFrom(wordsOf(alignment), rules);
}

/// A rule that a cue breaks, for warnings.
struct CaptionProblem {
    enum class Kind { TooFast, TooShort, TooLong, LineTooLong, TooManyLines, GapTooSmall };
    Kind kind;
    qsizetype cue = 0;
    bool operator==(const CaptionProblem &) const = default;
};
QList<CaptionProblem> captionProblems(const QList<Cue> &cues, const CaptionRules &rules = {});

/// SubRip: "00:00:01,000 --> 00:00:02,500". An arrow inside the text is broken up, empty lines are left out.
QString toSrt(const QList<Cue> &cues);
/// WebVTT: "00:00:01.000 --> 00:00:02.500"; &, < and > are escaped.
QString toVtt(const QList<Cue> &cues);

} // namespace studio::text
