// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sandbox/engines/effects.h"
#include "core/sandbox/engines/flitesynth.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace studio::sandbox {

inline double loudness(std::span<const std::int16_t> samples)
{
    double sum = 0;
    for (const std::int16_t s : samples)
        sum += double(s) * s;
    return samples.empty() ? 0 : std::sqrt(sum / double(samples.size()));
}

/// Pitch of every voiced 25 ms stretch, by normalized autocorrelation.
inline std::vector<double> pitches(const Samples &samples)
{
    constexpr std::size_t width = 400;
    std::vector<double> found;
    for (std::size_t at = 0; at + 2 * width < samples.size(); at += 320) {
        if (loudness(std::span(samples).subspan(at, width)) < 400)
            continue;
        double best = 0;
        std::size_t bestLag = 0;
        for (std::size_t lag = kEngineRateHz / 400; lag < kEngineRateHz / 55; ++lag) {
            double product = 0;
            double a = 1;
            double b = 1;
            for (std::size_t i = at; i < at + width; i += 2) {
                product += double(samples[i]) * samples[i + lag];
                a += double(samples[i]) * samples[i];
                b += double(samples[i + lag]) * samples[i + lag];
            }
            const double match = product / std::sqrt(a * b);
            if (match > best * 1.02) {
                best = match;
                bestLag = lag;
            }
        }
        if (best > 0.6)
            found.push_back(double(kEngineRateHz) / double(bestLag));
    }
    return found;
}

inline double median(std::vector<double> values)
{
    if (values.empty())
        return 0;
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

/// Centre of gravity of the spectrum in Hz, from zero crossings' cousin: the energy of the slope over the
/// energy.
inline double brightness(const Samples &samples)
{
    double slope = 0;
    double energy = 1;
    for (std::size_t i = 1; i < samples.size(); ++i) {
        const double d = double(samples[i]) - samples[i - 1];
        slope += d * d;
        energy += double(samples[i]) * samples[i];
    }
    return std::sqrt(slope / energy) * kEngineRateHz / (2 * std::numbers::pi);
}

/// The longest stretch below a level, in seconds.
inline double longestSilence(const Samples &samples, int level = 60)
{
    std::size_t longest = 0;
    std::size_t run = 0;
    for (const std::int16_t s : samples) {
        run = std::abs(int(s)) < level ? run + 1 : 0;
        longest = std::max(longest, run);
    }
    return double(longest) / kEngineRateHz;
}

} // namespace studio::sandbox
