// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/audio/pcmtrack.h"
#include "core/audio/resampler.h"

namespace studio::audio {

/// Turns decoder output into a track. The first samples decide its rate and channels; should the stream
/// change them, the rest is converted. Used by the decoding thread only. The track is completed when the
/// writer goes.
class TrackWriter final {
public:
    TrackWriter() = default;
    TrackWriter(const TrackWriter &) = delete;
    TrackWriter &operator=(const TrackWriter &) = delete;
    ~TrackWriter() { finish(); }

    /// The samples as they went into the track (valid until the next call); empty when it is full, see
    /// isFull().
    std::span<const std::int16_t> write(std::span<const std::int16_t> interleaved, PcmSpec spec);
    void finish();

    [[nodiscard]] const std::shared_ptr<PcmTrack> &track() const { return m_track; }
    [[nodiscard]] bool isFull() const { return m_full; }
    /// Error Unsupported: too long to be held.
    [[nodiscard]] static Error tooLong();

private:
    std::shared_ptr<PcmTrack> m_track;
    std::unique_ptr<Resampler> m_resampler;
    PcmSpec m_current;
    std::vector<std::int16_t> m_converted;
    bool m_full = false;
};

} // namespace studio::audio
