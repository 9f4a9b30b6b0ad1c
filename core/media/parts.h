// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/workerjob.h"

#include <QList>

#include <cstdint>
#include <vector>

namespace studio::audio {
class PcmTrack;
}

namespace studio::media {

/// [from, to) in seconds.
struct Silence {
    double from = 0;
    double to = 0;
    [[nodiscard]] double seconds() const { return to - from; }
    bool operator==(const Silence &) const = default;
};

/// A stretch of a longer sound. Parts follow each other without a gap.
struct Part {
    double from = 0;
    double to = 0;
    bool endsInSilence = true; ///< Else it had to be cut while something sounds, at the quietest place.
    [[nodiscard]] double seconds() const { return to - from; }
    bool operator==(const Part &) const = default;
};

struct SilenceOptions {
    double minSeconds = 0.25;
    /// Quieter than this is silence; positive: found out, between the noise of the room and the speech.
    double thresholdDb = 1;
};

struct PartLimits {
    double maxSeconds = 300;
    double minSeconds = 1; ///< Shorter ones are avoided.
};

/// The loudness of a sound in steps of 10 ms, a byte each: all that is needed to find silences.
struct SoundLevels {
    static constexpr double kStep = 0.01;
    double seconds = 0;
    std::vector<std::uint8_t> belowFull{}; ///< Decibels below full scale, at most 120.
    bool operator==(const SoundLevels &) const = default;
};

/// Streams through the track. Blocking, for worker threads.
[[nodiscard]] Result<SoundLevels> measureLevels(const audio::PcmTrack &track, const StopFlag &stop = {});

[[nodiscard]] QList<Silence> findSilences(const SoundLevels &levels, const SilenceOptions &options = {});
[[nodiscard]] Result<QList<Silence>>
findSilences(const audio::PcmTrack &track, const SilenceOptions &options = {}, const StopFlag &stop = {});

/// Cuts a sound into few parts of about the same length, each within the limit, in the middle of long
/// silences. Where there is none it cuts at the limit. One part if it is short enough; none of nothing.
[[nodiscard]] QList<Part> planParts(const QList<Silence> &silences, double seconds, const PartLimits &limits);
/// The same, and where no silence is near it cuts at the quietest moment.
[[nodiscard]] QList<Part> planParts(const SoundLevels &levels, const PartLimits &limits,
                                    const SilenceOptions &options = {});

} // namespace studio::media
