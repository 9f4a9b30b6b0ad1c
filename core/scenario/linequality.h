// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scenario/scenario.h"

#include <array>
#include <cstdint>
#include <random>
#include <span>
#include <vector>

namespace studio::scenario {

/// Makes a caller's sound as bad as a line makes it: the agent's echo, too loud a voice, noise, the band of a
/// telephone, lost pieces; in this order, as on the way of a real call. The same settings, seed and sound
/// give the same samples on every machine, however the sound is cut into calls. 16-bit mono at one rate. One
/// thread.
class LineQuality final {
public:
    LineQuality(const LineSettings &settings, int sampleRateHz);

    /// In place. `echo`: what of the agent's sound comes back under it, not quieter yet; may be shorter.
    void process(std::span<std::int16_t> samples, std::span<const std::int16_t> echo = {});

    [[nodiscard]] const LineSettings &settings() const { return m_settings; }
    /// Pieces of 20 ms so far, and how many of them were lost.
    [[nodiscard]] qint64 pieces() const { return m_pieces; }
    [[nodiscard]] qint64 lostPieces() const { return m_lost; }

private:
    /// One second-order filter.
    struct Biquad {
        double b0 = 1, b1 = 0, b2 = 0, a1 = 0, a2 = 0;
        double z1 = 0, z2 = 0;
        double operator()(double x);
    };
    static Biquad lowPass(double hz, double q, int rate);
    static Biquad highPass(double hz, double q, int rate);
    double uniform(std::mt19937 &generator);
    double noise();
    void nextPiece();

    LineSettings m_settings;
    int m_pieceSamples;
    double m_gain;
    double m_noiseLevel;
    double m_echoGain;
    std::mt19937 m_noiseSource;
    std::mt19937 m_lossSource;
    std::array<Biquad, 4> m_band{};
    double m_spare = 0; ///< Noise comes in pairs.
    bool m_hasSpare = false;
    int m_inPiece = 0; ///< Samples of the piece under way.
    bool m_pieceLost = false;
    bool m_inBurst = false;
    qint64 m_pieces = 0;
    qint64 m_lost = 0;
};

} // namespace studio::scenario
