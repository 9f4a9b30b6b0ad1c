// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/scenariofile.h"
#include "core/scenario/stepreader.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace studio::scenario {

using Kind = Step::Kind;

namespace {

/// A value on one line, members in the order they were added: QJsonObject would sort a step's verb away from
/// its front.
QByteArray compact(const QJsonValue &value)
{
    QByteArray text = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return text.sliced(1, text.size() - 2);
}

using Members = QList<std::pair<QString, QByteArray>>;

void put(Members &members, const QString &key, const QJsonValue &value)
{
    members.append({key, compact(value)});
}

void putText(Members &members, const QString &key, const QString &text)
{
    if (!text.isEmpty())
        put(members, key, text);
}

QByteArray oneLine(const Members &members)
{
    QByteArrayList parts;
    for (const auto &[key, value] : members)
        parts.append(compact(key) + ": " + value);
    return "{" + parts.join(", ") + "}";
}

QByteArray manyLines(const Members &members, int indent)
{
    const QByteArray space(indent + 2, ' ');
    QByteArrayList parts;
    for (const auto &[key, value] : members)
        parts.append(space + compact(key) + ": " + value);
    return "{\n" + parts.join(",\n") + "\n" + QByteArray(indent, ' ') + "}";
}

QJsonValue oneOrMany(const QStringList &values)
{
    return values.size() == 1 ? QJsonValue(values.first()) : QJsonValue(QJsonArray::fromStringList(values));
}

QByteArray stepText(const Step &step, int indent)
{
    Members members;
    const QString verb = verbOf(step.kind);
    switch (step.kind) {
    case Kind::Interrupt:
        put(members, verb, step.ms);
        put(members, step.file.isEmpty() ? u"say"_s : u"play"_s, step.file.isEmpty() ? step.text : step.file);
        break;
    case Kind::Play:
        put(members, verb, step.file);
        break;
    case Kind::Wait:
        put(members, verb, step.ms > 0 ? QJsonValue(step.ms) : QJsonValue(u"answer"_s));
        break;
    case Kind::Silence:
    case Kind::ExpectAnswer:
    case Kind::ExpectStop:
        put(members, verb, step.ms);
        break;
    case Kind::HangUp:
    case Kind::ExpectEnd:
        put(members, verb, true);
        break;
    case Kind::ExpectWords:
        put(members, verb, oneOrMany(step.values));
        break;
    case Kind::ExpectNoTool:
        put(members, verb, step.text.isEmpty() ? QJsonValue(true) : QJsonValue(step.text));
        break;
    case Kind::Set:
        put(members, verb, QJsonObject{{step.variable, step.text}});
        break;
    case Kind::Repeat:
        put(members, verb,
            step.values.isEmpty() ? QJsonValue(step.times)
                                  : QJsonValue(QJsonArray::fromStringList(step.values)));
        break;
    default:
        put(members, verb, step.text);
        break;
    }
    putText(members, u"voice"_s, step.voice);
    putText(members, u"id"_s, step.contextId);
    if (step.kind != Kind::Set)
        putText(members, u"as"_s, step.variable);
    if (!step.arguments.isEmpty())
        put(members, u"arguments"_s, step.arguments);
    if (step.withinMs > 0)
        put(members, u"withinMs"_s, step.withinMs);
    putText(members, u"title"_s, step.title);
    if (step.kind != Kind::Repeat)
        return oneLine(members);
    members.append({u"steps"_s, stepsToJson(step.steps, indent + 2)});
    return manyLines(members, indent);
}

QJsonObject lineObject(const LineSettings &line)
{
    QJsonObject object;
    if (line.noiseDb != 0)
        object.insert(u"noiseDb", line.noiseDb);
    if (line.phoneBand)
        object.insert(u"phoneBand", true);
    if (line.lossPercent != 0)
        object.insert(u"lossPercent", line.lossPercent);
    if (line.clippingDb != 0)
        object.insert(u"clippingDb", line.clippingDb);
    if (line.echoDb != 0)
        object.insert(u"echoDb", line.echoDb);
    if (line.echoDelayMs != LineSettings{}.echoDelayMs)
        object.insert(u"echoDelayMs", line.echoDelayMs);
    object.insert(u"seed", qint64(line.seed));
    return object;
}

QJsonObject sessionObject(const SessionWish &wish)
{
    QJsonObject object;
    const auto text = [&object](const QString &key, const QString &value) {
        if (!value.isEmpty())
            object.insert(key, value);
    };
    if (wish.textOnly)
        object.insert(u"textOnly", true);
    text(u"firstMessage"_s, wish.firstMessage);
    text(u"language"_s, wish.language);
    text(u"voiceId"_s, wish.voiceId);
    text(u"prompt"_s, wish.prompt);
    text(u"modelId"_s, wish.modelId);
    text(u"userId"_s, wish.userId);
    if (!wish.dynamicVariables.isEmpty())
        object.insert(u"dynamicVariables", wish.dynamicVariables);
    if (!wish.customBody.isEmpty())
        object.insert(u"customBody", wish.customBody);
    return object;
}

/// What suites and scenarios have in common.
template <class Owner>
void putCommon(Members &members, const Owner &owner, const std::optional<LineSettings> &line)
{
    putText(members, u"agent"_s, owner.agent);
    putText(members, u"voice"_s, owner.voice);
    if (line)
        put(members, u"line"_s, lineObject(*line));
    if (const QJsonObject session = sessionObject(owner.session); !session.isEmpty())
        put(members, u"session"_s, session);
    if (!owner.variables.isEmpty()) {
        QJsonObject variables;
        for (auto it = owner.variables.begin(); it != owner.variables.end(); ++it)
            variables.insert(it.key(), it.value());
        put(members, u"variables"_s, variables);
    }
    if (!owner.tools.isEmpty()) {
        QJsonObject tools;
        for (auto it = owner.tools.begin(); it != owner.tools.end(); ++it) {
            QJsonObject stub;
            if (!it->result.isUndefined() && !(it->result.isNull() && !it->error.isEmpty()))
                stub.insert(u"result", it->result);
            if (!it->error.isEmpty())
                stub.insert(u"error", it->error);
            if (it->delayMs > 0)
                stub.insert(u"delayMs", it->delayMs);
            tools.insert(it.key(), stub);
        }
        put(members, u"tools"_s, tools);
    }
}

QByteArray scenarioText(const Scenario &scenario, int indent)
{
    Members members;
    put(members, u"scenario"_s, scenario.name);
    putText(members, u"description"_s, scenario.description);
    putCommon(members, scenario, scenario.line);
    members.append({u"steps"_s, stepsToJson(scenario.steps, indent + 2)});
    return manyLines(members, indent);
}

} // namespace

QByteArray stepsToJson(const QList<Step> &steps, int indent)
{
    if (steps.isEmpty())
        return "[]";
    const QByteArray space(indent + 2, ' ');
    QByteArrayList lines;
    for (const Step &step : steps)
        lines.append(space + stepText(step, indent + 2));
    return "[\n" + lines.join(",\n") + "\n" + QByteArray(indent, ' ') + "]";
}

QByteArray writeScenario(const Scenario &scenario)
{
    return scenarioText(scenario, 0) + "\n";
}

QByteArray writeSuite(const Suite &suite)
{
    Members members;
    put(members, u"suite"_s, suite.name);
    putCommon(members, suite,
              suite.line == LineSettings{} ? std::nullopt : std::optional<LineSettings>(suite.line));
    QByteArrayList scenarios;
    for (const Scenario &scenario : suite.scenarios)
        scenarios.append("    " + scenarioText(scenario, 4));
    members.append({u"scenarios"_s,
                    suite.scenarios.isEmpty() ? QByteArray("[]") : "[\n" + scenarios.join(",\n") + "\n  ]"});
    return manyLines(members, 0) + "\n";
}

} // namespace studio::scenario
