// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/duplex/soundpath.h"

#include <QByteArray>

#include <cmath>
#include <cstdint>
#include <cstring>
#include <mutex>
#include <numbers>
#include <random>
#include <span>
#include <vector>

/// Sounds made in the test, and what became of them.
namespace studio::duplex::test {

inline QByteArray bytesOf(const std::vector<std::int16_t> &samples)
{
    return {reinterpret_cast<const char *>(samples.data()), qsizetype(samples.size() * 2)};
}

inline std::vector<std::int16_t> samplesOf(const QByteArray &pcm16)
{
    std::vector<std::int16_t> samples(std::size_t(pcm16.size() / 2));
    if (!samples.empty())
        std::memcpy(samples.data(), pcm16.constData(), samples.size() * 2);
    return samples;
}

/// Samples first, first + 1, …: every place can be told.
inline QByteArray count(int first, qint64 samples)
{
    std::vector<std::int16_t> made;
    for (qint64 i = 0; i < samples; ++i)
        made.push_back(std::int16_t(first + i % 10'000));
    return bytesOf(made);
}

/// Something like a voice: a buzz with formants whose pitch and loudness change several times a second.
inline std::vector<std::int16_t> babble(int rateHz, double seconds, unsigned seed = 1, double level = 0.3)
{
    std::mt19937 random(seed);
    std::uniform_real_distribution<double> dice(0, 1);
    std::vector<std::int16_t> made;
    double phase = 0;
    double pitch = 120;
    double loudness = 0;
    double wanted = 1;
    double formant = 700;
    const auto samples = qint64(seconds * rateHz);
    for (qint64 i = 0; i < samples; ++i) {
        if (i % (rateHz / 8) == 0) {
            pitch = 100 + 80 * dice(random);
            formant = 400 + 1200 * dice(random);
            wanted = 0.25 + 0.75 * dice(random);
        }
        loudness += (wanted - loudness) * 200 / rateHz;
        phase += pitch / rateHz;
        double value = 0;
        for (int harmonic = 1; harmonic * pitch < std::min(3500.0, rateHz * 0.45); ++harmonic) {
            const double distance = (harmonic * pitch - formant) / 400;
            value +=
                std::sin(2 * std::numbers::pi * phase * harmonic) * (0.05 + std::exp(-distance * distance));
        }
        made.push_back(std::int16_t(std::clamp(value * loudness * level * 0.35, -1.0, 1.0) * 32767));
    }
    return made;
}

inline double levelDb(std::span<const std::int16_t> samples)
{
    double sum = 0;
    for (const std::int16_t sample : samples)
        sum += double(sample) * sample;
    return 10 * std::log10(sum / std::max<double>(1, double(samples.size())) / (32768.0 * 32768) + 1e-12);
}

/// What a path told in its sound thread.
class Told {
public:
    struct Piece {
        QByteArray pcm16;
        Micros at = 0;
    };
    SoundPath::Captured taker()
    {
        return [this](const QByteArray &pcm16, Micros at) {
            const std::scoped_lock lock(m_mutex);
            m_pieces.push_back({pcm16, at});
        };
    }
    [[nodiscard]] std::vector<Piece> pieces() const
    {
        const std::scoped_lock lock(m_mutex);
        return m_pieces;
    }
    [[nodiscard]] std::vector<std::int16_t> samples() const
    {
        QByteArray all;
        for (const Piece &piece : pieces())
            all += piece.pcm16;
        return samplesOf(all);
    }
    void clear()
    {
        const std::scoped_lock lock(m_mutex);
        m_pieces.clear();
    }

private:
    mutable std::mutex m_mutex;
    std::vector<Piece> m_pieces;
};

} // namespace studio::duplex::test
