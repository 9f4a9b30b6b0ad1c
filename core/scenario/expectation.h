// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/agent/timings.h"
#include "core/scenario/scenario.h"
#include "core/scenario/witness.h"

namespace studio::scenario {

/// What became of an expectation so far.
struct Verdict {
    enum class State { Pending, Passed, Failed };
    State state = State::Pending;
    QString reason{}; ///< A sentence: what was seen instead, or for what passed a figure.
    double ms = -1; ///< What was measured; negative: nothing.
    QString captured{}; ///< The first group of a pattern.
    bool operator==(const Verdict &) const = default;
};

/// Until when an expectation may be fulfilled.
struct Moment {
    qint64 nowUs = 0; ///< Since the session's start.
    qint64 beganUs = 0; ///< When the expectation's turn came.
    bool operator==(const Moment &) const = default;
};

/// How long an expectation waits which does not say so.
inline constexpr int kUsualWaitMs = 12'000;
/// An agent that has been silent for so long after its answer says no more.
inline constexpr int kQuietMs = 2'500;

/// Whether the log fulfils an expectation: pure, so that a replay comes to the same verdicts. `step` is an
/// expectation without placeholders. Failed as soon as it cannot come true any more.
[[nodiscard]] Verdict judge(const Step &step, const Witness &seen, const agent::Timings &timings,
                            const Moment &moment);

/// Whether all of `wanted` is in `given`. Texts and numbers that read the same are equal, {"matches": "…"} is
/// a regular expression, lists must be equal.
[[nodiscard]] bool argumentsFit(const QJsonObject &wanted, const QJsonObject &given);

} // namespace studio::scenario
