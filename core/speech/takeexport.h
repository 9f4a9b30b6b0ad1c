// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/audio/audioformat.h"
#include "core/base/job.h"
#include "core/speech/loudnesstarget.h"
#include "core/store/take.h"

#include <QString>

#include <optional>

namespace studio::speech {

struct TimeRange {
    double from = 0; ///< Seconds
    double to = 0;
    bool operator==(const TimeRange &) const = default;
};

struct ExportOptions {
    QString path{}; ///< Of the audio file; its folder must exist.
    /// The target; nullopt keeps the sound as the service sent it (never re-encoded), with the receipt as
    /// tags.
    std::optional<audio::StreamFormat> format{};
    LoudnessTarget loudness{}; ///< One that is set forces re-encoding, and so does a range.
    std::optional<TimeRange> range{}; ///< Only this part of the take.
    QString subtitlesPath{}; ///< .srt or .vtt; empty for none.
    QString labelsPath{}; ///< A label track for Audacity, one label a sentence; empty for none.
    bool replaceExisting = false;
    bool keepBoth = false; ///< An existing file stays: the new ones get a number.
};

struct ExportReport {
    QString path{};
    QString subtitlesPath{};
    QString labelsPath{};
    qint64 bytes = 0;
    audio::Measurement measured{}; ///< Of what was written, read back.
    LoudnessTarget target{};
    int cueCount = 0;
    bool operator==(const ExportReport &) const = default;
};

/// Writes a take as files, each whole or not at all: temporary file beside it, fsync, rename. Runs in a
/// worker; the audio comes from `vaultFile`. Storage when the target exists and may not be replaced, the disk
/// is full, or the folder read-only or gone; Unsupported when subtitles or labels are wanted but the take has
/// no times (the sound is written then all the same), or the range holds nothing.
JobOf<ExportReport> *exportTake(const store::Take &take, const QString &vaultFile,
                                const ExportOptions &options, QObject *parent);

/// The report sheet as text: file, length, measurements and whether they pass.
QString reportText(const ExportReport &report);

/// A file name made of words of the take: no path characters, no control characters, at most 80 characters.
QString suggestedFileName(const store::Take &take, QStringView suffix);

} // namespace studio::speech
