// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/media/parts.h"

#include "core/audio/pcmtrack.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace studio::media {

namespace {

constexpr int kQuietest = 120;
constexpr double kRoom = 0.1; ///< Of one part, to all parts together.

std::uint8_t belowFull(double meanSquare)
{
    const double db = meanSquare > 0 ? -10 * std::log10(meanSquare) : double(kQuietest);
    return std::uint8_t(std::clamp(std::lround(db), 0L, long(kQuietest)));
}

/// The level below which a share of all steps lies.
int quantile(const std::array<std::size_t, kQuietest + 1> &histogram, std::size_t count, double share)
{
    auto left = std::size_t(double(count) * share);
    for (int level = kQuietest; level >= 0; --level) {
        if (histogram[std::size_t(level)] > left)
            return level;
        left -= histogram[std::size_t(level)];
    }
    return 0;
}

/// In decibels below full scale: what is further below is silence.
int thresholdOf(const SoundLevels &levels, double wanted)
{
    if (wanted <= 0)
        return int(std::lround(-wanted));
    std::array<std::size_t, kQuietest + 1> histogram{};
    for (const std::uint8_t level : levels.belowFull)
        ++histogram[std::min<std::size_t>(level, kQuietest)];
    const std::size_t count = levels.belowFull.size();
    const int noise = quantile(histogram, count, 0.05);
    const int speech = quantile(histogram, count, 0.9);
    // A little above the noise of the room, well below the speech.
    return std::clamp(noise - 8, std::min(speech + 12, kQuietest), 65);
}

double score(const Silence &silence, double ideal, double limit)
{
    const double middle = (silence.from + silence.to) / 2;
    return std::min(silence.seconds(), 1.0) - std::abs(middle - ideal) / limit;
}

struct Window {
    double from;
    double ideal;
    double to;
};

/// Where the next cut may be, for parts of about the same length and few of them. There is always some room
/// to find a silence in, if need be by one part more.
Window windowAfter(double start, double end, const PartLimits &limits)
{
    const double left = end - start;
    const double count = std::ceil(left / limits.maxSeconds + kRoom);
    const double ideal = start + left / count;
    // Before this one part more would be needed.
    const double earliest = end - (count - 1) * limits.maxSeconds;
    const double latest = std::min(start + limits.maxSeconds, end - std::min(limits.minSeconds, left / 4));
    const double half = start + (ideal - start) / 2;
    return {std::min(std::max(earliest, half), latest), ideal, latest};
}

template <class F>
QList<Part> cut(const QList<Silence> &silences, double seconds, PartLimits limits, F withoutSilence)
{
    QList<Part> parts;
    if (!(seconds > 0))
        return parts;
    limits.maxSeconds = std::max(limits.maxSeconds, 0.1);
    limits.minSeconds = std::clamp(limits.minSeconds, 0.0, limits.maxSeconds / 4);
    double start = 0;
    qsizetype next = 0;
    while (seconds - start > limits.maxSeconds + 1e-9) {
        const Window window = windowAfter(start, seconds, limits);
        std::optional<double> best;
        double bestScore = 0;
        while (next < silences.size() && silences.at(next).to <= window.from)
            ++next;
        for (qsizetype i = next; i < silences.size() && silences.at(i).from < window.to; ++i) {
            const Silence part{std::max(silences.at(i).from, window.from),
                               std::min(silences.at(i).to, window.to)};
            const double value = score(part, window.ideal, limits.maxSeconds);
            if (part.seconds() > 0 && (!best || value > bestScore)) {
                // As near to the ideal as it goes without leaving the silence's inner half.
                const double margin = part.seconds() / 4;
                best = std::clamp(window.ideal, part.from + margin, part.to - margin);
                bestScore = value;
            }
        }
        const double end = best ? *best : withoutSilence(window);
        parts.append({start, end, best.has_value()});
        start = end;
    }
    parts.append({start, seconds, true});
    return parts;
}

} // namespace

Result<SoundLevels> measureLevels(const audio::PcmTrack &track, const StopFlag &stop)
{
    SoundLevels levels;
    const qint64 step = std::max<qint64>(qint64(track.sampleRateHz() * SoundLevels::kStep), 1);
    constexpr qint64 kSteps = 64;
    std::vector<std::int16_t> block(std::size_t(step * kSteps * track.channels()));
    qint64 at = 0;
    while (const qint64 frames = track.read(at, block)) {
        if (stop.isSet())
            return fail(Error::cancelled());
        for (qint64 begin = 0; begin < frames; begin += step) {
            const qint64 end = std::min(begin + step, frames);
            double sum = 0;
            for (qint64 i = begin * track.channels(); i < end * track.channels(); ++i)
                sum += double(block[std::size_t(i)]) * double(block[std::size_t(i)]);
            levels.belowFull.push_back(
                belowFull(sum / double((end - begin) * track.channels()) / (32768.0 * 32768.0)));
        }
        at += frames;
    }
    levels.seconds = double(at) / track.sampleRateHz();
    return levels;
}

QList<Silence> findSilences(const SoundLevels &levels, const SilenceOptions &options)
{
    QList<Silence> found;
    const int threshold = thresholdOf(levels, options.thresholdDb);
    const std::size_t count = levels.belowFull.size();
    for (std::size_t i = 0; i < count;) {
        if (levels.belowFull[i] < threshold) {
            ++i;
            continue;
        }
        const std::size_t begin = i;
        while (i < count && levels.belowFull[i] >= threshold)
            ++i;
        const Silence silence{double(begin) * SoundLevels::kStep,
                              std::min(double(i) * SoundLevels::kStep, levels.seconds)};
        if (silence.seconds() >= options.minSeconds)
            found.append(silence);
    }
    return found;
}

Result<QList<Silence>> findSilences(const audio::PcmTrack &track, const SilenceOptions &options,
                                    const StopFlag &stop)
{
    const auto levels = measureLevels(track, stop);
    if (!levels)
        return fail(levels.error());
    return findSilences(*levels, options);
}

QList<Part> planParts(const QList<Silence> &silences, double seconds, const PartLimits &limits)
{
    return cut(silences, seconds, limits, [](const Window &window) { return window.to; });
}

QList<Part> planParts(const SoundLevels &levels, const PartLimits &limits, const SilenceOptions &options)
{
    return cut(findSilences(levels, options), levels.seconds, limits, [&](const Window &window) {
        // The quietest tenth of a second.
        constexpr std::size_t kWidth = 10;
        const auto first = std::size_t(std::ceil(window.from / SoundLevels::kStep));
        const auto last = std::min(std::size_t(window.to / SoundLevels::kStep), levels.belowFull.size());
        double best = window.to;
        int bestSum = -1;
        for (std::size_t i = first; i + kWidth <= last; ++i) {
            int sum = 0;
            for (std::size_t k = 0; k < kWidth; ++k)
                sum += levels.belowFull[i + k];
            if (sum > bestSum) {
                bestSum = sum;
                best = (double(i) + double(kWidth) / 2) * SoundLevels::kStep;
            }
        }
        return best;
    });
}

} // namespace studio::media
