// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/audio/pcmtrack.h"

#include <memory>

namespace studio::edit {

using Track = std::shared_ptr<const audio::PcmTrack>;

/// Seconds [from, to).
struct Span {
    double from = 0;
    double to = 0;
    bool operator==(const Span &) const = default;
};

/// The best frame to cut at within a span: where the sound of the next few milliseconds is quietest, the
/// nearest to its middle among equals, and there at the sample closest to zero. Bounded by the track.
[[nodiscard]] qint64 quietestFrame(const audio::PcmTrack &track, Span span);

/// How loud the speech within a span is: the RMS in dBFS of its windows of 20 ms, pauses left out. −infinity
/// without speech.
[[nodiscard]] double speechLevelDb(const audio::PcmTrack &track, Span span);

/// Where the first and the last window above the noise of the track lie; empty for silence.
[[nodiscard]] Span soundingSpan(const audio::PcmTrack &track);

} // namespace studio::edit
