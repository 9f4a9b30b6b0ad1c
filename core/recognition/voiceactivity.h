// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <cstdint>
#include <span>
#include <vector>

namespace studio::recognition {

/// Tells speech from background, 10 ms at a time, by how far the level stands above the noise. Takes any
/// number of samples (mono, 16 kHz); a part of a frame waits for the rest. One thread.
class VoiceActivity final {
public:
    static constexpr int kFrame = 160; ///< Samples judged together.

    /// `sensitivity` 0.1 (takes soft sounds for speech) to 0.9.
    explicit VoiceActivity(double sensitivity = 0.4);
    /// One entry for every frame that became whole.
    std::vector<bool> push(std::span<const std::int16_t> samples);
    /// Level of what is heard between words; -70 in perfect silence.
    [[nodiscard]] double backgroundDb() const { return m_floorDb; }

private:
    bool judge(std::span<const std::int16_t> frame);

    double m_marginDb;
    double m_floorDb = 0; // of the background; 0: nothing heard yet
    int m_silent = 0; // frames without any sound at all
    std::vector<std::int16_t> m_rest;
};

/// A stretch with speech in it, in samples from the start.
struct SpokenStretch {
    qint64 from = 0;
    qint64 to = 0;
    std::vector<std::int16_t> samples{};
};

/// Cuts sound of any length at its pauses into stretches a recogniser can take at once; what is silent for
/// long is left out. Holds at most one stretch. One thread.
class StretchCutter final {
public:
    /// Mono samples at 16 kHz.
    void push(std::span<const std::int16_t> samples);
    void finish();
    /// Stretches that are whole, in order; empties the list.
    [[nodiscard]] std::vector<SpokenStretch> take();

private:
    void frame(std::span<const std::int16_t> samples, bool speaks);
    void cut(std::size_t frames);
    void close();

    VoiceActivity m_activity;
    std::vector<std::int16_t> m_waiting; // not judged yet
    std::vector<std::int16_t> m_samples; // the stretch under way, or the run-up to the next
    std::vector<double> m_levels; // of its frames
    qint64 m_from = 0; // of m_samples
    int m_quiet = 0; // frames without speech at its end
    bool m_speaks = false;
    std::vector<SpokenStretch> m_ready;
};

} // namespace studio::recognition
