// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/checktext.h"

#include "app/cli/agentcheckcommand.h"

#include <QLocale>

using namespace Qt::StringLiterals;

namespace studio::app {

using scenario::RunResult;
using scenario::StepResult;

namespace {

QString inSeconds(double ms)
{
    return AgentCheckCommand::tr("%1 s").arg(QLocale().toString(ms / 1000, 'f', 2));
}

QString markOf(StepResult::State state)
{
    switch (state) {
    case StepResult::State::Passed:
        return u"✓"_s;
    case StepResult::State::Failed:
        return u"✗"_s;
    default:
        return u"–"_s;
    }
}

QString outcomeText(const RunResult &run)
{
    switch (run.outcome) {
    case RunResult::Outcome::Passed:
        return AgentCheckCommand::tr("passed");
    case RunResult::Outcome::Failed:
        return AgentCheckCommand::tr("FAILED");
    case RunResult::Outcome::Broken:
        return AgentCheckCommand::tr("COULD NOT BE RUN");
    case RunResult::Outcome::Cancelled:
        break;
    }
    return AgentCheckCommand::tr("cancelled");
}

} // namespace

QStringList runText(const RunResult &result, bool numbered)
{
    QString head = oneLine(result.scenario);
    if (result.round > 1 || numbered)
        head += u" #%1"_s.arg(result.round);
    head += u" ("_s + oneLine(result.agentName) + u"): "_s + outcomeText(result);
    if (result.medianReplyMs >= 0)
        head += u", "_s + AgentCheckCommand::tr("median reply %1").arg(inSeconds(result.medianReplyMs));
    QStringList lines{head};
    if (result.outcome == RunResult::Outcome::Cancelled)
        return lines;
    for (const StepResult &step : result.steps) {
        if (result.outcome == RunResult::Outcome::Passed && step.reason.isEmpty())
            continue;
        lines.append(u"  %1 %2"_s.arg(markOf(step.state), oneLine(step.text))
                     + (step.reason.isEmpty() ? QString() : u": "_s + oneLine(step.reason)));
    }
    if (!result.problem.isEmpty())
        lines.append(u"  "_s + oneLine(result.problem));
    return lines;
}

} // namespace studio::app
