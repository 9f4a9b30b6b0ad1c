// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/changer/levelmatch.h"

#include "core/audio/loudness.h"
#include "core/base/workerjob.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace studio::ui {

namespace {

/// Loudness is compared over this much of the two sounds.
constexpr double kMeasuredSeconds = 120;
/// What is quieter than the other by more is something else, not the same words less loud.
constexpr double kMostTurnedDown = 0.1;

struct LoudnessPair {
    double first = 0; ///< LUFS
    double second = 0;
};

/// A stretch of a track, from a place in seconds on.
Result<double> loudnessFrom(const audio::PcmTrack &track, double from, double seconds, const StopFlag &stop)
{
    audio::PcmTrack stretch(track.spec());
    const int rate = track.sampleRateHz();
    qint64 frame = qint64(std::max(0.0, from) * rate);
    const qint64 end = std::min(track.frameCount(), frame + qint64(seconds * rate));
    std::vector<std::int16_t> buffer(std::size_t(16384) * std::size_t(track.channels()));
    while (frame < end && !stop.isSet()) {
        const qint64 wanted = std::min<qint64>(end - frame, 16384);
        const qint64 read =
            track.read(frame, std::span(buffer).first(std::size_t(wanted) * std::size_t(track.channels())));
        if (read <= 0 || !stretch.append(std::span(buffer).first(std::size_t(read * track.channels()))))
            break;
        frame += read;
    }
    stretch.complete();
    const auto loudness = audio::measureLoudness(stretch, stop);
    if (!loudness)
        return Unexpected(loudness.error());
    return loudness->integratedLufs;
}

double turnedDown(double own, double other)
{
    if (!std::isfinite(own) || !std::isfinite(other) || own <= other)
        return 1;
    return std::max(kMostTurnedDown, std::pow(10.0, (other - own) / 20));
}

} // namespace

void LevelMatch::measure(const Track &first, double fromSeconds, const Track &second)
{
    if (m_first.lock() == first && m_second.lock() == second && m_from == fromSeconds)
        return;
    m_first = first;
    m_second = second;
    m_from = fromSeconds;
    m_firstGain = m_secondGain = 1;
    auto *job = runInWorker<LoudnessPair>([=](const StopFlag &stop) -> Result<LoudnessPair> {
        const double seconds = std::min(kMeasuredSeconds, second->seconds());
        const auto one = loudnessFrom(*first, fromSeconds, seconds, stop);
        if (!one)
            return Unexpected(one.error());
        const auto other = loudnessFrom(*second, 0, seconds, stop);
        if (!other)
            return Unexpected(other.error());
        return LoudnessPair{*one, *other};
    });
    m_measuring = job;
    job->then(this, [this](const Result<LoudnessPair> &levels) {
        if (!levels)
            return; // as loud as they are
        m_firstGain = turnedDown(levels->first, levels->second);
        m_secondGain = turnedDown(levels->second, levels->first);
        emit changed();
    });
}

} // namespace studio::ui
