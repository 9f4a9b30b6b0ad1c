// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/audio/audioformat.h"

#include <cstdint>
#include <deque>
#include <memory>
#include <span>
#include <vector>

namespace studio::audio {

/// Applies a static gain and keeps true peaks (four-fold oversampled) below a ceiling, looking 5 ms ahead.
/// All channels get the same gain. Streaming; flush() yields the frames held back, so that the length stays
/// the same. Not thread-safe.
class Limiter final {
public:
    static constexpr double kCeilingDb = -1.5;

    Limiter(PcmSpec spec, double gainDb, double ceilingDb = kCeilingDb);
    ~Limiter();

    void process(std::span<const std::int16_t> interleaved, std::vector<std::int16_t> &out);
    void flush(std::vector<std::int16_t> &out);

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace studio::audio
