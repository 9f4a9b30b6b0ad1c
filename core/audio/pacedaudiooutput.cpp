// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audio/pacedaudiooutput.h"

#include <algorithm>

namespace studio::audio {

PacedAudioOutput::PacedAudioOutput(std::shared_ptr<const Clock> clock) : m_clock(std::move(clock)) { }

Result<void> PacedAudioOutput::open(const QByteArray &, PcmSpec spec, std::chrono::milliseconds buffer)
{
    close();
    m_spec = spec;
    m_bufferFrames = std::max<qint64>(buffer.count() * spec.sampleRateHz / 1000, 64);
    m_open = true;
    m_started = false;
    m_taken = 0;
    return {};
}

void PacedAudioOutput::close()
{
    if (!m_open)
        return;
    advance();
    m_queue.clear();
    m_open = false;
}

void PacedAudioOutput::advance()
{
    if (!m_started)
        return;
    const auto elapsed = m_clock->elapsed() - m_start;
    const qint64 due = elapsed.count() / 1000 * m_spec.sampleRateHz / 1'000'000;
    // After a long sleep of the process: a bounded piece of the silence is enough.
    const qint64 frames = std::min<qint64>(due - m_taken, qint64(m_spec.sampleRateHz) * 10);
    m_taken = due;
    if (frames <= 0)
        return;
    const auto samples = std::size_t(frames * m_spec.channels);
    const std::size_t sound = std::min(samples, m_queue.size());
    m_block.assign(samples, 0);
    std::copy_n(m_queue.begin(), sound, m_block.begin());
    m_queue.erase(m_queue.begin(), m_queue.begin() + std::ptrdiff_t(sound));
    heard(m_block);
}

qint64 PacedAudioOutput::framesFree()
{
    advance();
    return m_open ? m_bufferFrames - qint64(m_queue.size()) / m_spec.channels : 0;
}

qint64 PacedAudioOutput::write(std::span<const std::int16_t> interleaved)
{
    const qint64 frames = std::min(framesFree(), qint64(interleaved.size()) / m_spec.channels);
    if (frames <= 0)
        return 0;
    if (!m_started) {
        m_started = true;
        m_start = m_clock->elapsed();
    }
    m_queue.insert(m_queue.end(), interleaved.begin(), interleaved.begin() + frames * m_spec.channels);
    return frames;
}

} // namespace studio::audio
