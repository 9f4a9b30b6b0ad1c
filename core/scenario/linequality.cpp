// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/linequality.h"

#include "core/audio/g711.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace studio::scenario {

namespace {

constexpr double kFullScale = 32768.0;
/// A burst lasts this many pieces on average.
constexpr double kBurstPieces = 2.5;

double gainOf(double db)
{
    return std::pow(10.0, db / 20.0);
}

} // namespace

double LineQuality::Biquad::operator()(double x)
{
    const double y = b0 * x + z1;
    z1 = b1 * x - a1 * y + z2;
    z2 = b2 * x - a2 * y;
    return y;
}

LineQuality::Biquad LineQuality::lowPass(double hz, double q, int rate)
{
    const double w = 2 * std::numbers::pi * hz / rate;
    const double alpha = std::sin(w) / (2 * q);
    const double a0 = 1 + alpha;
    const double c = std::cos(w);
    return {.b0 = (1 - c) / 2 / a0,
            .b1 = (1 - c) / a0,
            .b2 = (1 - c) / 2 / a0,
            .a1 = -2 * c / a0,
            .a2 = (1 - alpha) / a0};
}

LineQuality::Biquad LineQuality::highPass(double hz, double q, int rate)
{
    const double w = 2 * std::numbers::pi * hz / rate;
    const double alpha = std::sin(w) / (2 * q);
    const double a0 = 1 + alpha;
    const double c = std::cos(w);
    return {.b0 = (1 + c) / 2 / a0,
            .b1 = -(1 + c) / a0,
            .b2 = (1 + c) / 2 / a0,
            .a1 = -2 * c / a0,
            .a2 = (1 - alpha) / a0};
}

LineQuality::LineQuality(const LineSettings &settings, int sampleRateHz)
    : m_settings(settings), m_pieceSamples(std::max(1, sampleRateHz / 50)),
      m_gain(gainOf(settings.clippingDb)),
      m_noiseLevel(settings.noiseDb == 0 ? 0 : gainOf(settings.noiseDb) * kFullScale),
      m_echoGain(settings.echoDb == 0 ? 0 : gainOf(settings.echoDb)), m_noiseSource(settings.seed),
      m_lossSource(settings.seed ^ 0x9e3779b9U)
{
    // Two second-order filters on each side make one of the fourth order (Butterworth).
    const double top = std::min(3400.0, sampleRateHz * 0.45);
    m_band = {highPass(300, 0.541196, sampleRateHz), highPass(300, 1.306563, sampleRateHz),
              lowPass(top, 0.541196, sampleRateHz), lowPass(top, 1.306563, sampleRateHz)};
}

double LineQuality::uniform(std::mt19937 &generator)
{
    // The library's distributions differ between compilers; this does not.
    return (double(generator()) + 0.5) / 4294967296.0;
}

double LineQuality::noise()
{
    if (std::exchange(m_hasSpare, false))
        return m_spare;
    const double radius = std::sqrt(-2 * std::log(uniform(m_noiseSource)));
    const double angle = 2 * std::numbers::pi * uniform(m_noiseSource);
    m_spare = radius * std::sin(angle);
    m_hasSpare = true;
    return radius * std::cos(angle);
}

void LineQuality::nextPiece()
{
    // Losses come in bursts: in one, every piece is lost. How often one begins gives the rate that was asked
    // for.
    const double rate = m_settings.lossPercent / 100;
    const double draw = uniform(m_lossSource);
    m_inBurst =
        m_inBurst ? draw >= 1 / kBurstPieces : draw < rate / (kBurstPieces * std::max(0.001, 1 - rate));
    m_pieceLost = rate > 0 && m_inBurst;
    ++m_pieces;
    m_lost += m_pieceLost ? 1 : 0;
}

void LineQuality::process(std::span<std::int16_t> samples, std::span<const std::int16_t> echo)
{
    for (size_t i = 0; i < samples.size(); ++i) {
        if (m_inPiece == 0)
            nextPiece();
        m_inPiece = (m_inPiece + 1) % m_pieceSamples;
        double value = samples[i];
        if (m_echoGain > 0 && i < echo.size())
            value += echo[i] * m_echoGain;
        if (m_settings.clippingDb > 0)
            value = std::clamp(value * m_gain, -kFullScale, kFullScale - 1);
        if (m_noiseLevel > 0)
            value += noise() * m_noiseLevel;
        if (m_settings.phoneBand) {
            for (Biquad &filter : m_band)
                value = filter(value);
        }
        auto sample = std::int16_t(std::lround(std::clamp(value, -kFullScale, kFullScale - 1)));
        if (m_settings.phoneBand)
            sample = audio::fromMuLaw(audio::toMuLaw(sample));
        samples[i] = m_pieceLost ? std::int16_t(0) : sample;
    }
}

} // namespace studio::scenario
