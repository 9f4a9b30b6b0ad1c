// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/scenario/scenario.h"

#include <QDateTime>
#include <QJsonObject>
#include <QMetaType>

namespace studio::scenario {

struct StepResult {
    enum class State { Waiting, Running, Passed, Failed, Skipped };

    int index = 0; ///< In the plan, from 0.
    Step::Kind kind = Step::Kind::Say;
    QString text{}; ///< As describe() says, values filled in.
    State state = State::Waiting;
    QString reason{}; ///< Why it failed, or a figure; a sentence.
    qint64 atUs = -1; ///< When its turn came, since the session's start; negative: it never did.
    qint64 tookUs = 0;
    double ms = -1; ///< What was measured; negative: nothing.

    bool operator==(const StepResult &) const = default;
};

/// One conversation by script.
struct RunResult {
    enum class Outcome {
        Passed,
        Failed, ///< Something expected did not happen.
        Broken, ///< It could not be run to its end: no connection, no voice… see problem.
        Cancelled,
    };

    QString scenario{};
    QString agentId{};
    QString agentName{};
    int round = 1; ///< Of the repeats, from 1.
    Outcome outcome = Outcome::Passed;
    QList<StepResult> steps{};
    QString problem{}; ///< Of a broken one: the message, and what to do.
    QString problemKind{}; ///< errorKindName().
    QDateTime startedAt{}; ///< UTC
    double seconds = 0;
    int turns = 0;
    double medianReplyMs = -1; ///< Negative: nothing to measure.
    double slowestReplyMs = -1;
    double slowestStopMs = -1; ///< From the caller's voice to silence.
    qint64 credits = 0; ///< For what the caller said and had to be made.
    QString transcript{};
    QString session{}; ///< Where it is recorded; the name of the folder.
    QString conversationId{};

    [[nodiscard]] int count(StepResult::State state) const;
    /// The first step that failed; null when none did.
    [[nodiscard]] const StepResult *firstFailure() const;
    bool operator==(const RunResult &) const = default;
};

/// All conversations of one check of a suite.
struct SuiteResult {
    QString suite{};
    QString program{}; ///< Name and version.
    QString profile{};
    QString line{}; ///< As lineText().
    QDateTime startedAt{};
    double seconds = 0;
    QList<RunResult> runs{};

    [[nodiscard]] int count(RunResult::Outcome outcome) const;
    [[nodiscard]] bool allPassed() const;
    bool operator==(const SuiteResult &) const = default;
};

/// How steady a scenario is over its repeats.
struct Steadiness {
    QString scenario{};
    QString agentId{};
    QString agentName{};
    int runs = 0;
    int passed = 0;
    double medianReplyMs = -1; ///< Over all answers' medians.
    double slowestReplyMs = -1;
    /// Sometimes it passes and sometimes not.
    [[nodiscard]] bool isFlaky() const { return passed > 0 && passed < runs; }
    bool operator==(const Steadiness &) const = default;
};
/// One for each scenario and agent, in the order of their first run.
[[nodiscard]] QList<Steadiness> steadinessOf(const QList<RunResult> &runs);

[[nodiscard]] QString outcomeName(RunResult::Outcome outcome); ///< passed, failed, broken, cancelled
[[nodiscard]] QString stateName(StepResult::State state); ///< waiting, running, passed, failed, skipped
[[nodiscard]] QJsonObject toJson(const StepResult &result);
[[nodiscard]] QJsonObject toJson(const RunResult &result);
[[nodiscard]] QJsonObject toJson(const SuiteResult &result);
/// Total: what is missing or of another type is as in a new one.
[[nodiscard]] RunResult runResultFromJson(const QJsonObject &json);
/// Protocol for what is no result of a check.
[[nodiscard]] Result<SuiteResult> suiteResultFromJson(const QByteArray &json);

} // namespace studio::scenario

Q_DECLARE_METATYPE(studio::scenario::StepResult)
Q_DECLARE_METATYPE(studio::scenario::RunResult)
Q_DECLARE_METATYPE(studio::scenario::SuiteResult)
