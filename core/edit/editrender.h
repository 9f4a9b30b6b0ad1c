// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/workerjob.h"
#include "core/edit/quietpoint.h"

#include <vector>

namespace studio::edit {

/// A stretch of sound: frames [from, to) of a track, or silence.
struct Piece {
    Track track{}; ///< Null: silence, and the frames count at the rate of the result.
    qint64 from = 0;
    qint64 to = 0;
    double gainDb = 0;
    /// The sound goes on from the piece before as it is: nothing is faded unless it would click.
    bool follows = false;
};

/// Where two pieces meet, measured in the result.
struct Seam {
    qint64 frame = 0;
    double stepDb = 0; ///< The largest step between neighbouring samples within a millisecond, in dBFS.
};

struct Rendering {
    std::shared_ptr<audio::PcmTrack> track{}; ///< Complete.
    std::vector<qint64> starts{}; ///< Where each piece begins.
    std::vector<Seam> seams{};
};

/// The format pieces of these tracks are joined in: the highest rate, stereo if one is.
[[nodiscard]] audio::PcmSpec commonSpec(const std::vector<Track> &tracks);
/// The same sound in another format; the same track when it has it already. Unsupported when too long.
[[nodiscard]] Result<Track> converted(const Track &track, audio::PcmSpec spec);

/// Puts pieces of one format one after the other. Where two meet they are cross-faded over ten milliseconds
/// with the sound that lies beyond their ends, so that nothing gets longer or shorter; where there is none,
/// they are faded. Blocking, for worker threads. Errors: Cancelled, Unsupported (too long).
[[nodiscard]] Result<Rendering> render(const std::vector<Piece> &pieces, audio::PcmSpec spec,
                                       const StopFlag &stop = {});

/// Whole tracks joined without a gap, silences of so many seconds in front of each.
[[nodiscard]] Result<Rendering> joinGapless(const std::vector<Track> &tracks,
                                            const std::vector<double> &silences = {},
                                            const StopFlag &stop = {});

} // namespace studio::edit
