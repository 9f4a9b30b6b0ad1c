// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/audio/pacedaudiooutput.h"
#include "core/duplex/clockeddevices.h"
#include "core/duplex/duplexengine.h"

#include <algorithm>
#include <atomic>
#include <cstdlib>
#include <memory>
#include <mutex>

/// A microphone and a speaker the test holds in its hands.
namespace studio::duplex::test {

struct Hands {
    std::atomic<bool> microphoneDelivers{true};
    std::atomic<bool> microphoneExists{true};
    std::atomic<bool> speakerExists{true};
    std::atomic<bool> headsetExists{true}; ///< The first of two outputs in the list.
    std::atomic<int> loudness{8000}; ///< What the microphone hears: a square wave.
    std::atomic<int> microphonesOpen{0};
    std::atomic<int> speakersOpen{0};
    std::atomic<int> loudSamples{0}; ///< Those that were played and are not silence.
    [[nodiscard]] int played() const { return loudSamples; }

    void setOpened(bool microphone, const QByteArray &id)
    {
        const std::scoped_lock lock(m_mutex);
        (microphone ? m_microphone : m_speaker) = id;
    }
    [[nodiscard]] QByteArray opened(bool microphone) const
    {
        const std::scoped_lock lock(m_mutex);
        return microphone ? m_microphone : m_speaker;
    }

private:
    mutable std::mutex m_mutex;
    QByteArray m_microphone;
    QByteArray m_speaker;
};

inline Unexpected notThere()
{
    return fail(ErrorKind::Device, QStringLiteral("It is not there."));
}

class HeldMicrophone final : public audio::AudioInput {
public:
    explicit HeldMicrophone(const std::shared_ptr<Hands> &hands) : m_hold(hands), m_hands(*hands) { }
    ~HeldMicrophone() override { HeldMicrophone::close(); }
    Result<void> open(const QByteArray &id, audio::PcmSpec spec, std::chrono::milliseconds) override
    {
        if (!m_hands.microphoneExists)
            return notThere();
        m_hands.setOpened(true, id);
        m_rateHz = spec.sampleRateHz;
        m_begin = now();
        m_delivered = 0;
        m_open = true;
        ++m_hands.microphonesOpen;
        return {};
    }
    void close() override
    {
        if (std::exchange(m_open, false))
            --m_hands.microphonesOpen;
    }
    bool isOpen() const override { return m_open; }
    bool isLost() override { return false; }
    qint64 read(std::span<std::int16_t> samples) override
    {
        const qint64 due = (now() - m_begin) * m_rateHz / 1'000'000;
        if (!m_hands.microphoneDelivers) {
            m_delivered = due; // a gap is dropped, not filled
            return 0;
        }
        const qint64 count = std::clamp<qint64>(due - m_delivered, 0, qint64(samples.size()));
        for (qint64 i = 0; i < count; ++i)
            samples[std::size_t(i)] = std::int16_t(
                (m_delivered + i) / 20 % 2 == 0 ? m_hands.loudness.load() : -m_hands.loudness.load());
        m_delivered += count;
        return count;
    }

private:
    std::shared_ptr<Hands> m_hold; ///< The audio thread lets devices go after the test is over.
    Hands &m_hands;
    int m_rateHz = 16'000;
    Micros m_begin = 0;
    qint64 m_delivered = 0;
    bool m_open = false;
};

/// Loses itself when it does not exist any more.
class HeldSpeaker final : public audio::AudioOutput {
public:
    explicit HeldSpeaker(const std::shared_ptr<Hands> &hands) : m_hold(hands), m_hands(*hands) { }
    ~HeldSpeaker() override { HeldSpeaker::close(); }
    Result<void> open(const QByteArray &id, audio::PcmSpec spec, std::chrono::milliseconds buffer) override
    {
        if (!m_hands.speakerExists)
            return notThere();
        m_hands.setOpened(false, id);
        ++m_hands.speakersOpen;
        return m_clocked.open(id, spec, buffer);
    }
    void close() override
    {
        if (m_clocked.isOpen())
            --m_hands.speakersOpen;
        m_clocked.close();
    }
    bool isOpen() const override { return m_clocked.isOpen(); }
    bool isLost() override { return !m_hands.speakerExists; }
    qint64 framesFree() override { return m_clocked.framesFree(); }
    qint64 bufferFrames() const override { return m_clocked.bufferFrames(); }
    qint64 write(std::span<const std::int16_t> samples) override
    {
        m_hands.loudSamples += int(std::count_if(samples.begin(), samples.end(),
                                                 [](std::int16_t one) { return std::abs(one) > 300; }));
        return m_clocked.write(samples);
    }
    bool isAvailable(const QByteArray &) override { return m_hands.speakerExists; }
    std::optional<std::chrono::microseconds> delay() override { return m_clocked.delay(); }

private:
    std::shared_ptr<Hands> m_hold;
    Hands &m_hands;
    ClockedOutput m_clocked;
};

/// Has a queue that runs empty when it is not fed, and tells how large it was made.
class QueuedSpeaker final : public audio::PacedAudioOutput {
public:
    explicit QueuedSpeaker(std::shared_ptr<std::atomic<int>> bufferMs)
        : PacedAudioOutput(std::make_shared<SystemClock>()), m_bufferMs(std::move(bufferMs))
    {
    }
    Result<void> open(const QByteArray &id, audio::PcmSpec spec, std::chrono::milliseconds buffer) override
    {
        *m_bufferMs = int(buffer.count());
        return PacedAudioOutput::open(id, spec, buffer);
    }

protected:
    void heard(std::span<const std::int16_t>) override { }

private:
    std::shared_ptr<std::atomic<int>> m_bufferMs;
};

inline EngineParts partsOf(const std::shared_ptr<Hands> &hands)
{
    EngineParts parts;
    parts.inputs = [hands] { return std::make_unique<HeldMicrophone>(hands); };
    parts.outputs = [hands] { return std::make_unique<HeldSpeaker>(hands); };
    parts.microphones = [hands] {
        return hands->microphoneExists
            ? QList<audio::OutputDevice>{{"first", QStringLiteral("First"), false},
                                         {"second", QStringLiteral("Second"), false}}
            : QList<audio::OutputDevice>{};
    };
    parts.speakers = [hands] {
        QList<audio::OutputDevice> all{{"desk", QStringLiteral("Desk"), !hands->headsetExists}};
        if (hands->headsetExists)
            all.prepend({"headset", QStringLiteral("Headset"), true});
        return all;
    };
    parts.retryEvery = std::chrono::milliseconds(150);
    parts.turnsWait = std::chrono::milliseconds(500);
    return parts;
}

} // namespace studio::duplex::test
