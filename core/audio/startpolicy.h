// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/audio/linememory.h"

#include <QtGlobal>

#include <chrono>
#include <optional>
#include <vector>

namespace studio::audio {

/// Decides when a stream that still arrives may start, or go on after it ran dry: as soon as the sound in
/// hand covers the worst lateness to be expected. That lateness is learned: on a line seen before it is what
/// the line once used up, on an unknown one a default, made smaller while sound clearly comes faster than it
/// is played. On a line slower than the sound the rest of the known (else assumed) duration is counted in.
/// Pure: time is passed in. Not thread-safe.
class StartPolicy final {
public:
    using Time = std::chrono::nanoseconds;
    static constexpr double kUnknownCushion =
        0.220; ///< Seconds of sound in hand before starting on an unknown line.

    struct Setup {
        int sampleRateHz = 0;
        qint64 minimumFrames = 0; ///< The device does not begin before this much was written.
        std::optional<std::chrono::milliseconds> expectedDuration{};
        LineMemory memory{};
    };
    explicit StartPolicy(const Setup &setup);

    void setMinimumFrames(qint64 frames) { m_setup.minimumFrames = frames; }
    /// Frames received in all, up to now. Calls without news are free.
    void arrived(Time now, qint64 totalFrames);
    /// Everything has arrived.
    void ended() { m_ended = true; }
    /// Playback ran dry: asks for more from now on.
    void starved() { ++m_holes; }

    /// May the frames from `playedFrames` on be played?
    [[nodiscard]] bool mayPlay(Time now, qint64 playedFrames) const;
    /// The cushion asked for, in seconds.
    [[nodiscard]] double cushion(Time now, qint64 playedFrames) const;
    /// What to remember of the line after this stream; the old memory when too little was seen.
    [[nodiscard]] LineMemory learned() const;

private:
    struct Arrival {
        double time;
        double sound;
    };
    [[nodiscard]] std::optional<double> measuredSpeed() const;
    [[nodiscard]] double expectedSpeed() const;
    [[nodiscard]] double jitter(double speed) const;

    Setup m_setup;
    std::vector<Arrival> m_arrivals;
    Time m_first{0};
    double m_lowestDeficit = 0;
    double m_drawdown = 0; ///< The largest cushion used up so far, in seconds.
    int m_holes = 0;
    bool m_ended = false;
};

} // namespace studio::audio
