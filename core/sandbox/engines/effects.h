// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sandbox/engines/script.h"

#include <QRandomGenerator>

#include <cstdint>
#include <span>
#include <vector>

namespace studio::sandbox {

// Signal processing for the voices, all at kEngineRateHz, pure and deterministic for a given generator.
using Samples = std::vector<std::int16_t>;

/// How fast the input is read while warping: `rate` times a slow, smooth wobble around 1.
struct WarpCurve {
    double rate = 1;
    double wobble = 0; ///< Depth, e.g. 0.05.
    double phase = 0;
};

struct Warped {
    Samples samples;
    std::vector<double> inputAt; ///< Input position (samples) of every kStep-th output sample.
    static constexpr int kStep = 64;

    /// Where an input time is heard in the output, in seconds.
    [[nodiscard]] double outputSeconds(double inputSeconds) const;
};

Warped warp(std::span<const std::int16_t> input, const WarpCurve &curve);
/// Takes the voice out and leaves the breath (linear prediction, noise in place of the glottis).
Samples whisper(std::span<const std::int16_t> input, QRandomGenerator &random);
/// Raises (or lowers) the treble by about `db` against the bass.
void tilt(Samples &samples, double db);
void amplify(Samples &samples, double factor);
/// Short made-up sounds, pitched for the voice.
Samples soundEffect(SoundEffect effect, double pitchHz, QRandomGenerator &random);
/// A soft beep for something that cannot be read.
Samples tone(double seconds, double hz);

} // namespace studio::sandbox
