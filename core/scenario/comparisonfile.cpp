// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/comparison.h"
#include "core/scenario/scenariotext.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace studio::scenario {

namespace {

constexpr qsizetype kLargestComparison = 64 * 1024 * 1024;
constexpr qsizetype kMostRows = 10'000;

void putSome(QJsonObject &object, const QString &key, double ms)
{
    if (ms >= 0)
        object.insert(key, ms);
}

QJsonObject sideJson(const ComparedSide &side)
{
    QJsonObject object{{u"runs"_s, side.runs}, {u"passed"_s, side.passed}};
    putSome(object, u"median_reply_ms"_s, side.medianReplyMs);
    putSome(object, u"slowest_reply_ms"_s, side.slowestReplyMs);
    if (!side.reason.isEmpty())
        object.insert(u"reason", side.reason);
    return object;
}

QJsonObject sideJson(const ComparedStepSide &side)
{
    QJsonObject object{{u"runs"_s, side.runs}, {u"passed"_s, side.passed}, {u"failed"_s, side.failed}};
    putSome(object, u"ms"_s, side.ms);
    putSome(object, u"took_ms"_s, side.tookMs);
    if (!side.reason.isEmpty())
        object.insert(u"reason", side.reason);
    return object;
}

int countIn(const QJsonObject &json, QLatin1StringView key)
{
    return std::max(0, json.value(key).toInt());
}

ComparedSide sideFrom(const QJsonObject &json)
{
    ComparedSide side;
    side.runs = countIn(json, "runs"_L1);
    side.passed = std::min(side.runs, countIn(json, "passed"_L1));
    side.medianReplyMs = json.value("median_reply_ms"_L1).toDouble(-1);
    side.slowestReplyMs = json.value("slowest_reply_ms"_L1).toDouble(-1);
    side.reason = json.value("reason"_L1).toString();
    return side;
}

ComparedStepSide stepSideFrom(const QJsonObject &json)
{
    ComparedStepSide side;
    side.runs = countIn(json, "runs"_L1);
    side.passed = std::min(side.runs, countIn(json, "passed"_L1));
    side.failed = std::min(side.runs - side.passed, countIn(json, "failed"_L1));
    side.ms = json.value("ms"_L1).toDouble(-1);
    side.tookMs = json.value("took_ms"_L1).toDouble(-1);
    side.reason = json.value("reason"_L1).toString();
    return side;
}

Change changeFrom(const QString &name)
{
    for (int change = 0; change <= int(Change::OnlyRight); ++change) {
        if (changeName(Change(change)) == name)
            return Change(change);
    }
    return Change::Same;
}

} // namespace

QString changeName(Change change)
{
    switch (change) {
    case Change::Same:
        return u"same"_s;
    case Change::Better:
        return u"better"_s;
    case Change::Worse:
        return u"worse"_s;
    case Change::Slower:
        return u"slower"_s;
    case Change::Faster:
        return u"faster"_s;
    case Change::OnlyLeft:
        return u"only_left"_s;
    case Change::OnlyRight:
        break;
    }
    return u"only_right"_s;
}

QJsonObject toJson(const Comparison &comparison)
{
    QJsonArray rows;
    for (const ComparedRow &row : comparison.rows) {
        QJsonArray steps;
        for (const ComparedStep &step : row.steps)
            steps.append(QJsonObject{{u"text"_s, step.text},
                                     {u"left"_s, sideJson(step.left)},
                                     {u"right"_s, sideJson(step.right)},
                                     {u"change"_s, changeName(step.change)}});
        rows.append(QJsonObject{{u"scenario"_s, row.scenario},
                                {u"left"_s, sideJson(row.left)},
                                {u"right"_s, sideJson(row.right)},
                                {u"change"_s, changeName(row.change)},
                                {u"steps"_s, steps}});
    }
    return {{u"left"_s, comparison.leftName}, {u"right"_s, comparison.rightName}, {u"rows"_s, rows}};
}

Result<Comparison> comparisonFromJson(const QByteArray &json)
{
    const QJsonObject object =
        json.size() > kLargestComparison ? QJsonObject() : QJsonDocument::fromJson(json).object();
    if (!object.value("rows"_L1).isArray() || !object.value("left"_L1).isString()
        || !object.value("right"_L1).isString())
        return fail(ErrorKind::Protocol, ScenarioText::tr("This is no comparison of two checks."));
    Comparison comparison{.leftName = object.value("left"_L1).toString(),
                          .rightName = object.value("right"_L1).toString(),
                          .rows = {}};
    qsizetype count = 0;
    for (const QJsonValue &value : object.value("rows"_L1).toArray()) {
        const QJsonObject from = value.toObject();
        ComparedRow row;
        row.scenario = from.value("scenario"_L1).toString();
        row.left = sideFrom(from.value("left"_L1).toObject());
        row.right = sideFrom(from.value("right"_L1).toObject());
        row.change = changeFrom(from.value("change"_L1).toString());
        for (const QJsonValue &stepValue : from.value("steps"_L1).toArray()) {
            if (++count > kMostRows)
                break;
            const QJsonObject stepFrom = stepValue.toObject();
            row.steps.append({.text = stepFrom.value("text"_L1).toString(),
                              .left = stepSideFrom(stepFrom.value("left"_L1).toObject()),
                              .right = stepSideFrom(stepFrom.value("right"_L1).toObject()),
                              .change = changeFrom(stepFrom.value("change"_L1).toString())});
        }
        if (++count > kMostRows)
            break;
        comparison.rows.append(row);
    }
    return comparison;
}

} // namespace studio::scenario
