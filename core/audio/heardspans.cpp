// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audio/heardspans.h"

#include <algorithm>
#include <cmath>

namespace studio::audio {

std::vector<std::pair<double, double>> heardSpans(const PcmTrack &track)
{
    const auto window = std::max<qint64>(1, track.sampleRateHz() / 100);
    std::vector<std::int16_t> block(std::size_t(window * track.channels()));
    std::vector<float> powers;
    for (qint64 at = 0; const qint64 frames = track.read(at, block); at += frames) {
        double sum = 0;
        for (std::size_t i = 0; i < std::size_t(frames * track.channels()); ++i)
            sum += double(block[i]) * block[i];
        powers.push_back(float(sum / double(frames * track.channels())));
    }
    if (powers.empty())
        return {};
    std::vector<float> sorted = powers;
    std::ranges::sort(sorted);
    const float loud = sorted[sorted.size() * 9 / 10];
    const float quiet = sorted[sorted.size() / 20];
    // 40 dB below the loud parts, and clear of the noise, if there is any to be heard.
    const float threshold = std::max({loud * 1e-4F, std::min(quiet * 4, loud * 0.02F), 16.0F});
    constexpr std::size_t kShortGap = 6;
    std::vector<std::pair<double, double>> spans;
    for (std::size_t i = 0; i < powers.size(); ++i) {
        if (powers[i] < threshold)
            continue;
        const double from = double(i) / 100;
        const double to = double(i + 1) / 100;
        if (!spans.empty() && from - spans.back().second < kShortGap / 100.0)
            spans.back().second = to;
        else
            spans.push_back({from, to});
    }
    return spans;
}

} // namespace studio::audio
