// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/results.h"

#include "core/scenario/scenariotext.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <cmath>
#include <vector>

using namespace Qt::StringLiterals;

namespace studio::scenario {

using Outcome = RunResult::Outcome;

namespace {

constexpr qsizetype kLargestResult = 64 * 1024 * 1024;

double rounded(double value)
{
    return std::round(value * 10) / 10;
}

void putMs(QJsonObject &object, QStringView key, double ms)
{
    if (ms >= 0)
        object.insert(key, rounded(ms));
}

StepResult stepResultFromJson(const QJsonObject &json)
{
    StepResult result;
    result.index = json.value("index"_L1).toInt();
    result.text = json.value("text"_L1).toString();
    result.reason = json.value("reason"_L1).toString();
    result.atUs = qint64(json.value("at_ms"_L1).toDouble(-0.001) * 1000);
    result.tookUs = qint64(json.value("took_ms"_L1).toDouble() * 1000);
    result.ms = json.value("ms"_L1).toDouble(-1);
    const QString verb = json.value("step"_L1).toString();
    for (int kind = 0; kind <= int(Step::Kind::Repeat); ++kind) {
        if (verbOf(Step::Kind(kind)) == verb)
            result.kind = Step::Kind(kind);
    }
    const QString state = json.value("state"_L1).toString();
    for (int known = 0; known <= int(StepResult::State::Skipped); ++known) {
        if (stateName(StepResult::State(known)) == state)
            result.state = StepResult::State(known);
    }
    return result;
}

double medianOf(std::vector<double> values)
{
    if (values.empty())
        return -1;
    std::sort(values.begin(), values.end());
    return values[(values.size() - 1) / 2];
}

} // namespace

int RunResult::count(StepResult::State state) const
{
    return int(std::count_if(steps.begin(), steps.end(),
                             [state](const StepResult &step) { return step.state == state; }));
}

const StepResult *RunResult::firstFailure() const
{
    const auto found = std::find_if(steps.begin(), steps.end(), [](const StepResult &step) {
        return step.state == StepResult::State::Failed;
    });
    return found == steps.end() ? nullptr : &*found;
}

int SuiteResult::count(Outcome outcome) const
{
    return int(std::count_if(runs.begin(), runs.end(),
                             [outcome](const RunResult &run) { return run.outcome == outcome; }));
}

bool SuiteResult::allPassed() const
{
    return !runs.isEmpty() && count(Outcome::Passed) == runs.size();
}

QList<Steadiness> steadinessOf(const QList<RunResult> &runs)
{
    QList<Steadiness> made;
    std::vector<std::vector<double>> replies;
    for (const RunResult &run : runs) {
        auto found = std::find_if(made.begin(), made.end(), [&run](const Steadiness &known) {
            return known.scenario == run.scenario && known.agentId == run.agentId;
        });
        if (found == made.end()) {
            Steadiness fresh;
            fresh.scenario = run.scenario;
            fresh.agentId = run.agentId;
            fresh.agentName = run.agentName;
            made.append(fresh);
            replies.emplace_back();
            found = made.end() - 1;
        }
        ++found->runs;
        found->passed += run.outcome == Outcome::Passed ? 1 : 0;
        found->slowestReplyMs = std::max(found->slowestReplyMs, run.slowestReplyMs);
        if (run.medianReplyMs >= 0)
            replies[size_t(found - made.begin())].push_back(run.medianReplyMs);
    }
    for (qsizetype i = 0; i < made.size(); ++i)
        made[i].medianReplyMs = medianOf(replies[size_t(i)]);
    return made;
}

QString outcomeName(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Passed:
        return u"passed"_s;
    case Outcome::Failed:
        return u"failed"_s;
    case Outcome::Broken:
        return u"broken"_s;
    case Outcome::Cancelled:
        break;
    }
    return u"cancelled"_s;
}

QString stateName(StepResult::State state)
{
    switch (state) {
    case StepResult::State::Waiting:
        return u"waiting"_s;
    case StepResult::State::Running:
        return u"running"_s;
    case StepResult::State::Passed:
        return u"passed"_s;
    case StepResult::State::Failed:
        return u"failed"_s;
    case StepResult::State::Skipped:
        break;
    }
    return u"skipped"_s;
}

QJsonObject toJson(const StepResult &result)
{
    QJsonObject object{{u"index"_s, result.index},
                       {u"step"_s, verbOf(result.kind)},
                       {u"text"_s, result.text},
                       {u"state"_s, stateName(result.state)}};
    if (!result.reason.isEmpty())
        object.insert(u"reason", result.reason);
    if (result.atUs >= 0) {
        object.insert(u"at_ms", double(result.atUs) / 1000);
        object.insert(u"took_ms", double(result.tookUs) / 1000);
    }
    putMs(object, u"ms", result.ms);
    return object;
}

QJsonObject toJson(const RunResult &result)
{
    QJsonArray steps;
    for (const StepResult &step : result.steps)
        steps.append(toJson(step));
    QJsonObject object{{u"scenario"_s, result.scenario},
                       {u"agent_id"_s, result.agentId},
                       {u"agent_name"_s, result.agentName},
                       {u"round"_s, result.round},
                       {u"outcome"_s, outcomeName(result.outcome)},
                       {u"steps"_s, steps},
                       {u"started_at"_s, result.startedAt.toUTC().toString(Qt::ISODateWithMs)},
                       {u"seconds"_s, std::round(result.seconds * 1000) / 1000},
                       {u"turns"_s, result.turns},
                       {u"credits"_s, result.credits},
                       {u"transcript"_s, result.transcript},
                       {u"session"_s, result.session},
                       {u"conversation_id"_s, result.conversationId}};
    if (!result.problem.isEmpty())
        object.insert(u"problem",
                      QJsonObject{{u"kind"_s, result.problemKind}, {u"message"_s, result.problem}});
    putMs(object, u"median_reply_ms", result.medianReplyMs);
    putMs(object, u"slowest_reply_ms", result.slowestReplyMs);
    putMs(object, u"slowest_stop_ms", result.slowestStopMs);
    return object;
}

QJsonObject toJson(const SuiteResult &result)
{
    QJsonArray runs;
    for (const RunResult &run : result.runs)
        runs.append(toJson(run));
    return {{u"check"_s, result.suite},
            {u"version"_s, 1},
            {u"program"_s, result.program},
            {u"profile"_s, result.profile},
            {u"line"_s, result.line},
            {u"started_at"_s, result.startedAt.toUTC().toString(Qt::ISODateWithMs)},
            {u"seconds"_s, std::round(result.seconds * 1000) / 1000},
            {u"runs"_s, runs}};
}

RunResult runResultFromJson(const QJsonObject &json)
{
    RunResult result;
    result.scenario = json.value("scenario"_L1).toString();
    result.agentId = json.value("agent_id"_L1).toString();
    result.agentName = json.value("agent_name"_L1).toString();
    result.round = json.value("round"_L1).toInt(1);
    const QString outcome = json.value("outcome"_L1).toString();
    result.outcome = Outcome::Broken;
    for (const Outcome known : {Outcome::Passed, Outcome::Failed, Outcome::Broken, Outcome::Cancelled}) {
        if (outcomeName(known) == outcome)
            result.outcome = known;
    }
    for (const QJsonValue &step : json.value("steps"_L1).toArray())
        result.steps.append(stepResultFromJson(step.toObject()));
    const QJsonObject problem = json.value("problem"_L1).toObject();
    result.problem = problem.value("message"_L1).toString();
    result.problemKind = problem.value("kind"_L1).toString();
    result.startedAt =
        QDateTime::fromString(json.value("started_at"_L1).toString(), Qt::ISODateWithMs).toUTC();
    result.seconds = json.value("seconds"_L1).toDouble();
    result.turns = json.value("turns"_L1).toInt();
    result.medianReplyMs = json.value("median_reply_ms"_L1).toDouble(-1);
    result.slowestReplyMs = json.value("slowest_reply_ms"_L1).toDouble(-1);
    result.slowestStopMs = json.value("slowest_stop_ms"_L1).toDouble(-1);
    result.credits = json.value("credits"_L1).toInteger();
    result.transcript = json.value("transcript"_L1).toString();
    result.session = json.value("session"_L1).toString();
    result.conversationId = json.value("conversation_id"_L1).toString();
    return result;
}

Result<SuiteResult> suiteResultFromJson(const QByteArray &json)
{
    const QJsonObject object =
        json.size() <= kLargestResult ? QJsonDocument::fromJson(json).object() : QJsonObject();
    if (!object.value("check"_L1).isString() || !object.value("runs"_L1).isArray())
        return fail(ErrorKind::Protocol, ScenarioText::tr("This file holds no result of a check."));
    SuiteResult result;
    result.suite = object.value("check"_L1).toString();
    result.program = object.value("program"_L1).toString();
    result.profile = object.value("profile"_L1).toString();
    result.line = object.value("line"_L1).toString();
    result.startedAt =
        QDateTime::fromString(object.value("started_at"_L1).toString(), Qt::ISODateWithMs).toUTC();
    result.seconds = object.value("seconds"_L1).toDouble();
    for (const QJsonValue &run : object.value("runs"_L1).toArray())
        result.runs.append(runResultFromJson(run.toObject()));
    return result;
}

} // namespace studio::scenario
