// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evidence/replaysound.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <limits>

namespace studio::evidence {

namespace {

constexpr qint64 kFramesAtOnce = 1024;

class MixedSource final : public audio::SampleSource {
public:
    explicit MixedSource(std::shared_ptr<audio::PcmTrack> sides) : m_sides(std::move(sides)) { }

    void read(qint64 fromSample, std::span<std::int16_t> out) const override
    {
        std::array<std::int16_t, kFramesAtOnce * 2> both{};
        for (std::size_t done = 0; done < out.size();) {
            const std::size_t wanted = std::min<std::size_t>(out.size() - done, kFramesAtOnce);
            const qint64 got = m_sides->read(fromSample + qint64(done), std::span(both).first(wanted * 2));
            for (std::size_t i = 0; i < wanted; ++i) {
                const int sum = qint64(i) < got ? int(both[i * 2]) + both[i * 2 + 1] : 0;
                out[done + i] = std::int16_t(std::clamp<int>(sum, std::numeric_limits<std::int16_t>::min(),
                                                             std::numeric_limits<std::int16_t>::max()));
            }
            done += wanted;
        }
    }

private:
    const std::shared_ptr<audio::PcmTrack> m_sides;
};

} // namespace

std::shared_ptr<audio::PcmTrack> mixedTrack(const std::shared_ptr<audio::PcmTrack> &sides, double seconds)
{
    if (!sides || sides->channels() != 2)
        return sides;
    const int rate = sides->sampleRateHz();
    auto track =
        std::make_shared<audio::PcmTrack>(audio::PcmSpec{rate, 1}, std::make_unique<MixedSource>(sides));
    track->advanceTo(std::max(sides->frameCount(), qint64(seconds * rate)));
    track->complete();
    return track;
}

Result<SessionPeaks> sessionPeaksNow(const audio::PcmTrack &sides, const StopFlag &stop)
{
    SessionPeaks peaks;
    if (sides.channels() != 2)
        return peaks;
    const auto bucket = std::size_t(std::max(1, int(peaks.secondsPerBucket * sides.sampleRateHz())));
    peaks.secondsPerBucket = double(bucket) / sides.sampleRateHz();
    std::vector<std::int16_t> both(bucket * 2);
    for (qint64 frame = 0;; frame += qint64(bucket)) {
        if (stop.isSet())
            return Unexpected(Error::cancelled());
        const qint64 got = sides.read(frame, both);
        if (got == 0)
            return peaks;
        std::array<int, 2> highest{};
        for (std::size_t i = 0; i < std::size_t(got) * 2; ++i)
            highest[i % 2] = std::max(highest[i % 2], std::abs(int(both[i])));
        peaks.user.push_back(std::uint8_t(std::min(highest[0] >> 8, 127)));
        peaks.agent.push_back(std::uint8_t(std::min(highest[1] >> 8, 127)));
    }
}

JobOf<SessionPeaks> *sessionPeaks(const std::shared_ptr<audio::PcmTrack> &sides, QObject *parent)
{
    return runInWorker<SessionPeaks>([sides](const StopFlag &stop) { return sessionPeaksNow(*sides, stop); },
                                     parent);
}

} // namespace studio::evidence
