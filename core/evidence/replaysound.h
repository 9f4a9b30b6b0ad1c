// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/audio/pcmtrack.h"
#include "core/base/workerjob.h"

#include <cstdint>
#include <memory>
#include <vector>

namespace studio::evidence {

/// Both sides of a session as one mono track, as one would have heard it standing by; as long as the session,
/// silence where there is no sound. Holds the two-channel track, reads it when it is played.
[[nodiscard]] std::shared_ptr<audio::PcmTrack> mixedTrack(const std::shared_ptr<audio::PcmTrack> &sides,
                                                          double seconds);

/// How loud each side is along the session: the largest value (0…127) of each stretch.
struct SessionPeaks {
    double secondsPerBucket = 0.05;
    std::vector<std::uint8_t> user;
    std::vector<std::uint8_t> agent;

    bool operator==(const SessionPeaks &) const = default;
};
[[nodiscard]] JobOf<SessionPeaks> *sessionPeaks(const std::shared_ptr<audio::PcmTrack> &sides,
                                                QObject *parent = nullptr);
[[nodiscard]] Result<SessionPeaks> sessionPeaksNow(const audio::PcmTrack &sides, const StopFlag &stop = {});

} // namespace studio::evidence
