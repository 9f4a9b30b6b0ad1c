// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/audio/pcmtrack.h"
#include "core/audio/playbackmap.h"
#include "core/audio/timestretch.h"

namespace studio::audio {

/// A track on its way to the device at another speed: feeds the stretch as it is needed, and knows which
/// frame of the track is heard where. Used by the audio thread only.
class StretchFeed final {
public:
    StretchFeed(PcmSpec spec, double speed) : m_stretch(spec, speed), m_speed(speed) { }

    /// Fills `block` with up to `wanted` frames; the track is read from `cursor` to `end`, behind which
    /// nothing comes if `ended`. Returns the frames that were ready.
    qint64 draw(const PcmTrack &track, qint64 &cursor, qint64 end, bool ended, qint64 wanted,
                std::vector<std::int16_t> &block);
    /// `wrote` of the drawn frames went to the output at `outputFrame`.
    void wrote(PlaybackMap &map, qint64 outputFrame, qint64 wrote, qint64 otherwise);

private:
    TimeStretch m_stretch;
    double m_speed;
    PlaybackMap m_fed; ///< Which frame of the track is at which place of what the stretch was given.
    qint64 m_fedFrames = 0;
    qint64 m_drawnFrames = 0;
};

} // namespace studio::audio
