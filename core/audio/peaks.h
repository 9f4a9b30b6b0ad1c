// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/audio/audioformat.h"

#include <cstdint>
#include <span>
#include <vector>

namespace studio::audio {

/// Lowest and highest sample of one bucket, scaled to −127…127.
struct Peak {
    std::int8_t low = 0;
    std::int8_t high = 0;
    bool operator==(const Peak &) const = default;
};

/// A waveform at one resolution: a value, safe to keep and paint from any thread.
struct Peaks {
    PcmSpec spec{};
    qint64 frameCount = 0;
    qint64 framesPerBucket = 1;
    std::vector<Peak> buckets{}; ///< The last one may be part full.
    bool operator==(const Peaks &) const = default;

    /// The extremes over [from, to) frames, for one column of pixels; flat outside.
    [[nodiscard]] Peak over(qint64 fromFrame, qint64 toFrame) const;
};

/// Reduces PCM to min/max peaks as it arrives, in memory bounded by the bucket count: when full, neighbours
/// are merged and the resolution halves. Channels are joined. Not thread-safe; lives on the worker that
/// decodes. Never fails: silence yields flat peaks.
class PeakBuilder final {
public:
    explicit PeakBuilder(PcmSpec spec, int maxBuckets = 8192, qint64 framesPerBucket = 32);

    void add(std::span<const std::int16_t> interleaved);
    [[nodiscard]] Peaks snapshot() const;

private:
    void halve();

    Peaks m_peaks;
    std::size_t m_maxBuckets;
    qint64 m_inBucket = 0;
    int m_low = 0;
    int m_high = 0;
};

class PcmTrack;
/// Peaks of what a track holds now.
[[nodiscard]] Peaks peaksOf(const PcmTrack &track, int maxBuckets = 8192);

} // namespace studio::audio
