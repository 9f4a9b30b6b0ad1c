// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/audio/audioformat.h"

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

struct SwrContext;

namespace studio::audio {

/// Streaming change of rate and channel count of 16-bit PCM. Equal specs pass samples through untouched. Not
/// thread-safe. A rate change delays by less than a millisecond of sound; flush() yields what is held back.
class Resampler final {
public:
    static Result<std::unique_ptr<Resampler>> create(PcmSpec from, PcmSpec to);
    ~Resampler();

    /// Appends to `out`. False when out of memory; the samples are lost then.
    bool process(std::span<const std::int16_t> interleaved, std::vector<std::int16_t> &out);
    bool flush(std::vector<std::int16_t> &out);

private:
    Resampler(PcmSpec from, PcmSpec to);
    bool convert(const std::int16_t *data, int frames, std::vector<std::int16_t> &out);

    PcmSpec m_from;
    PcmSpec m_to;
    SwrContext *m_swr = nullptr;
};

} // namespace studio::audio
