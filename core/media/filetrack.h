// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/audio/pcmtrack.h"
#include "core/base/result.h"

#include <QString>

#include <memory>

namespace studio::media {

/// A track whose samples stay in a 16-bit WAV (or RF64) file of one or two channels: hours of sound in
/// constant memory, for the player, the waveform and everything else that takes a track. Complete. The file
/// may be renamed or removed meanwhile; should it be cut, silence stands for what is gone. Reads the header
/// only. Errors: Storage (cannot be opened), Unsupported (not such a file: import it first).
[[nodiscard]] Result<std::shared_ptr<audio::PcmTrack>> trackOverFile(const QString &wavPath);

/// Over a file that is still being written: the writer tells how far it is with PcmTrack::advanceTo() and
/// ends with complete(). `dataOffset` is where the samples begin. Null if it cannot be opened.
[[nodiscard]] std::shared_ptr<audio::PcmTrack> growingTrackOver(const QString &wavPath, audio::PcmSpec spec,
                                                                qint64 dataOffset);

} // namespace studio::media
