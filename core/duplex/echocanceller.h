// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <memory>
#include <span>

namespace studio::duplex {

/// Takes the speaker's sound and steady noise out of what a microphone delivers, and tells voice from other
/// sound; 10 ms of mono at a time. Has to be told the true delay: the method it uses does not find one beyond
/// some 100 ms by itself. One thread.
class EchoCanceller final {
public:
    struct Options {
        int rateHz = 16'000; ///< Or 48000.
        bool cancelEcho = true;
        bool suppressNoise = true;
    };

    [[nodiscard]] static Result<std::unique_ptr<EchoCanceller>> create(const Options &options);
    EchoCanceller(const EchoCanceller &) = delete;
    EchoCanceller &operator=(const EchoCanceller &) = delete;
    ~EchoCanceller();

    [[nodiscard]] std::size_t frameSamples() const;
    /// What is given to the speaker, before the frame of the microphone that may hold it.
    void hear(std::span<const std::int16_t> frame);
    /// In place. `delayMs`: from hear() of a sound until the frame with its echo is processed. Returns
    /// whether there is a voice in it.
    bool process(std::span<std::int16_t> frame, int delayMs);
    /// By how many samples what comes out is later than what went in.
    [[nodiscard]] int latencySamples() const;

private:
    struct Engine;
    explicit EchoCanceller(std::unique_ptr<Engine> engine);

    std::unique_ptr<Engine> m_engine;
};

} // namespace studio::duplex
