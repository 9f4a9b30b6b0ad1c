// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/audio/audioinput.h"
#include "core/audio/audiooutput.h"
#include "core/duplex/soundpath.h"

#include <deque>
#include <mutex>
#include <optional>
#include <vector>

namespace studio::duplex {

/// An output that has no device and no buffer: what is written has been heard in the time that has passed
/// since the last look, however late that is. So there are no dropouts, and times are exact.
class ClockedOutput final : public audio::AudioOutput {
public:
    Result<void> open(const QByteArray &deviceId, audio::PcmSpec spec,
                      std::chrono::milliseconds buffer) override;
    void close() override { m_open = false; }
    bool isOpen() const override { return m_open; }
    bool isLost() override { return false; }
    qint64 framesFree() override;
    qint64 bufferFrames() const override { return m_spec.sampleRateHz / 50; }
    qint64 write(std::span<const std::int16_t> interleaved) override;
    bool isAvailable(const QByteArray &) override { return true; }
    std::optional<std::chrono::microseconds> delay() override;

private:
    audio::PcmSpec m_spec{16'000, 1};
    Micros m_begin = 0;
    qint64 m_written = 0;
    bool m_open = false;
};

struct EchoOfLine {
    double gainDb = -20;
    int delayMs = 150;
    bool operator==(const EchoOfLine &) const = default;
};

/// What a caller without a microphone says: thread-safe, so that it may be told from anywhere while an input
/// made from it delivers in the sound thread.
class CallerVoice final {
public:
    void say(const QByteArray &pcm16, int rateHz);
    void stopSaying();
    [[nodiscard]] bool isSaying() const;
    void setBackground(const QByteArray &pcm16);
    void setEcho(std::optional<EchoOfLine> echo);

    /// Sound thread: the next samples; the first of them is spoken at `at`.
    void fill(std::span<std::int16_t> samples, Micros at, int rateHz);
    /// Sound thread: what the speaker plays, for the echo.
    void hear(std::span<const std::int16_t> samples, Micros at, int rateHz);
    /// Sound thread: is there a voice in what is spoken at this time? By what was given to say(), so that
    /// neither noise nor echo is taken for it.
    [[nodiscard]] bool hasVoice(Micros at);
    /// Sound thread: when the last of what was to be said had been spoken, if that happened since the last
    /// question.
    [[nodiscard]] std::optional<Micros> takeSaid();

private:
    struct Speech {
        std::vector<std::int16_t> samples{};
        std::vector<bool> voiced{}; ///< Every 10 ms.
        std::size_t spoken = 0;
        Micros since = 0; ///< Not spoken before it was asked for.
    };
    struct Stretch {
        Micros from = 0;
        Micros to = 0;
    };
    void addEcho(std::span<std::int16_t> samples, Micros at, int rateHz);
    void mark(Micros from, Micros to);

    mutable std::mutex m_mutex;
    std::deque<Speech> m_speeches;
    std::vector<std::int16_t> m_background;
    std::size_t m_backgroundAt = 0;
    std::optional<EchoOfLine> m_echo;
    std::deque<std::int16_t> m_heard; ///< The last second at the speaker.
    Micros m_heardUntil = 0;
    int m_heardRateHz = 16'000;
    std::deque<Stretch> m_voice; ///< The last few seconds.
    std::optional<Micros> m_said;
};

/// An input that delivers a CallerVoice in real time. Without one: silence.
class CallerInput final : public audio::AudioInput {
public:
    explicit CallerInput(std::shared_ptr<CallerVoice> voice) : m_voice(std::move(voice)) { }
    Result<void> open(const QByteArray &deviceId, audio::PcmSpec spec,
                      std::chrono::milliseconds buffer) override;
    void close() override { m_open = false; }
    bool isOpen() const override { return m_open; }
    bool isLost() override { return false; }
    qint64 read(std::span<std::int16_t> samples) override;

private:
    std::shared_ptr<CallerVoice> m_voice;
    audio::PcmSpec m_spec{16'000, 1};
    Micros m_begin = 0;
    qint64 m_delivered = 0;
    bool m_open = false;
};

} // namespace studio::duplex
