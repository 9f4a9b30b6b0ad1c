// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/comparison.h"

#include "core/scenario/scenariotext.h"

#include <QLocale>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace studio::scenario {

namespace {

constexpr double kNoticeableShare = 0.2;
constexpr double kNoticeableMs = 100;

ComparedSide sideOf(const QList<RunResult> &runs, const QString &scenario)
{
    ComparedSide side;
    QList<RunResult> own;
    for (RunResult run : runs) {
        if (run.scenario != scenario)
            continue;
        // A side is one agent, whatever its name was.
        run.agentId.clear();
        own.append(run);
        if (!side.reason.isEmpty() || run.outcome == RunResult::Outcome::Passed)
            continue;
        const StepResult *failure = run.firstFailure();
        side.reason = failure ? failure->text + u": "_s + failure->reason : run.problem;
    }
    const QList<Steadiness> steadiness = steadinessOf(own);
    if (steadiness.isEmpty())
        return side;
    side.runs = steadiness.first().runs;
    side.passed = steadiness.first().passed;
    side.medianReplyMs = steadiness.first().medianReplyMs;
    side.slowestReplyMs = steadiness.first().slowestReplyMs;
    return side;
}

Change changeOf(const ComparedSide &left, const ComparedSide &right)
{
    if (left.runs == 0)
        return Change::OnlyRight;
    if (right.runs == 0)
        return Change::OnlyLeft;
    const qint64 balance = qint64(right.passed) * left.runs - qint64(left.passed) * right.runs;
    if (balance != 0)
        return balance > 0 ? Change::Better : Change::Worse;
    if (left.medianReplyMs < 0 || right.medianReplyMs < 0)
        return Change::Same;
    const double difference = right.medianReplyMs - left.medianReplyMs;
    if (std::abs(difference) <= std::max(kNoticeableMs, kNoticeableShare * left.medianReplyMs))
        return Change::Same;
    return difference > 0 ? Change::Slower : Change::Faster;
}

QString sideText(const ComparedSide &side)
{
    if (side.runs == 0)
        return u"–"_s;
    const QString passed = u"%1/%2"_s.arg(side.passed).arg(side.runs);
    return side.medianReplyMs < 0 ? passed
                                  : passed + u"  "_s
            + ScenarioText::tr("%1 s").arg(QLocale().toString(side.medianReplyMs / 1000, 'f', 2));
}

QString changeText(Change change)
{
    switch (change) {
    case Change::Same:
        return ScenarioText::tr("same");
    case Change::Better:
        return ScenarioText::tr("better");
    case Change::Worse:
        return ScenarioText::tr("worse");
    case Change::Slower:
        return ScenarioText::tr("slower");
    case Change::Faster:
        return ScenarioText::tr("faster");
    case Change::OnlyLeft:
        return ScenarioText::tr("only left");
    case Change::OnlyRight:
        break;
    }
    return ScenarioText::tr("only right");
}

} // namespace

bool Comparison::isWorse() const
{
    return std::any_of(rows.begin(), rows.end(),
                       [](const ComparedRow &row) { return row.change == Change::Worse; });
}

Comparison compare(const QList<RunResult> &left, const QString &leftName, const QList<RunResult> &right,
                   const QString &rightName)
{
    Comparison comparison{.leftName = leftName, .rightName = rightName, .rows = {}};
    QStringList names;
    for (const QList<RunResult> &runs : {left, right}) {
        for (const RunResult &run : runs) {
            if (!names.contains(run.scenario))
                names.append(run.scenario);
        }
    }
    for (const QString &name : std::as_const(names)) {
        ComparedRow row{.scenario = name,
                        .left = sideOf(left, name),
                        .right = sideOf(right, name),
                        .change = {},
                        .steps = compareSteps(left, right, name)};
        row.change = changeOf(row.left, row.right);
        comparison.rows.append(row);
    }
    return comparison;
}

QList<CheckSide> sidesOf(const SuiteResult &result)
{
    QList<CheckSide> sides;
    for (const RunResult &run : result.runs) {
        const QString name = run.agentName.isEmpty() ? run.agentId : run.agentName;
        auto side = std::find_if(sides.begin(), sides.end(),
                                 [&name](const CheckSide &known) { return known.agent == name; });
        if (side == sides.end())
            side = sides.insert(sides.end(), {.agent = name, .runs = {}});
        side->runs.append(run);
    }
    return sides;
}

Comparison compareAgainst(const SuiteResult &result, const QString &agentName)
{
    QList<RunResult> left;
    QList<RunResult> right;
    QStringList leftNames;
    for (const CheckSide &side : sidesOf(result)) {
        if (side.agent == agentName) {
            right += side.runs;
            continue;
        }
        left += side.runs;
        leftNames.append(side.agent);
    }
    const QString leftName = leftNames.join(u", "_s);
    if (left.isEmpty() || right.isEmpty())
        return {.leftName = leftName, .rightName = agentName, .rows = {}};
    return compare(left, leftName, right, agentName);
}

QString toText(const Comparison &comparison)
{
    QList<QStringList> table{{ScenarioText::tr("Scenario"), comparison.leftName, comparison.rightName, {}}};
    for (const ComparedRow &row : comparison.rows)
        table.append({row.scenario, sideText(row.left), sideText(row.right), changeText(row.change)});
    QList<qsizetype> widths(4, 0);
    for (const QStringList &row : std::as_const(table)) {
        for (qsizetype i = 0; i < 4; ++i)
            widths[i] = std::max(widths[i], std::min<qsizetype>(row[i].size(), 48));
    }
    QStringList lines;
    for (const QStringList &row : std::as_const(table)) {
        QString line;
        for (qsizetype i = 0; i < 4; ++i)
            line += row[i].left(48).leftJustified(int(widths[i]) + 2);
        lines.append(line.trimmed());
    }
    return lines.join(u'\n');
}

} // namespace studio::scenario
