// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/audio/audioformat.h"

class QFile;

namespace studio::media {

/// Where the samples of a WAV file are.
struct WavLayout {
    audio::PcmSpec spec{};
    qint64 dataOffset = 0;
    qint64 frames = 0; ///< That are really there.
    bool isCut = false; ///< The header promises more.
    bool operator==(const WavLayout &) const = default;
};

/// Reads the header of 16-bit PCM in RIFF or RF64 with one or two channels. Sizes that are not known yet (0
/// or all ones: a file whose writer was killed) reach to the end of the file. Error Unsupported for anything
/// else.
[[nodiscard]] Result<WavLayout> wavLayout(QFile &file);
/// How long the header of a WAV file with samples of any kind says it is; nothing if it does not say.
[[nodiscard]] std::optional<double> promisedWavSeconds(const QString &path);

} // namespace studio::media
