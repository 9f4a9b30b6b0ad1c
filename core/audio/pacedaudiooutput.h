// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/audio/audiooutput.h"
#include "core/base/clock.h"

#include <deque>

namespace studio::audio {

/// An output without a device: a clock takes the frames at their rate. What would have been heard, silence of
/// an empty queue included, goes to heard(). Base of the null and the file output.
class PacedAudioOutput : public AudioOutput {
public:
    explicit PacedAudioOutput(std::shared_ptr<const Clock> clock);

    Result<void> open(const QByteArray &deviceId, PcmSpec spec, std::chrono::milliseconds buffer) override;
    void close() override;
    bool isOpen() const final { return m_open; }
    bool isLost() override { return false; }
    qint64 framesFree() final;
    qint64 bufferFrames() const final { return m_bufferFrames; }
    qint64 write(std::span<const std::int16_t> interleaved) final;
    bool isAvailable(const QByteArray &) override { return true; }

protected:
    /// Interleaved samples whose time has come.
    virtual void heard(std::span<const std::int16_t> interleaved) = 0;
    [[nodiscard]] PcmSpec spec() const { return m_spec; }

private:
    void advance();

    std::shared_ptr<const Clock> m_clock;
    PcmSpec m_spec;
    std::deque<std::int16_t> m_queue;
    std::vector<std::int16_t> m_block;
    qint64 m_bufferFrames = 0;
    qint64 m_taken = 0; ///< Frames the clock has taken since the first write, silence included.
    std::chrono::nanoseconds m_start{0};
    bool m_open = false;
    bool m_started = false;
};

/// Plays into nothing, in real time.
class NullAudioOutput final : public PacedAudioOutput {
public:
    explicit NullAudioOutput(std::shared_ptr<const Clock> clock = std::make_shared<SystemClock>())
        : PacedAudioOutput(std::move(clock))
    {
    }

protected:
    void heard(std::span<const std::int16_t>) override { }
};

} // namespace studio::audio
