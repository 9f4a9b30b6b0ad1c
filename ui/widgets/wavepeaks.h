// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/audio/peaks.h"

#include <cstdint>
#include <vector>

namespace studio::ui {

/// Peaks of a sound, one min/max pair a bucket (−127…127). `growing`: more will come; `totalSeconds` is then
/// the expected length (0 when unknown).
struct WavePeaks {
    std::vector<std::int8_t> min;
    std::vector<std::int8_t> max;
    double secondsPerBucket = 0;
    double totalSeconds = 0;
    bool growing = false;

    [[nodiscard]] double knownSeconds() const { return secondsPerBucket * double(max.size()); }
};

/// For drawing. Growing ones are shown up to the expected length.
[[nodiscard]] WavePeaks wavePeaksOf(const audio::Peaks &peaks, bool growing = false,
                                    double expectedSeconds = 0);

/// Heights 0…1 of `bars` bars over the span [from, to) seconds; -1 where nothing is known yet. Pure.
[[nodiscard]] std::vector<float> barHeights(const WavePeaks &peaks, double from, double to, int bars);

} // namespace studio::ui
