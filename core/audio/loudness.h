// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/audio/limiter.h"
#include "core/audio/pcmtrack.h"
#include "core/base/workerjob.h"

#include <optional>

namespace studio::audio {

/// EBU R128 as any meter reads the file: mono is one channel. Levels of silence are −infinity.
struct Loudness {
    double integratedLufs = 0;
    double truePeakDb = 0; ///< dBTP
    double samplePeakDb = 0; ///< dBFS
};

/// Measures what a track holds; blocking, about 600 times real time. Errors: Cancelled, Internal.
[[nodiscard]] Result<Loudness> measureLoudness(const PcmTrack &track, StopFlag stop = {});

/// Static gain that brings a track to a target, 0 for silence; bounded to ±40 dB.
[[nodiscard]] double gainForTarget(const Loudness &loudness, double targetLufs);

} // namespace studio::audio
