// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QList>

#include <cstdint>
#include <deque>
#include <memory>
#include <span>
#include <vector>

namespace studio::audio {
class Resampler;
}

namespace studio::transcription {

/// Samples a second that recognisers hear.
inline constexpr int kHeardRateHz = 16000;

/// What was heard and is not committed yet: mono at 16 kHz, by its place in the recording. Takes samples at
/// 48 kHz. Bounded: beyond ten minutes the oldest sound goes, and what of it was no silence is told by
/// missing(). One thread.
class LiveBacklog final {
public:
    struct Span {
        qint64 from = 0;
        qint64 to = 0;
        bool operator==(const Span &) const = default;
    };
    static constexpr qint64 kMost = qint64(kHeardRateHz) * 600;

    LiveBacklog();
    ~LiveBacklog();

    /// Little-endian 16-bit samples at 48 kHz from a frame of the recording on. What is left out between two
    /// calls counts as silence; what was there already is passed over. Yields the peak of what was added,
    /// 0…32768.
    int append(const QByteArray &pcm16, qint64 firstFrame);
    /// Places, in samples at 16 kHz since the recording began.
    [[nodiscard]] qint64 begin() const { return m_begin; }
    [[nodiscard]] qint64 end() const { return m_begin + qint64(m_samples.size()); }
    /// Samples from a place on, at most so many, as bytes.
    [[nodiscard]] QByteArray read(qint64 from, qint64 most) const;
    /// Up to here it is committed, or surely silent.
    void release(qint64 upTo);
    /// Whether something is heard in it between two places.
    [[nodiscard]] bool isLoud(qint64 from, qint64 to) const;
    [[nodiscard]] bool isLoud(qint64 from) const { return isLoud(from, end()); }
    /// What was let go of and never committed.
    [[nodiscard]] const QList<Span> &missing() const { return m_missing; }

private:
    void add(std::span<const std::int16_t> samples);
    void drop(qint64 count, bool isMissed);

    std::unique_ptr<audio::Resampler> m_resampler;
    std::vector<std::int16_t> m_converted;
    std::deque<std::int16_t> m_samples;
    qint64 m_begin = 0;
    qint64 m_nextFrame = -1; ///< Of the recording; −1: nothing was heard yet.
    qint64 m_taken = 0; ///< At 48 kHz, since the recording began.
    QList<Span> m_missing;
};

} // namespace studio::transcription
