// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/takes/takepeaks.h"

#include <algorithm>

namespace studio::ui {

WavePeaks wavePeaksFrom(const audio::Peaks &peaks, bool growing, double expectedSeconds)
{
    WavePeaks wave;
    wave.min.reserve(peaks.buckets.size());
    wave.max.reserve(peaks.buckets.size());
    for (const audio::Peak &peak : peaks.buckets) {
        wave.min.push_back(peak.low);
        wave.max.push_back(peak.high);
    }
    if (peaks.spec.sampleRateHz > 0) {
        wave.secondsPerBucket = double(peaks.framesPerBucket) / peaks.spec.sampleRateHz;
        const double known = double(peaks.frameCount) / peaks.spec.sampleRateHz;
        wave.totalSeconds = growing ? std::max(expectedSeconds, known) : known;
    } else {
        wave.totalSeconds = expectedSeconds;
    }
    wave.growing = growing;
    return wave;
}

} // namespace studio::ui
