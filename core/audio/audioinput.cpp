// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audio/audioinput.h"

#include "core/audio/qtaudioinput.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace studio::audio {

namespace {

/// Delivers silence as fast as a microphone would.
class NullAudioInput final : public AudioInput {
public:
    Result<void> open(const QByteArray &, PcmSpec spec, std::chrono::milliseconds) override
    {
        m_spec = spec;
        m_begin = Clock::now();
        m_delivered = 0;
        m_open = true;
        return {};
    }
    void close() override { m_open = false; }
    bool isOpen() const override { return m_open; }
    bool isLost() override { return false; }
    qint64 read(std::span<std::int16_t> samples) override
    {
        if (!m_open)
            return 0;
        const std::chrono::duration<double> passed = Clock::now() - m_begin;
        const auto due = qint64(passed.count() * m_spec.sampleRateHz) * m_spec.channels - m_delivered;
        const qint64 count = std::clamp<qint64>(due, 0, qint64(samples.size()));
        std::fill_n(samples.begin(), count, std::int16_t(0));
        m_delivered += count;
        return count;
    }

private:
    using Clock = std::chrono::steady_clock;
    PcmSpec m_spec;
    Clock::time_point m_begin;
    qint64 m_delivered = 0;
    bool m_open = false;
};

} // namespace

std::unique_ptr<AudioInput> makeAudioInput()
{
    const QString wanted = qEnvironmentVariable("VOICE_STUDIO_AUDIO");
    if (wanted == "null"_L1 || wanted.startsWith("file:"_L1))
        return std::make_unique<NullAudioInput>();
    return std::make_unique<QtAudioInput>();
}

} // namespace studio::audio
