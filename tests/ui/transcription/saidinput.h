// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/audio/audioinput.h"

#include <atomic>
#include <chrono>
#include <cstring>
#include <mutex>
#include <utility>

namespace studio::tests {

/// A microphone that says what it is told to, as fast as life; silence otherwise.
struct Mouth {
    std::atomic<bool> delivers{true};

    void say(const QByteArray &pcm48k)
    {
        const std::scoped_lock lock(m_mutex);
        m_waiting += pcm48k;
    }
    [[nodiscard]] bool isSilent()
    {
        const std::scoped_lock lock(m_mutex);
        return m_waiting.isEmpty();
    }
    void take(std::span<std::int16_t> samples)
    {
        const std::scoped_lock lock(m_mutex);
        std::fill(samples.begin(), samples.end(), std::int16_t(0));
        const auto bytes = std::min<qsizetype>(m_waiting.size(), qsizetype(samples.size_bytes()));
        std::memcpy(samples.data(), m_waiting.constData(), std::size_t(bytes));
        m_waiting.remove(0, bytes);
    }

private:
    std::mutex m_mutex;
    QByteArray m_waiting;
};

class SaidInput final : public audio::AudioInput {
public:
    explicit SaidInput(Mouth &mouth) : m_mouth(mouth) { }
    Result<void> open(const QByteArray &, audio::PcmSpec, std::chrono::milliseconds) override
    {
        m_open = true;
        m_last = Clock::now();
        return {};
    }
    void close() override { m_open = false; }
    bool isOpen() const override { return m_open; }
    bool isLost() override { return false; }
    qint64 read(std::span<std::int16_t> samples) override
    {
        const auto now = Clock::now();
        m_due += std::chrono::duration<double>(now - std::exchange(m_last, now)).count() * 48000;
        const auto count = std::min(qint64(m_due), qint64(samples.size()));
        m_due -= double(count);
        if (!m_mouth.delivers || count <= 0)
            return 0;
        m_mouth.take(samples.first(std::size_t(count)));
        return count;
    }

private:
    using Clock = std::chrono::steady_clock;
    Mouth &m_mouth;
    bool m_open = false;
    double m_due = 0;
    Clock::time_point m_last;
};

} // namespace studio::tests
