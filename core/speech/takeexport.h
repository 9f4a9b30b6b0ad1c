// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/audio/audioformat.h"
#include "core/audio/pcmtrack.h"
#include "core/base/job.h"
#include "core/store/take.h"

#include <QString>

#include <memory>
#include <optional>

namespace studio::speech {

struct ExportOptions {
    QString path{}; ///< Of the audio file; its folder must exist.
    /// The target; nullopt keeps the bytes as the service sent them (never re-encoded) plus nothing else.
    std::optional<audio::StreamFormat> format{};
    std::optional<double> loudnessTarget{}; ///< LUFS; forces re-encoding.
    QString subtitlesPath{}; ///< .srt or .vtt; empty for none.
    bool replaceExisting = false;
};

struct ExportReport {
    QString path{};
    QString subtitlesPath{};
    qint64 bytes = 0;
    double seconds = 0;
    double integratedLufs = 0; ///< Of what was written; −inf for silence.
    double truePeakDb = 0;
    int cueCount = 0;
};

/// Writes a take as files, each whole or not at all: temporary file beside it, fsync, rename. Runs in a
/// worker; the audio comes from `vaultFile`. Storage when the target exists and may not be replaced, the disk
/// is full or the folder read-only; Unsupported when subtitles are wanted but the take has no times.
JobOf<ExportReport> *exportTake(const store::Take &take, const QString &vaultFile,
                                const ExportOptions &options, QObject *parent);

/// A file name made of words of the take: no path characters, no control characters, at most 80 characters.
QString suggestedFileName(const store::Take &take, QStringView suffix);

} // namespace studio::speech
