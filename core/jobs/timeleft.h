// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <optional>

namespace studio::jobs {

/// Guesses how long work will still take from how far it came when. Pure; a second of work and a fiftieth of
/// the way must be behind before it says anything.
class TimeLeft final {
public:
    /// `progress` 0…1; going back begins anew.
    void add(double progress, std::chrono::nanoseconds now);
    /// Work stood still between; that does not count.
    void skip(std::chrono::nanoseconds pause) { m_lastAt += pause; }
    [[nodiscard]] std::optional<std::chrono::seconds> at(std::chrono::nanoseconds now) const;

private:
    double m_progress = 0;
    double m_first = 0; ///< Where it began: work taken up again does not start at 0.
    double m_rate = 0; ///< A second, smoothed.
    std::chrono::nanoseconds m_worked{};
    std::chrono::nanoseconds m_lastAt{};
    bool m_begun = false;
};

} // namespace studio::jobs
