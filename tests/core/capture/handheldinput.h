// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/capture/recorder.h"

#include <QFile>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstring>
#include <mutex>

/// A microphone the test holds in its hand.
namespace studio::capture::test {

struct Hand {
    std::atomic<double> amplitude{0.25}; ///< 1 is full scale; more is clipped.
    std::atomic<bool> delivers{true};
    std::atomic<bool> exists{true};
    std::atomic<bool> refuses{false};
    std::atomic<double> speed{1}; ///< Times as fast as life.
    std::atomic<qint64> delivered{0};
    std::atomic<int> opened{0};
    std::atomic<int> open{0};

    [[nodiscard]] QByteArray lastId()
    {
        const std::scoped_lock lock(m_mutex);
        return m_lastId;
    }
    void setLastId(const QByteArray &id)
    {
        const std::scoped_lock lock(m_mutex);
        m_lastId = id;
    }
    [[nodiscard]] QList<audio::OutputDevice> devices()
    {
        const std::scoped_lock lock(m_mutex);
        return m_devices;
    }
    void setDevices(const QList<audio::OutputDevice> &devices)
    {
        const std::scoped_lock lock(m_mutex);
        m_devices = devices;
    }
    /// What the microphone says at a frame: a saw tooth, so that every place can be told.
    [[nodiscard]] std::int16_t at(qint64 frame) const
    {
        return std::int16_t(
            std::clamp(double((frame % 8000) - 4000) / 4000.0 * amplitude * 32767, -32768.0, 32767.0));
    }

private:
    std::mutex m_mutex;
    QByteArray m_lastId;
    QList<audio::OutputDevice> m_devices{{"usb", QStringLiteral("USB microphone"), false}};
};

class HandheldInput final : public audio::AudioInput {
public:
    explicit HandheldInput(Hand &hand) : m_hand(hand) { }
    ~HandheldInput() override { HandheldInput::close(); }
    Result<void> open(const QByteArray &id, audio::PcmSpec, std::chrono::milliseconds) override
    {
        m_hand.setLastId(id);
        if (!m_hand.exists || m_hand.refuses)
            return fail(ErrorKind::Device,
                        m_hand.exists ? QStringLiteral("The microphone could not be opened.")
                                      : QStringLiteral("No microphone found."));
        ++m_hand.open;
        ++m_hand.opened;
        m_open = true;
        m_last = Clock::now();
        return {};
    }
    void close() override
    {
        if (std::exchange(m_open, false))
            --m_hand.open;
    }
    bool isOpen() const override { return m_open; }
    bool isLost() override { return false; }
    qint64 read(std::span<std::int16_t> samples) override
    {
        const auto now = Clock::now();
        if (m_hand.delivers)
            m_due += std::chrono::duration<double>(now - m_last).count() * 48000 * m_hand.speed;
        m_last = now;
        const auto count = std::min(qint64(m_due), qint64(samples.size()));
        m_due -= double(count);
        const qint64 from = m_hand.delivered.fetch_add(count);
        for (qint64 i = 0; i < count; ++i)
            samples[std::size_t(i)] = m_hand.at(from + i);
        return count;
    }

private:
    using Clock = std::chrono::steady_clock;
    Hand &m_hand;
    bool m_open = false;
    double m_due = 0;
    Clock::time_point m_last;
};

inline RecorderParts partsOf(Hand &hand)
{
    RecorderParts parts;
    parts.inputs = [&hand] { return std::make_unique<HandheldInput>(hand); };
    parts.lister = [&hand] { return hand.devices(); };
    return parts;
}

/// The samples of a WAV file with a plain header.
inline std::vector<std::int16_t> samplesOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QByteArray bytes = file.readAll().mid(44);
    std::vector<std::int16_t> samples(std::size_t(bytes.size() / 2));
    std::memcpy(samples.data(), bytes.constData(), samples.size() * 2);
    return samples;
}

} // namespace studio::capture::test
