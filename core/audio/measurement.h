// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/audio/pcmtrack.h"
#include "core/base/workerjob.h"

#include <memory>

namespace studio::audio {

/// What delivery specifications ask about a sound. Levels of silence are −infinity.
struct Measurement {
    double integratedLufs = 0; ///< EBU R128 as any meter reads the file: mono is one channel.
    double truePeakDb = 0; ///< dBTP
    double samplePeakDb = 0; ///< dBFS
    double rmsDb = 0; ///< dBFS over the whole sound.
    double noiseFloorDb = 0; ///< dBFS, RMS of the quietest half second; tenth of one below 10 s.
    double seconds = 0;
    bool operator==(const Measurement &) const = default;
};

/// Measures what a track holds; blocking, some 500 times real time. Errors: Cancelled, Internal.
[[nodiscard]] Result<Measurement> measureSound(const PcmTrack &track, const StopFlag &stop = {});

/// Where a sound should be brought to.
struct LevelGoal {
    enum class By { Loudness /*LUFS*/, Rms /*dBFS*/ };
    By by = By::Loudness;
    double level = -16;
    double ceilingDb = -1.5; ///< True peaks stay below.
    bool operator==(const LevelGoal &) const = default;
};

struct Levelled {
    std::shared_ptr<PcmTrack> track{};
    Measurement before{};
    double gainDb = 0; ///< That was applied; bounded to ±40 dB.
};

/// A copy of a track at the goal: static gain, and a limiter for what would pass the ceiling; what the
/// limiter takes is given back evenly. Silence stays as it is. Blocking; errors as measureSound().
[[nodiscard]] Result<Levelled> levelTo(const PcmTrack &track, const LevelGoal &goal,
                                       const StopFlag &stop = {});

} // namespace studio::audio
