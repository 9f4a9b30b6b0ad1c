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

/// A scenario as it went on both sides.
struct ComparedRow {
    enum class Change { Same, Better, Worse, Slower, Faster, OnlyLeft, OnlyRight };
    QString scenario{};
    ComparedSide left{};
    ComparedSide right{};
    Change change = Change::Same;
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

/// A reply is called slower or faster when its median differs by more than a fifth and 100 ms.
[[nodiscard]] Comparison compare(const QList<RunResult> &left, const QString &leftName,
                                 const QList<RunResult> &right, const QString &rightName);
/// The two agents of one check.
[[nodiscard]] Comparison compareAgents(const SuiteResult &result, const QString &leftId,
                                       const QString &rightId);

[[nodiscard]] QString changeName(ComparedRow::Change change); ///< same, better, worse, slower…
[[nodiscard]] QJsonObject toJson(const Comparison &comparison);
/// A table in columns, for a terminal.
[[nodiscard]] QString toText(const Comparison &comparison);

} // namespace studio::scenario
