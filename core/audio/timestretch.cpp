// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audio/timestretch.h"

#include <SoundTouch.h>

#include <algorithm>
#include <cmath>
#include <type_traits>

namespace studio::audio {

static_assert(std::is_same_v<soundtouch::SAMPLETYPE, float>, "SoundTouch works on float samples");

struct TimeStretch::Engine {
    soundtouch::SoundTouch touch;
};

TimeStretch::TimeStretch(PcmSpec spec, double speed, double semitones)
    : m_engine(std::make_unique<Engine>()), m_spec(spec)
{
    m_engine->touch.setSampleRate(uint(spec.sampleRateHz));
    m_engine->touch.setChannels(uint(spec.channels));
    m_engine->touch.setTempo(speed);
    m_engine->touch.setPitchSemiTones(semitones);
    // Short sequences suit speech: they sound less like an echo when it is slow.
    m_engine->touch.setSetting(SETTING_SEQUENCE_MS, speed < 1 ? 60 : 40);
    m_engine->touch.setSetting(SETTING_SEEKWINDOW_MS, 15);
    m_engine->touch.setSetting(SETTING_OVERLAP_MS, 8);
}

TimeStretch::~TimeStretch() = default;

void TimeStretch::push(std::span<const std::int16_t> interleaved)
{
    m_buffer.resize(interleaved.size());
    std::ranges::transform(interleaved, m_buffer.begin(),
                           [](std::int16_t sample) { return float(sample) / 32768.0F; });
    m_engine->touch.putSamples(m_buffer.data(), uint(interleaved.size() / std::size_t(m_spec.channels)));
}

void TimeStretch::finish()
{
    if (std::exchange(m_finished, true))
        return;
    m_engine->touch.flush();
}

qint64 TimeStretch::pull(std::span<std::int16_t> out)
{
    m_buffer.resize(out.size());
    const auto frames =
        m_engine->touch.receiveSamples(m_buffer.data(), uint(out.size() / std::size_t(m_spec.channels)));
    const std::size_t count = std::size_t(frames) * std::size_t(m_spec.channels);
    std::transform(m_buffer.begin(), m_buffer.begin() + std::ptrdiff_t(count), out.begin(), [](float value) {
        return std::int16_t(std::lround(std::clamp(value, -1.0F, 32767.0F / 32768) * 32768));
    });
    return frames;
}

} // namespace studio::audio
