// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audio/startpolicy.h"

#include <algorithm>
#include <cmath>

namespace studio::audio {

namespace {

constexpr double kMargin = 1.15;
constexpr double kMarginSeconds = 0.003;
constexpr double kHoleFactor = 1.3;
constexpr double kRisenCounts = 0.5;
constexpr double kKeptOfBadNews = 0.9;
constexpr double kSlow = 0.98;
constexpr double kAssumedRest = 5.0;
constexpr double kMaxBlindCushion = 4.0;
constexpr std::size_t kMaxArrivals = 20'000;

} // namespace

StartPolicy::StartPolicy(const Setup &setup) : m_setup(setup) { }

/// Deficit: time passed minus sound received. Starting at once and never running dry needs a cushion as large
/// as its largest rise, the drawdown.
void StartPolicy::arrived(Time now, qint64 totalFrames)
{
    const double sound = double(totalFrames) / std::max(m_setup.sampleRateHz, 1);
    if (totalFrames <= 0 || (!m_arrivals.empty() && sound <= m_arrivals.back().sound))
        return;
    if (m_arrivals.empty()) {
        m_first = now;
        m_lowestDeficit = -sound;
        m_arrivals.push_back({0, sound});
        return;
    }
    const double time = std::chrono::duration<double>(now - m_first).count();
    m_drawdown = std::max(m_drawdown, time - m_arrivals.back().sound - m_lowestDeficit);
    m_lowestDeficit = std::min(m_lowestDeficit, time - sound);
    if (m_arrivals.size() < kMaxArrivals)
        m_arrivals.push_back({time, sound});
}

/// The first arrival is left out: it carries what was made before the clock began.
std::optional<double> StartPolicy::measuredSpeed() const
{
    if (m_arrivals.size() < 3 || m_arrivals.back().time < 0.03)
        return std::nullopt;
    return (m_arrivals.back().sound - m_arrivals.front().sound) / m_arrivals.back().time;
}

double StartPolicy::expectedSpeed() const
{
    const auto measured = measuredSpeed();
    const bool known = m_setup.memory.streams > 0 && m_setup.memory.speed > 0;
    if (measured && m_arrivals.back().time >= (known ? 1.0 : 0.3))
        return *measured;
    return known ? m_setup.memory.speed : 1.0;
}

double StartPolicy::cushion(Time now, qint64 playedFrames) const
{
    double needed = 0;
    double seen = m_drawdown;
    if (!m_arrivals.empty()) {
        const double time = std::chrono::duration<double>(now - m_first).count();
        seen = std::max(seen, time - m_arrivals.back().sound - m_lowestDeficit);
    }
    // What comes at n times the speed of playing builds up its cushion while it plays.
    const double byDefault = kUnknownCushion / std::clamp(measuredSpeed().value_or(1.0), 1.0, 4.0);
    const int streams = m_setup.memory.streams;
    if (streams > 0)
        needed = m_setup.memory.cushionMs / 1000 * kMargin + kMarginSeconds;
    if (streams < 2) // one good stream is not yet a good line
        needed = std::max(needed, streams == 0 ? byDefault : byDefault / 2);
    const double speed = expectedSpeed();
    const double played = double(playedFrames) / std::max(m_setup.sampleRateHz, 1);
    if (speed < kSlow) {
        // The seen drawdown holds the slowness itself, which is counted below.
        const bool known = m_setup.expectedDuration.has_value();
        const double whole = known ? std::chrono::duration<double>(*m_setup.expectedDuration).count() : 0;
        const double rest = known ? std::max(whole - played, 0.0) : kAssumedRest;
        needed = std::max(needed, jitter(speed) * kMargin + kMarginSeconds) + rest * (1 - speed);
        if (!known)
            needed = std::min(needed, kMaxBlindCushion);
    } else if (m_setup.memory.streams > 0 || seen > needed) {
        needed = std::max(needed, seen * kMargin + kMarginSeconds);
    }
    if (m_holes > 0)
        needed = std::max(needed * kHoleFactor, kUnknownCushion);
    return std::max(needed, double(m_setup.minimumFrames) / std::max(m_setup.sampleRateHz, 1));
}

bool StartPolicy::mayPlay(Time now, qint64 playedFrames) const
{
    if (m_ended)
        return true;
    if (m_arrivals.empty())
        return false;
    const double rate = std::max(m_setup.sampleRateHz, 1);
    const double played = double(playedFrames) / rate;
    const double inHand = m_arrivals.back().sound - played;
    const double needed = cushion(now, playedFrames);
    if (inHand >= needed)
        return true;
    // On a line well known the lateness it shows already counts, half of it: the cushion is how far the
    // deficit may rise above its lowest, and a part of that rise is over. Counting all of it would trust the
    // memory of few streams too much.
    const bool known = m_setup.memory.streams > 1 && m_holes == 0 && expectedSpeed() >= kSlow;
    const double time = std::chrono::duration<double>(now - m_first).count();
    return known && inHand > 0 && inHand >= double(m_setup.minimumFrames) / rate
        && inHand + kRisenCounts * (time - m_arrivals.back().sound - m_lowestDeficit) >= needed;
}

/// The largest cushion used up, had the line been played at its own speed.
double StartPolicy::jitter(double speed) const
{
    if (m_arrivals.empty())
        return 0;
    const double pace = std::min(speed, 1.0);
    double lowest = -m_arrivals.front().sound;
    double worst = 0;
    for (std::size_t i = 1; i < m_arrivals.size(); ++i) {
        const double due = m_arrivals[i].time * pace;
        worst = std::max(worst, due - m_arrivals[i - 1].sound - lowest);
        lowest = std::min(lowest, due - m_arrivals[i].sound);
    }
    return worst;
}

LineMemory StartPolicy::learned() const
{
    LineMemory memory = m_setup.memory;
    const bool enough = m_arrivals.size() >= 2 && (m_ended || m_arrivals.back().time >= 1.0);
    if (!enough || m_arrivals.back().sound < 0.3)
        return memory;
    const double speed = std::clamp(measuredSpeed().value_or(100.0), 0.01, 100.0);
    const double cushionMs = jitter(speed) * 1000;
    const bool first = memory.streams == 0;
    // Worse news count at once, better news slowly.
    memory.cushionMs = first || cushionMs > memory.cushionMs
        ? cushionMs
        : kKeptOfBadNews * memory.cushionMs + (1 - kKeptOfBadNews) * cushionMs;
    memory.speed = first || speed < memory.speed ? speed : 0.7 * memory.speed + 0.3 * speed;
    ++memory.streams;
    return memory;
}

} // namespace studio::audio
