// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/audio/audioformat.h"
#include "core/base/workerjob.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <span>

namespace studio::media {

/// What is taken out of a file, and in which form.
struct ImportOptions {
    int stream = -1; ///< AudioStream::index; −1: the best.
    int channel = -1; ///< One channel by its number, from 0; −1: all, see `mono`.
    double fromSeconds = 0;
    double toSeconds = -1; ///< Negative: to the end.
    int sampleRateHz = 0; ///< 0: as in the file, at most 48 kHz.
    bool mono = true; ///< Else two channels if there are as many.
    bool suppressNoise = false; ///< On this machine, see NoiseSuppressor.
    bool operator==(const ImportOptions &) const = default;
};

/// What was read.
struct SoundRead {
    audio::PcmSpec spec{};
    qint64 frames = 0;
    /// The file ended before its own end, or parts of it were damaged: what there was has been read.
    std::optional<Error> cutShort{};
    bool operator==(const SoundRead &) const = default;
};

/// Takes the samples (interleaved; the spec is always the same) as they are read. An error stops the reading
/// and becomes its result.
using SoundSink = std::function<Result<void>(std::span<const std::int16_t>, audio::PcmSpec)>;
/// Seconds of sound so far, and how many it will be as far as that is known.
using SoundProgress = std::function<void(double seconds, std::optional<double> total)>;

/// Reads the sound of any audio or video file piece by piece, in constant memory. It stays on the time line
/// of the file: where a stream begins late or has a hole there is silence. Blocking, for worker threads.
/// Errors as probe(); Validation for a stream or channel that is not there.
[[nodiscard]] Result<SoundRead> readSound(const QString &path, const ImportOptions &options,
                                          const StopFlag &stop, const SoundSink &sink,
                                          const SoundProgress &progress = {});

} // namespace studio::media
