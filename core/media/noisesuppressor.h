// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/audio/audioformat.h"

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace studio::media {

/// Takes steady noise (fans, hiss, hum) out of speech, on this machine and for free. As many frames come out
/// as went in, at the same place in time. Any rate: what the method does not know is converted on the way.
/// One thread. Learns the noise during the first second or so.
class NoiseSuppressor final {
public:
    enum class Strength { Low, Moderate, High, VeryHigh };

    [[nodiscard]] static Result<std::unique_ptr<NoiseSuppressor>> create(audio::PcmSpec spec,
                                                                         Strength strength = Strength::High);
    NoiseSuppressor(const NoiseSuppressor &) = delete;
    NoiseSuppressor &operator=(const NoiseSuppressor &) = delete;
    ~NoiseSuppressor();

    /// Appends to `out` what is ready; some 20 ms are held back.
    bool process(std::span<const std::int16_t> interleaved, std::vector<std::int16_t> &out);
    /// What was held back. Nothing can be processed after it.
    bool finish(std::vector<std::int16_t> &out);

private:
    struct Engine;
    explicit NoiseSuppressor(std::unique_ptr<Engine> engine);

    std::unique_ptr<Engine> m_engine;
};

} // namespace studio::media
