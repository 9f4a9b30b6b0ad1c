// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audio/measurement.h"

#include "core/audio/limiter.h"
#include "core/audio/loudness.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace studio::audio {

namespace {

constexpr double kFloorSeconds = 0.5;
constexpr double kShortFloorSeconds = 0.1;
constexpr double kShortSeconds = 10; ///< There need not be a pause of half a second in so little speech.
constexpr double kStepSeconds = 0.05;
constexpr double kCloseEnoughDb = 0.03;
constexpr int kRounds = 6;
constexpr double kLeastYield = 0.2; ///< Of a decibel of gain a hard-working limiter lets through at least.
constexpr std::size_t kLevelBlock = 16384;

double powerDb(double power)
{
    return 10 * std::log10(power); // 0 gives −infinity
}

/// Mean power of 50 ms steps; the last one may be short.
struct PowerSteps {
    std::vector<double> means{};
    double sum = 0;
    double samples = 0;
};

Result<PowerSteps> powerOf(const PcmTrack &track, const StopFlag &stop)
{
    PowerSteps steps;
    const auto channels = std::size_t(track.channels());
    const auto step = std::max<std::size_t>(1, std::size_t(track.sampleRateHz() * kStepSeconds)) * channels;
    std::vector<std::int16_t> block(kLevelBlock * channels);
    double inStep = 0;
    std::size_t filled = 0;
    for (qint64 at = 0; const qint64 frames = track.read(at, block); at += frames) {
        if (stop.isSet())
            return fail(Error::cancelled());
        for (std::size_t i = 0; i < std::size_t(frames) * channels; ++i) {
            const double value = double(block[i]) / 32768;
            inStep += value * value;
            if (++filled == step) {
                steps.means.push_back(inStep / double(step));
                steps.sum += inStep;
                inStep = 0;
                filled = 0;
            }
        }
        steps.samples += double(frames) * double(channels);
    }
    steps.sum += inStep;
    return steps;
}

double quietest(const PowerSteps &steps, double seconds)
{
    const double span = seconds < kShortSeconds ? kShortFloorSeconds : kFloorSeconds;
    const auto wide = std::size_t(std::lround(span / kStepSeconds));
    if (steps.means.size() < wide)
        return steps.samples > 0 ? steps.sum / steps.samples : 0;
    double window = 0;
    double least = std::numeric_limits<double>::max();
    for (std::size_t i = 0; i < steps.means.size(); ++i) {
        window += steps.means[i];
        if (i >= wide)
            window -= steps.means[i - wide];
        if (i + 1 >= wide)
            least = std::min(least, std::max(0.0, window) / double(wide));
    }
    // Rounding of the running sum is not sound.
    return least < 1e-12 ? 0 : least;
}

std::shared_ptr<PcmTrack> limited(const PcmTrack &track, double gainDb, double ceilingDb)
{
    auto made = std::make_shared<PcmTrack>(track.spec());
    Limiter limiter(track.spec(), gainDb, ceilingDb);
    std::vector<std::int16_t> block(kLevelBlock * std::size_t(track.channels()));
    std::vector<std::int16_t> out;
    for (qint64 at = 0; const qint64 frames = track.read(at, block); at += frames) {
        out.clear();
        limiter.process(std::span(block).first(std::size_t(frames * track.channels())), out);
        made->append(out);
    }
    out.clear();
    limiter.flush(out);
    made->append(out);
    made->complete();
    return made;
}

double missingTo(const LevelGoal &goal, const Measurement &measured)
{
    return goal.level - (goal.by == LevelGoal::By::Rms ? measured.rmsDb : measured.integratedLufs);
}

} // namespace

Result<Measurement> measureSound(const PcmTrack &track, const StopFlag &stop)
{
    const auto loudness = measureLoudness(track, stop);
    if (!loudness)
        return fail(loudness.error());
    const auto steps = powerOf(track, stop);
    if (!steps)
        return fail(steps.error());
    Measurement measured;
    measured.integratedLufs = loudness->integratedLufs;
    measured.truePeakDb = loudness->truePeakDb;
    measured.samplePeakDb = loudness->samplePeakDb;
    measured.rmsDb = powerDb(steps->samples > 0 ? steps->sum / steps->samples : 0);
    measured.noiseFloorDb = powerDb(quietest(*steps, track.seconds()));
    measured.seconds = track.seconds();
    return measured;
}

Result<Levelled> levelTo(const PcmTrack &track, const LevelGoal &goal, const StopFlag &stop)
{
    const auto before = measureSound(track, stop);
    if (!before)
        return fail(before.error());
    Levelled result{.before = *before};
    const double first = missingTo(goal, *before);
    result.gainDb = std::isfinite(first) ? std::clamp(first, -40.0, 40.0) : 0;
    result.track = limited(track, result.gainDb, goal.ceilingDb);
    double missingBefore = 0;
    double raised = 0;
    for (int round = 1; round < kRounds; ++round) {
        const auto reached = measureSound(*result.track, stop);
        if (!reached)
            return fail(reached.error());
        const double missing = missingTo(goal, *reached);
        if (!std::isfinite(missing) || std::abs(missing) <= kCloseEnoughDb)
            break;
        // The limiter takes a part of what is added; how much, the last step has shown.
        const double yield =
            raised == 0 ? 1 : std::clamp((missingBefore - missing) / raised, kLeastYield, 1.0);
        const double gain = std::clamp(result.gainDb + missing / yield, -40.0, 40.0);
        if (gain == result.gainDb)
            break;
        missingBefore = missing;
        raised = gain - result.gainDb;
        result.gainDb = gain;
        result.track = limited(track, gain, goal.ceilingDb);
    }
    return result;
}

} // namespace studio::audio
