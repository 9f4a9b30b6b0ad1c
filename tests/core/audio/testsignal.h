// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/audio/pcmtrack.h"

#include <QByteArray>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <memory>
#include <numbers>
#include <random>
#include <span>
#include <vector>

/// Signals made in the test, and what can be said about them afterwards.
namespace studio::audio::test {

inline std::vector<std::int16_t> sine(PcmSpec spec, double seconds, double hertz = 440, double level = 0.5)
{
    std::vector<std::int16_t> samples;
    const auto frames = qint64(std::lround(seconds * spec.sampleRateHz));
    samples.reserve(std::size_t(frames * spec.channels));
    for (qint64 i = 0; i < frames; ++i) {
        const double value = level * std::sin(2 * std::numbers::pi * hertz * double(i) / spec.sampleRateHz);
        samples.insert(samples.end(), std::size_t(spec.channels), static_cast<std::int16_t>(value * 32767));
    }
    return samples;
}

/// A tone that rises, so that every place in it is different.
inline std::vector<std::int16_t> sweep(PcmSpec spec, double seconds, double level = 0.5)
{
    std::vector<std::int16_t> samples;
    const auto frames = qint64(std::lround(seconds * spec.sampleRateHz));
    double phase = 0;
    for (qint64 i = 0; i < frames; ++i) {
        phase += 2 * std::numbers::pi * (200 + 1500.0 * double(i) / double(frames)) / spec.sampleRateHz;
        samples.insert(samples.end(), std::size_t(spec.channels),
                       static_cast<std::int16_t>(level * std::sin(phase) * 32767));
    }
    return samples;
}

inline QByteArray noise(qsizetype bytes, unsigned seed = 1)
{
    std::mt19937 random(seed);
    QByteArray result(bytes, Qt::Uninitialized);
    std::generate(result.begin(), result.end(), [&] { return static_cast<char>(random()); });
    return result;
}

inline double rms(std::span<const std::int16_t> samples)
{
    double sum = 0;
    for (const std::int16_t sample : samples)
        sum += double(sample) * sample;
    return samples.empty() ? 0 : std::sqrt(sum / double(samples.size())) / 32768;
}

/// How many samples `b` lies behind `a` (mono), within ±limit: where they agree best.
inline int lag(std::span<const std::int16_t> a, std::span<const std::int16_t> b, int limit)
{
    int best = 0;
    double bestSum = -1e300;
    const auto length = std::min(a.size(), b.size());
    for (int shift = -limit; shift <= limit; ++shift) {
        double sum = 0;
        for (std::size_t i = std::size_t(limit); i + std::size_t(limit) < length; ++i)
            sum += double(a[i]) * b[std::size_t(qint64(i) + shift)];
        if (sum > bestSum) {
            bestSum = sum;
            best = shift;
        }
    }
    return best;
}

inline std::vector<std::int16_t> samplesOf(const PcmTrack &track)
{
    std::vector<std::int16_t> samples(std::size_t(track.frameCount() * track.channels()));
    track.read(0, samples);
    return samples;
}

inline std::shared_ptr<PcmTrack> trackOf(PcmSpec spec, std::span<const std::int16_t> samples,
                                         bool complete = true)
{
    auto track = std::make_shared<PcmTrack>(spec);
    track->append(samples);
    if (complete)
        track->complete();
    return track;
}

} // namespace studio::audio::test
