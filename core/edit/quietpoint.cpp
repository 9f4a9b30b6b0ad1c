// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edit/quietpoint.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

namespace studio::edit {

namespace {

constexpr double kWindowSeconds = 0.006;
constexpr double kLevelWindowSeconds = 0.02;
constexpr double kRefineSeconds = 0.002;
constexpr double kSilenceDb = -55;
/// Windows this far below the mean of the louder ones are pauses and faint ends of words.
constexpr double kGateDb = 14;

struct Samples {
    qint64 first = 0;
    int channels = 1;
    std::vector<std::int16_t> values;
    [[nodiscard]] qint64 frames() const { return qint64(values.size()) / channels; }
    [[nodiscard]] double power(qint64 frame) const
    {
        double sum = 0;
        for (int channel = 0; channel < channels; ++channel) {
            const double value = values[std::size_t(frame * channels + channel)];
            sum += value * value;
        }
        return sum / channels;
    }
};

Samples samplesIn(const audio::PcmTrack &track, Span span)
{
    const qint64 total = track.frameCount();
    const int rate = track.sampleRateHz();
    Samples samples;
    samples.channels = track.channels();
    samples.first = std::clamp<qint64>(std::llround(span.from * rate), 0, total);
    const qint64 end = std::clamp<qint64>(std::llround(span.to * rate), samples.first, total);
    samples.values.resize(std::size_t((end - samples.first) * samples.channels));
    const qint64 read = track.read(samples.first, samples.values);
    samples.values.resize(std::size_t(read * samples.channels));
    return samples;
}

/// Mean power of windows that do not overlap.
std::vector<double> windowPowers(const Samples &samples, qint64 window)
{
    std::vector<double> powers;
    for (qint64 at = 0; at + window <= samples.frames(); at += window) {
        double sum = 0;
        for (qint64 i = 0; i < window; ++i)
            sum += samples.power(at + i);
        powers.push_back(sum / double(window));
    }
    return powers;
}

double powerOfDb(double db)
{
    return std::pow(10.0, db / 10) * 32768.0 * 32768.0;
}

} // namespace

qint64 quietestFrame(const audio::PcmTrack &track, Span span)
{
    const int rate = track.sampleRateHz();
    const qint64 half = std::max<qint64>(1, std::llround(kWindowSeconds * rate / 2));
    const double margin = double(half) / rate;
    const Samples samples = samplesIn(track, {span.from - margin, span.to + margin});
    const qint64 frames = samples.frames();
    const qint64 middle = std::clamp<qint64>(std::llround((span.from + span.to) / 2 * rate), 0,
                                             std::max<qint64>(0, track.frameCount()));
    if (frames <= 2 * half)
        return middle;
    std::vector<double> sums(std::size_t(frames) + 1, 0);
    for (qint64 i = 0; i < frames; ++i)
        sums[std::size_t(i) + 1] = sums[std::size_t(i)] + samples.power(i);
    const double floor = powerOfDb(-70); // below this nobody hears a difference
    qint64 best = half;
    double bestCost = std::numeric_limits<double>::max();
    for (qint64 i = half; i + half <= frames; ++i) {
        const double power = (sums[std::size_t(i + half)] - sums[std::size_t(i - half)]) / double(2 * half);
        const double away = std::abs(double(samples.first + i - middle)) / double(frames);
        const double cost = std::max(power, floor) * (1 + 0.25 * away);
        if (cost < bestCost) {
            bestCost = cost;
            best = i;
        }
    }
    const qint64 reach = std::llround(kRefineSeconds * rate);
    qint64 exact = best;
    for (qint64 i = std::max<qint64>(1, best - reach); i < std::min(frames, best + reach); ++i) {
        if (samples.power(i) + samples.power(i - 1)
            < samples.power(exact) + samples.power(std::max<qint64>(0, exact - 1)))
            exact = i;
    }
    return samples.first + exact;
}

double speechLevelDb(const audio::PcmTrack &track, Span span)
{
    const Samples samples = samplesIn(track, span);
    const qint64 window = std::clamp<qint64>(std::llround(kLevelWindowSeconds * track.sampleRateHz()), 1,
                                             std::max<qint64>(1, samples.frames()));
    std::vector<double> powers = windowPowers(samples, window);
    const double silence = powerOfDb(kSilenceDb);
    std::erase_if(powers, [silence](double power) { return power < silence; });
    const auto mean = [&powers] {
        double sum = 0;
        for (const double power : powers)
            sum += power;
        return powers.empty() ? 0.0 : sum / double(powers.size());
    };
    const double gate = mean() * std::pow(10.0, -kGateDb / 10);
    std::erase_if(powers, [gate](double power) { return power < gate; });
    const double power = mean();
    return power > 0 ? 10 * std::log10(power / (32768.0 * 32768.0))
                     : -std::numeric_limits<double>::infinity();
}

Span soundingSpan(const audio::PcmTrack &track)
{
    const Samples samples = samplesIn(track, {0, track.seconds()});
    const qint64 window = std::max<qint64>(1, std::llround(0.01 * track.sampleRateHz()));
    const std::vector<double> powers = windowPowers(samples, window);
    double loudest = 0;
    for (const double power : powers)
        loudest = std::max(loudest, power);
    const double threshold = std::max(powerOfDb(kSilenceDb), loudest * 1e-4);
    const auto sounds = [threshold](double power) { return power >= threshold; };
    const auto first = std::find_if(powers.begin(), powers.end(), sounds);
    if (first == powers.end())
        return {};
    const auto last = std::find_if(powers.rbegin(), powers.rend(), sounds);
    const double seconds = double(window) / track.sampleRateHz();
    return {double(first - powers.begin()) * seconds, double(powers.rend() - last) * seconds};
}

} // namespace studio::edit
