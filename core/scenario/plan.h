// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/scenario/scenario.h"

#include <utility>

namespace studio::scenario {

using Variables = QMap<QString, QString>;

/// A step as it will be taken: loops are unrolled, what a loop gives its variable is known.
struct PlannedStep {
    Step step{};
    Variables bindings{}; ///< Of the loops around it.
    QString round{}; ///< "2 of 5" in a loop, else empty.
    bool operator==(const PlannedStep &) const = default;
};

/// The most steps a scenario may have once its loops are unrolled.
inline constexpr int kMostPlannedSteps = 10'000;
/// The most characters of a step's text once its variables are filled in.
inline constexpr qsizetype kLongestFilledIn = 200'000;

/// All steps in the order in which they are taken. Validation when loops make too many of them.
[[nodiscard]] Result<QList<PlannedStep>> planOf(const QList<Step> &steps);

/// The text with {{name}} filled in. `missing` receives names without a value; they stay as they are.
[[nodiscard]] QString filledIn(const QString &text, const Variables &variables,
                               QStringList *missing = nullptr);
/// All texts of a step filled in. In a pattern, values stand for themselves. Validation naming a variable
/// that has no value.
[[nodiscard]] Result<Step> filledIn(const Step &step, const Variables &variables);

/// Placeholders that nothing in the scenario ever gives a value, at the place of their step.
[[nodiscard]] QList<Mistake> unknownNames(const Scenario &whole);

} // namespace studio::scenario
