// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audio/limiter.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace studio::audio {

namespace {

constexpr int kTaps = 12; // a phase
constexpr int kPhases = 4;

/// Windowed sinc for the three points between two samples, as in ITU-R BS.1770 annex 2.
std::array<std::array<float, kTaps>, kPhases> makeFilter()
{
    std::array<std::array<float, kTaps>, kPhases> filter{};
    for (int phase = 0; phase < kPhases; ++phase) {
        float sum = 0;
        for (int tap = 0; tap < kTaps; ++tap) {
            const double x = tap - kTaps / 2 + 1 - double(phase) / kPhases;
            const double sinc = x == 0 ? 1 : std::sin(std::numbers::pi * x) / (std::numbers::pi * x);
            const double window = 0.5 + 0.5 * std::cos(std::numbers::pi * x / (kTaps / 2 + 0.5));
            filter[std::size_t(phase)][std::size_t(tap)] = float(sinc * window);
            sum += float(sinc * window);
        }
        for (float &value : filter[std::size_t(phase)])
            value /= sum;
    }
    return filter;
}

} // namespace

/// Per frame: true peak → gain that keeps it below the ceiling → minimum over the window → mean over the
/// window. The mean of minima never exceeds any gain asked for inside the window, so nothing passes the
/// ceiling.
struct Limiter::State {
    PcmSpec spec;
    float gain = 1;
    float ceiling = 1;
    std::size_t window = 1;
    std::array<std::array<float, kTaps>, kPhases> filter = makeFilter();
    std::vector<std::array<float, kTaps>> history; ///< a ring for each channel
    std::size_t at = 0;

    std::deque<float> delayed; ///< interleaved samples with gain, not yet put out
    struct Wanted {
        qint64 frame;
        float gain;
    };
    std::deque<Wanted> minima; ///< rising gains: the front is the minimum of the window
    std::deque<float> means;
    double meanSum = 0;
    qint64 frame = 0;
    qint64 dropped = 0; ///< frames put out so far, the start-up ones included
    std::size_t latency = 0;
    qint64 held = 0; ///< frames taken in and not yet put out

    void add(const float *samples, std::vector<std::int16_t> &out);
    float truePeak(const float *samples);
};

float Limiter::State::truePeak(const float *samples)
{
    float peak = 0;
    for (std::size_t channel = 0; channel < history.size(); ++channel) {
        auto &ring = history[channel];
        ring[at] = samples[channel];
        peak = std::max(peak, std::abs(samples[channel]));
        for (std::size_t phase = 1; phase < kPhases; ++phase) {
            float sum = 0;
            for (std::size_t tap = 0; tap < kTaps; ++tap)
                sum += ring[(at + 1 + tap) % kTaps] * filter[phase][tap];
            peak = std::max(peak, std::abs(sum));
        }
    }
    at = (at + 1) % kTaps;
    return peak;
}

void Limiter::State::add(const float *samples, std::vector<std::int16_t> &out)
{
    const float peak = truePeak(samples);
    const float wanted = peak > ceiling ? ceiling / peak : 1.0F;
    while (!minima.empty() && minima.back().gain >= wanted)
        minima.pop_back();
    minima.push_back({frame, wanted});
    while (minima.front().frame <= frame - qint64(window))
        minima.pop_front();
    means.push_back(minima.front().gain);
    meanSum += double(means.back());
    if (means.size() > window) {
        meanSum -= double(means.front());
        means.pop_front();
    }
    ++frame;
    delayed.insert(delayed.end(), samples, samples + spec.channels);
    if (delayed.size() <= latency * std::size_t(spec.channels))
        return;
    const auto applied = float(std::min(meanSum / double(means.size()), 1.0));
    for (int channel = 0; channel < spec.channels; ++channel) {
        const float value = delayed.front() * applied;
        delayed.pop_front();
        out.push_back(static_cast<std::int16_t>(std::lrint(std::clamp(value, -32768.0F, 32767.0F))));
    }
}

Limiter::Limiter(PcmSpec spec, double gainDb, double ceilingDb) : m_state(std::make_unique<State>())
{
    m_state->spec = spec;
    m_state->gain = float(std::pow(10.0, gainDb / 20));
    // A hair lower than asked: the estimate of peaks between samples is one.
    m_state->ceiling = float(32768.0 * std::pow(10.0, (ceilingDb - 0.1) / 20));
    m_state->window = std::size_t(std::max(spec.sampleRateHz / 200, kTaps * 2));
    m_state->latency = m_state->window - 1;
    m_state->history.resize(std::size_t(spec.channels));
}

Limiter::~Limiter() = default;

void Limiter::process(std::span<const std::int16_t> interleaved, std::vector<std::int16_t> &out)
{
    const auto channels = std::size_t(m_state->spec.channels);
    const std::size_t before = out.size();
    std::array<float, 2> samples{};
    for (std::size_t i = 0; i + channels <= interleaved.size(); i += channels) {
        for (std::size_t channel = 0; channel < channels; ++channel)
            samples[channel] = float(interleaved[i + channel]) * m_state->gain;
        m_state->add(samples.data(), out);
    }
    m_state->held += qint64(interleaved.size() / channels) - qint64((out.size() - before) / channels);
}

void Limiter::flush(std::vector<std::int16_t> &out)
{
    constexpr std::array<float, 2> kSilence{};
    const auto channels = std::size_t(m_state->spec.channels);
    // A sound shorter than the look-ahead comes out late too.
    const std::size_t wanted = out.size() + std::size_t(m_state->held) * channels;
    for (std::size_t i = 0; out.size() < wanted && i < wanted + 4 * m_state->latency + 4 * m_state->window;
         ++i)
        m_state->add(kSilence.data(), out);
    out.resize(std::min(out.size(), wanted));
    m_state->held = 0;
    m_state->delayed.clear();
}

} // namespace studio::audio
