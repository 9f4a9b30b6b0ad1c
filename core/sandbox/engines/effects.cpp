// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/engines/effects.h"

#include "core/sandbox/engines/flitesynth.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace studio::sandbox {

namespace {

constexpr double kTau = 2 * std::numbers::pi;

std::int16_t toSample(double value)
{
    return static_cast<std::int16_t>(std::lround(std::clamp(value, -32767.0, 32767.0)));
}

double noise(QRandomGenerator &random)
{
    return random.generateDouble() * 2 - 1;
}

} // namespace

double Warped::outputSeconds(double inputSeconds) const
{
    const double at = inputSeconds * kEngineRateHz;
    const auto next = std::lower_bound(inputAt.begin(), inputAt.end(), at);
    const auto index = std::distance(inputAt.begin(), next);
    double position = double(samples.size());
    if (next == inputAt.begin())
        position = 0;
    else if (next != inputAt.end()) {
        const double before = *std::prev(next);
        position = (double(index - 1) + (at - before) / std::max(1e-9, *next - before)) * kStep;
    }
    return std::min(position, double(samples.size())) / kEngineRateHz;
}

Warped warp(std::span<const std::int16_t> input, const WarpCurve &curve)
{
    Warped out;
    const auto count = qsizetype(input.size());
    const auto sampleAt = [&](qsizetype i) {
        return double(input[std::size_t(std::clamp<qsizetype>(i, 0, count - 1))]);
    };
    out.samples.reserve(std::size_t(double(count) / curve.rate) + 16);
    double at = 0;
    for (qsizetype n = 0; at < double(count); ++n) {
        if (n % Warped::kStep == 0)
            out.inputAt.push_back(at);
        const auto whole = qsizetype(at);
        const double f = at - double(whole);
        const double a = sampleAt(whole - 1);
        const double b = sampleAt(whole);
        const double c = sampleAt(whole + 1);
        const double d = sampleAt(whole + 2);
        const double cubic =
            b + 0.5 * f * (c - a + f * (2 * a - 5 * b + 4 * c - d + f * (3 * (b - c) + d - a)));
        out.samples.push_back(toSample(cubic));
        const double t = double(n) / kEngineRateHz;
        const double swing =
            0.6 * std::sin(kTau * 0.9 * t + curve.phase) + 0.4 * std::sin(kTau * 2.1 * t + 1.7 * curve.phase);
        at += curve.rate * (1 + curve.wobble * swing);
    }
    return out;
}

Samples whisper(std::span<const std::int16_t> input, QRandomGenerator &random)
{
    constexpr int frame = 400;
    constexpr int hop = frame / 2;
    constexpr int order = 18;
    const auto count = int(input.size());
    std::vector<double> mixed(input.size() + frame, 0.0);
    std::array<double, frame> window{};
    for (int i = 0; i < frame; ++i)
        window[std::size_t(i)] = 0.5 - 0.5 * std::cos(kTau * i / frame);
    for (int start = 0; start < count; start += hop) {
        std::array<double, frame> x{};
        for (int i = 0; i < frame && start + i < count; ++i)
            x[std::size_t(i)] = input[std::size_t(start + i)] * window[std::size_t(i)];
        std::array<double, order + 1> r{};
        for (int lag = 0; lag <= order; ++lag) {
            for (int i = lag; i < frame; ++i)
                r[std::size_t(lag)] += x[std::size_t(i)] * x[std::size_t(i - lag)];
        }
        if (r[0] < 1)
            continue;
        r[0] *= 1.001;
        std::array<double, order + 1> a{1};
        double error = r[0];
        for (int m = 1; m <= order; ++m) {
            double k = r[std::size_t(m)];
            for (int j = 1; j < m; ++j)
                k += a[std::size_t(j)] * r[std::size_t(m - j)];
            k = -k / error;
            std::array<double, order + 1> next = a;
            for (int j = 1; j < m; ++j)
                next[std::size_t(j)] = a[std::size_t(j)] + k * a[std::size_t(m - j)];
            next[std::size_t(m)] = k;
            a = next;
            error = std::max(error * (1 - k * k), 1e-6);
        }
        const double gain = std::sqrt(error / (0.375 * frame) * 3);
        std::array<double, order> past{};
        for (int i = 0; i < frame; ++i) {
            double y = gain * noise(random);
            for (int j = 0; j < order; ++j)
                y -= a[std::size_t(j + 1)] * past[std::size_t(j)];
            std::rotate(past.begin(), past.end() - 1, past.end());
            past[0] = std::clamp(y, -60000.0, 60000.0);
            mixed[std::size_t(start + i)] += past[0] * window[std::size_t(i)];
        }
    }
    Samples out(input.size());
    for (std::size_t i = 0; i < out.size(); ++i)
        out[i] = toSample(mixed[i] * 0.55);
    return out;
}

void tilt(Samples &samples, double db)
{
    if (std::abs(db) < 0.1)
        return;
    // One pole splits at about 900 Hz; the halves get opposite gains.
    const double pole = std::exp(-kTau * 900 / kEngineRateHz);
    const double high = std::pow(10.0, db / 40);
    double low = 0;
    for (std::int16_t &sample : samples) {
        low = (1 - pole) * sample + pole * low;
        sample = toSample(low / high + (sample - low) * high);
    }
}

void amplify(Samples &samples, double factor)
{
    for (std::int16_t &sample : samples) {
        const double value = sample * factor / 32768;
        // Straight up to 0.7, then rounded off.
        const double size = std::abs(value);
        const double soft = size <= 0.7 ? size : 0.7 + 0.28 * std::tanh((size - 0.7) / 0.28);
        sample = toSample(std::copysign(soft, value) * 32768);
    }
}

Samples tone(double seconds, double hz)
{
    Samples out(std::size_t(seconds * kEngineRateHz));
    const double total = double(out.size());
    for (std::size_t i = 0; i < out.size(); ++i) {
        const double envelope = std::sin(std::numbers::pi * double(i) / total);
        out[i] = toSample(3500 * envelope * std::sin(kTau * hz * double(i) / kEngineRateHz));
    }
    return out;
}

Samples soundEffect(SoundEffect effect, double pitchHz, QRandomGenerator &random)
{
    Samples out;
    if (effect == SoundEffect::Laugh) {
        double phase = 0;
        for (int burst = 0; burst < 4; ++burst) {
            const int voiced = int(kEngineRateHz * 0.11);
            const int breath = int(kEngineRateHz * 0.07);
            for (int i = 0; i < voiced; ++i) {
                const double f0 = pitchHz * (1.5 - 0.09 * burst) * (1 - 0.15 * i / voiced);
                phase += f0 / kEngineRateHz;
                double value = 0;
                // An open vowel: harmonics weighted around 750 and 1200 Hz.
                for (int h = 1; h <= 24; ++h) {
                    const double hz = h * f0;
                    const double weight = 1 / (1 + std::pow((hz - 750) / 220, 2))
                        + 0.6 / (1 + std::pow((hz - 1200) / 260, 2)) + 0.04;
                    value += weight * std::sin(kTau * h * phase);
                }
                const double envelope = std::sin(std::numbers::pi * i / voiced);
                out.push_back(toSample((value * 3600 + 500 * noise(random)) * envelope));
            }
            for (int i = 0; i < breath; ++i)
                out.push_back(toSample(700 * noise(random) * (1 - double(i) / breath)));
        }
        return out;
    }
    if (effect == SoundEffect::Sigh || effect == SoundEffect::Breath) {
        const bool inward = effect == SoundEffect::Breath;
        const int length = int(kEngineRateHz * (inward ? 0.35 : 0.8));
        double low = 0;
        for (int i = 0; i < length; ++i) {
            const double t = double(i) / length;
            const double cut = inward ? 0.25 + 0.3 * t : 0.35 - 0.25 * t;
            low += cut * (noise(random) - low);
            const double envelope = inward ? std::sin(std::numbers::pi * t) : std::min(1.0, t * 8) * (1 - t);
            out.push_back(toSample(9000 * low * envelope));
        }
    }
    return out;
}

} // namespace studio::sandbox
