// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/media/timeline.h"

#include <algorithm>
#include <cmath>

namespace studio::media {

namespace {

/// Time stamps are rounded and clocks drift; only what can be heard is a hole.
constexpr double kHole = 0.2;
constexpr double kLateStart = 0.005;
/// A longer hole is taken for a wrong time stamp: without a promise of the file, with one, and all together.
/// A small damaged file must not become hours of silence.
constexpr double kLongestHole = 600;
constexpr double kLongestPromised = 3600;
constexpr double kLongestSilence = 3 * 3600;

} // namespace

Timeline::Timeline(int sampleRateHz, double from, double to, std::optional<double> promised)
    : m_rate(sampleRateHz), m_from(qint64(std::llround(std::max(from, 0.0) * sampleRateHz))),
      m_to(to < 0 ? -1 : qint64(std::llround(to * sampleRateHz))), m_latest(promised.value_or(-1))
{
}

qint64 Timeline::place(std::optional<double> seconds)
{
    if (!seconds || !std::isfinite(*seconds))
        return 0;
    const double hole = *seconds - m_shift - this->seconds();
    const double smallest = m_begun ? kHole : kLateStart;
    m_begun = true;
    if (std::abs(hole) < smallest)
        return 0;
    const bool promised = m_latest >= 0 && this->seconds() + hole <= m_latest + kHole;
    const bool plausible = hole > 0 && (promised || m_latest < 0)
        && hole <= (promised ? kLongestPromised : kLongestHole) && m_silence + hole <= kLongestSilence;
    if (!plausible) {
        m_shift += hole;
        return 0;
    }
    m_silence += hole;
    return qint64(std::llround(hole * m_rate));
}

void Timeline::startAt(double seconds)
{
    m_at = std::max<qint64>(qint64(std::llround(seconds * m_rate)), 0);
    m_begun = true;
}

Timeline::Wanted Timeline::pass(qint64 count)
{
    const qint64 begin = m_at;
    m_at += count;
    const qint64 first = std::clamp(m_from, begin, m_at);
    const qint64 last = m_to < 0 ? m_at : std::clamp(m_to, begin, m_at);
    return {first - begin, std::max<qint64>(last - first, 0)};
}

} // namespace studio::media
