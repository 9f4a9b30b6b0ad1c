// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>

namespace studio::audio {

/// Applies a volume that may change at any time without a click: it moves to the new value within 10 ms. A
/// value.
class VolumeRamp final {
public:
    /// At the start of playback there is nothing to ramp from.
    void jumpTo(double volume) { m_now = float(volume); }

    void apply(std::span<std::int16_t> interleaved, int channels, int sampleRateHz, double target)
    {
        const auto goal = float(target);
        if (m_now == goal && goal == 1.0F)
            return;
        const float step = 100.0F / float(sampleRateHz);
        for (std::size_t i = 0; i < interleaved.size(); ++i) {
            if (i % std::size_t(channels) == 0 && m_now != goal)
                m_now = m_now < goal ? (goal - m_now < step ? goal : m_now + step)
                                     : (m_now - goal < step ? goal : m_now - step);
            interleaved[i] = static_cast<std::int16_t>(float(interleaved[i]) * m_now);
        }
    }

private:
    float m_now = 1.0F;
};

} // namespace studio::audio
