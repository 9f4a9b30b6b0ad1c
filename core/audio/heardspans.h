// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/audio/pcmtrack.h"

#include <utility>
#include <vector>

namespace studio::audio {

/// The stretches of a track, in seconds, in which there is more than its noise; gaps shorter than 60 ms, as
/// within words, are no gaps.
[[nodiscard]] std::vector<std::pair<double, double>> heardSpans(const PcmTrack &track);

} // namespace studio::audio
