// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audio/loudness.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <ebur128.h>

namespace studio::audio {

namespace {

struct Destroy {
    void operator()(ebur128_state *state) const { ebur128_destroy(&state); }
};

double toDb(double linear)
{
    return 20 * std::log10(linear); // 0 gives −infinity
}

} // namespace

Result<Loudness> measureLoudness(const PcmTrack &track, StopFlag stop)
{
    const auto channels = static_cast<unsigned>(track.channels());
    const std::unique_ptr<ebur128_state, Destroy> state(
        ebur128_init(channels, static_cast<unsigned long>(track.sampleRateHz()),
                     EBUR128_MODE_I | EBUR128_MODE_TRUE_PEAK | EBUR128_MODE_SAMPLE_PEAK));
    const auto refuse = [] {
        return fail(ErrorKind::Internal,
                    QCoreApplication::translate("studio::audio", "The loudness could not be measured."));
    };
    if (!state)
        return refuse();
    std::vector<std::int16_t> block(std::size_t(16384) * channels);
    for (qint64 at = 0; const qint64 frames = track.read(at, block); at += frames) {
        if (stop.isSet())
            return fail(Error::cancelled());
        if (ebur128_add_frames_short(state.get(), block.data(), std::size_t(frames)) != EBUR128_SUCCESS)
            return refuse();
    }
    double lufs = 0;
    double truePeak = 0;
    double samplePeak = 0;
    if (ebur128_loudness_global(state.get(), &lufs) != EBUR128_SUCCESS)
        return refuse();
    for (unsigned channel = 0; channel < channels; ++channel) {
        double peak = 0;
        if (ebur128_true_peak(state.get(), channel, &peak) == EBUR128_SUCCESS)
            truePeak = std::max(truePeak, peak);
        if (ebur128_sample_peak(state.get(), channel, &peak) == EBUR128_SUCCESS)
            samplePeak = std::max(samplePeak, peak);
    }
    return Loudness{lufs, toDb(truePeak), toDb(samplePeak)};
}

double gainForTarget(const Loudness &loudness, double targetLufs)
{
    const double gain = targetLufs - loudness.integratedLufs;
    return std::isfinite(gain) ? std::clamp(gain, -40.0, 40.0) : 0.0;
}

} // namespace studio::audio
