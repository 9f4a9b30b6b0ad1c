// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/audio/pcmtrack.h"
#include "core/audio/peaks.h"

#include <memory>
#include <span>
#include <vector>

namespace studio::edit {

/// Joins parts while they arrive, sample to sample. The last moment of a part is held back until it is known
/// what follows: where two ends would click they are faded, otherwise nothing is touched. One thread writes;
/// the track may be read by others. A full track ends the join, see isFull().
class GrowingJoin final {
public:
    explicit GrowingJoin(audio::PcmSpec spec);

    void append(std::span<const std::int16_t> interleaved);
    /// Ends a part; the next begins after so much silence. False when the track is full.
    bool nextPart(double silenceSeconds);
    /// The end, behind so much silence. The track is complete then.
    void finish(double silenceSeconds);

    [[nodiscard]] const std::shared_ptr<audio::PcmTrack> &track() const { return m_track; }
    /// Of what is in the track; made anew when it has grown.
    [[nodiscard]] std::shared_ptr<const audio::Peaks> peaks() const;
    /// Where the part that arrives begins.
    [[nodiscard]] double partStart() const;
    [[nodiscard]] bool isFull() const { return m_full; }

private:
    void closePart(bool silenceFollows);
    void put(std::span<const std::int16_t> samples);
    void putSilence(double seconds);
    [[nodiscard]] std::size_t fadeSamples() const;

    std::shared_ptr<audio::PcmTrack> m_track;
    audio::PeakBuilder m_builder;
    mutable std::shared_ptr<const audio::Peaks> m_peaks;
    std::vector<std::int16_t> m_held; ///< The end of the part so far.
    std::vector<std::int16_t> m_tail; ///< The end of the part before, until this one begins.
    qint64 m_partStart = 0;
    bool m_begins = true; ///< Nothing of the part has come yet.
    bool m_fadeIn = false;
    bool m_full = false;
};

} // namespace studio::edit
