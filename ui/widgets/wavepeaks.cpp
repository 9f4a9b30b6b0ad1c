// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/wavepeaks.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace studio::ui {

WavePeaks wavePeaksOf(const audio::Peaks &peaks, bool growing, double expectedSeconds)
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

std::vector<float> barHeights(const WavePeaks &peaks, double from, double to, int bars)
{
    std::vector<float> heights(size_t(std::clamp(bars, 0, 100'000)), -1.0F);
    const size_t known = std::min(peaks.min.size(), peaks.max.size());
    if (!(peaks.secondsPerBucket > 0) || !(to > from) || known == 0)
        return heights;
    const double bucketsPerBar = (to - from) / double(heights.size()) / peaks.secondsPerBucket;
    for (size_t i = 0; i < heights.size(); ++i) {
        const double begin = from / peaks.secondsPerBucket + double(i) * bucketsPerBar;
        if (begin < 0 || begin >= double(known))
            continue;
        const auto first = size_t(begin);
        const auto last = std::clamp(size_t(std::ceil(begin + bucketsPerBar)), first + 1, known);
        int tallest = 0;
        for (size_t bucket = first; bucket < last; ++bucket)
            tallest = std::max({tallest, std::abs(int(peaks.min[bucket])), std::abs(int(peaks.max[bucket]))});
        heights[i] = std::min(1.0F, float(tallest) / 127.0F);
    }
    return heights;
}

} // namespace studio::ui
