// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/audio/pcmtrack.h"
#include "core/media/wavwriter.h"

#include <cmath>
#include <numbers>
#include <vector>

namespace studio::changer {

/// Bursts of a buzz with silence between them: the seconds at which they begin and end.
struct Bursts {
    std::vector<std::pair<double, double>> spans;
    double seconds = 0;
};

/// Writes bursts of different lengths as mono WAV.
inline Bursts writeBursts(const QString &path, int count, int rate = 16000, double pause = 0.8)
{
    Bursts made;
    std::vector<std::int16_t> samples;
    const auto silence = [&](double seconds) {
        samples.insert(samples.end(), std::size_t(std::lround(seconds * rate)), 0);
    };
    silence(pause / 2);
    for (int i = 0; i < count; ++i) {
        const double from = double(samples.size()) / rate;
        const int frames = int(rate * (0.6 + 0.1 * (i % 7)));
        for (int k = 0; k < frames; ++k) {
            double value = 0;
            for (int harmonic = 1; harmonic <= 8; ++harmonic)
                value += std::sin(2 * std::numbers::pi * 130 * harmonic * k / rate) / harmonic;
            samples.push_back(std::int16_t(std::lround(7000 * value)));
        }
        made.spans.emplace_back(from, double(samples.size()) / rate);
        silence(pause);
    }
    made.seconds = double(samples.size()) / rate;
    auto writer = media::WavWriter::create(path, {rate, 1});
    if (writer) {
        (void)(*writer)->write(samples);
        (void)(*writer)->finish();
    }
    return made;
}

/// Root mean square of a stretch of a track, in full scale.
inline double levelOf(const audio::PcmTrack &track, double from, double to)
{
    const qint64 first = std::llround(from * track.sampleRateHz());
    std::vector<std::int16_t> samples(
        std::size_t(std::llround((to - from) * track.sampleRateHz()) * track.channels()));
    const qint64 frames = track.read(first, samples);
    double sum = 0;
    for (qint64 i = 0; i < frames * track.channels(); ++i)
        sum += double(samples[std::size_t(i)]) * samples[std::size_t(i)];
    return frames > 0 ? std::sqrt(sum / double(frames * track.channels())) / 32768 : 0;
}

} // namespace studio::changer
