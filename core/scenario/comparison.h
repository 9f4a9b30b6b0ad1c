// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scenario/results.h"

namespace studio::scenario {

/// One side of one row. Without runs, that side did not run it.
struct ComparedSide {
    int runs = 0;
    int passed = 0;
    double medianReplyMs = -1;
    double slowestReplyMs = -1;
    QString reason{}; ///< Why it failed the first time.
    bool operator==(const ComparedSide &) const = default;
};

enum class Change { Same, Better, Worse, Slower, Faster, OnlyLeft, OnlyRight };

/// One side of a step. Rounds that came so far neither passed nor failed it when it was not reached.
struct ComparedStepSide {
    int runs = 0; ///< Rounds that have this step; 0: that side does not.
    int passed = 0;
    int failed = 0;
    double ms = -1; ///< Median of what was measured; negative: nothing is.
    double tookMs = -1; ///< Median of how long the step took.
    QString reason{}; ///< Of the first failure, else of the first round; may be empty.

    /// Sometimes it passes and sometimes not.
    [[nodiscard]] bool isFlaky() const { return passed > 0 && failed > 0; }
    bool operator==(const ComparedStepSide &) const = default;
};

/// A step as it went on both sides.
struct ComparedStep {
    QString text{}; ///< The right side's, if it has the step.
    ComparedStepSide left{};
    ComparedStepSide right{};
    Change change = Change::Same;

    /// It failed on the right only.
    [[nodiscard]] bool isNewFailure() const;
    bool operator==(const ComparedStep &) const = default;
};

/// A scenario as it went on both sides.
struct ComparedRow {
    using Change = scenario::Change;
    QString scenario{};
    ComparedSide left{};
    ComparedSide right{};
    Change change = Change::Same;
    QList<ComparedStep> steps{}; ///< Of both, in order; paired by their words, then by their place.
    bool operator==(const ComparedRow &) const = default;
};

/// Two checks side by side: two agents, two versions, or yesterday (left) and today (right).
struct Comparison {
    QString leftName{};
    QString rightName{};
    QList<ComparedRow> rows{};

    [[nodiscard]] bool isWorse() const;
    bool operator==(const Comparison &) const = default;
};

/// The conversations of one check with one agent, or one version of it.
struct CheckSide {
    QString agent{}; ///< Its name, as it was checked.
    QList<RunResult> runs{};
    bool operator==(const CheckSide &) const = default;
};
/// One for each agent of a check, in the order of their first run.
[[nodiscard]] QList<CheckSide> sidesOf(const SuiteResult &result);

/// A reply is called slower or faster when its median differs by more than a fifth and 100 ms.
[[nodiscard]] Comparison compare(const QList<RunResult> &left, const QString &leftName,
                                 const QList<RunResult> &right, const QString &rightName);
/// One agent of a check by its name (right) and whatever its scenarios ran against else (left). Without rows
/// if there was nothing on one of the sides.
[[nodiscard]] Comparison compareAgainst(const SuiteResult &result, const QString &agentName);

/// The steps of one scenario on both sides.
[[nodiscard]] QList<ComparedStep> compareSteps(const QList<RunResult> &left, const QList<RunResult> &right,
                                               const QString &scenario);

[[nodiscard]] QString changeName(Change change); ///< same, better, worse, slower…
[[nodiscard]] QJsonObject toJson(const Comparison &comparison);
/// Total, apart from Protocol for what is no comparison.
[[nodiscard]] Result<Comparison> comparisonFromJson(const QByteArray &json);
/// A table in columns, for a terminal.
[[nodiscard]] QString toText(const Comparison &comparison);

} // namespace studio::scenario
