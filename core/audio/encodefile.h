// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/audio/decodefile.h"
#include "core/audio/encoder.h"
#include "core/audio/pcmtrack.h"

namespace studio::audio {

struct EncodeFileOptions {
    Tags tags{};
    double gainDb =
        0; ///< Static gain; above 0 dB the limiter of loudness.h keeps true peaks under −1.5 dBTP.
    bool replaceExisting = true; ///< Otherwise an existing file is Error Storage and stays as it is.
};

/// Writes a complete track to a file; blocking, for worker threads. Atomic: written to a temporary file
/// beside it, synced, renamed. Any failure (full disk, read-only folder, cancel) leaves no partial file and
/// the old one whole. Aac is written as M4A with the index in front. Errors: Storage, Unsupported, Cancelled.
[[nodiscard]] Result<void> encodeFile(const PcmTrack &track, const QString &path, const ExportFormat &format,
                                      const EncodeFileOptions &options = {}, StopFlag stop = {},
                                      const Progress &progress = {});

} // namespace studio::audio
