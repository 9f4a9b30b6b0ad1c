// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/testtone.h"

#include <cmath>
#include <numbers>
#include <vector>

namespace studio::ui {

std::shared_ptr<audio::PcmTrack> testTone()
{
    constexpr int kRate = 44100;
    constexpr double kNote = 0.42;
    constexpr double kNotes[] = {523.25, 659.26, 783.99};
    std::vector<std::int16_t> samples;
    samples.reserve(size_t(kRate * kNote * 4));
    for (const double hertz : kNotes) {
        const int count = int(kRate * kNote);
        for (int i = 0; i < count; ++i) {
            const double t = double(i) / kRate;
            const double rise = std::min(1.0, t / 0.015);
            const double envelope = rise * std::exp(-t * 6) * std::min(1.0, (kNote - t) / 0.02);
            samples.push_back(
                std::int16_t(std::lround(9000 * envelope * std::sin(2 * std::numbers::pi * hertz * t))));
        }
    }
    auto track = std::make_shared<audio::PcmTrack>(audio::PcmSpec{kRate, 1});
    track->append(samples);
    track->complete();
    return track;
}

} // namespace studio::ui
