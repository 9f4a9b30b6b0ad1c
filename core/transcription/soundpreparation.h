// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/workerjob.h"
#include "core/transcription/transcriptionoptions.h"

namespace studio::transcription {

/// The sound as it goes to the service.
struct PreparedSound {
    QString path{};
    QString fileName{};
    QByteArray mimeType{};
    QByteArray hash{}; ///< SHA-256 of the file.
    double seconds = 0;
    int channels = 1;
    bool isTemporary = false; ///< To be removed afterwards.
    bool operator==(const PreparedSound &) const = default;
};

/// Chooses what is sent: the original if it is sound only, wanted whole and not larger than the same at 16
/// kHz, which is what a recogniser hears; else that, made of the work copy beside it. Blocking, in constant
/// memory. Errors: Validation when it is too short or too long for the service, Storage.
[[nodiscard]] Result<PreparedSound> prepareSound(const QString &original, const QString &workCopy,
                                                 const TranscriptionOptions &options, const StopFlag &stop);
/// A stretch of a work copy as a temporary file.
[[nodiscard]] Result<PreparedSound> prepareStretch(const QString &workCopy, double fromSeconds,
                                                   double toSeconds, const QString &folder,
                                                   const StopFlag &stop);

/// SHA-256 of a file, read piece by piece.
[[nodiscard]] Result<QByteArray> hashOfFile(const QString &path, const StopFlag &stop);

} // namespace studio::transcription
