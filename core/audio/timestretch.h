// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/audio/audioformat.h"

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace studio::audio {

/// Makes speech faster or slower and keeps its pitch, or moves its pitch and keeps its speed. One thread.
/// About a tenth of a second goes in before anything comes out; finish() yields the rest.
class TimeStretch final {
public:
    /// `speed` 2: twice as fast. Within three semitones speech stays well intelligible.
    TimeStretch(PcmSpec spec, double speed, double semitones = 0);
    ~TimeStretch();
    TimeStretch(const TimeStretch &) = delete;
    TimeStretch &operator=(const TimeStretch &) = delete;

    void push(std::span<const std::int16_t> interleaved);
    /// No more will be pushed.
    void finish();
    /// Fills `out` (whole frames); returns the frames that were ready.
    qint64 pull(std::span<std::int16_t> out);
    [[nodiscard]] bool isFinished() const { return m_finished; }

private:
    struct Engine;
    std::unique_ptr<Engine> m_engine;
    PcmSpec m_spec;
    std::vector<float> m_buffer;
    bool m_finished = false;
};

} // namespace studio::audio
