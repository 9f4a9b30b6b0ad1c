// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jobs/timeleft.h"

#include <algorithm>
#include <cmath>

namespace studio::jobs {

namespace {

using Seconds = std::chrono::duration<double>;

constexpr double kSmoothing = 6; // seconds of the past that count
constexpr std::chrono::seconds kEarliest{1};
constexpr double kLeastProgress = 0.02;
constexpr std::chrono::hours kLongest{100};

} // namespace

void TimeLeft::add(double progress, std::chrono::nanoseconds now)
{
    progress = std::clamp(progress, 0.0, 1.0);
    if (!m_begun || progress < m_progress) {
        *this = {};
        m_begun = true;
        m_first = m_progress = progress;
        m_lastAt = now;
        return;
    }
    const double seconds = Seconds(now - m_lastAt).count();
    if (seconds < 0.05)
        return;
    const double rate = (progress - m_progress) / seconds;
    const double weight = m_worked.count() == 0 ? 1 : 1 - std::exp(-seconds / kSmoothing);
    m_rate += (rate - m_rate) * weight;
    m_worked += now - m_lastAt;
    m_progress = progress;
    m_lastAt = now;
}

std::optional<std::chrono::seconds> TimeLeft::at(std::chrono::nanoseconds now) const
{
    if (m_worked < kEarliest || m_progress - m_first < kLeastProgress || m_rate <= 0 || m_progress >= 1)
        return std::nullopt;
    const double total = (1 - m_progress) / m_rate - Seconds(now - m_lastAt).count();
    const Seconds left(std::max(1.0, total));
    if (left > kLongest)
        return std::nullopt;
    return std::chrono::seconds(static_cast<long long>(std::round(left.count())));
}

} // namespace studio::jobs
