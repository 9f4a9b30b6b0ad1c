// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evidence/sessioninfo.h"

#include "core/agent/conversation.h"
#include "core/agent/timings.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace studio::evidence {

namespace {

constexpr qsizetype kFirstWords = 120;

QString nameOf(SessionInfo::State state)
{
    switch (state) {
    case SessionInfo::State::Running:
        return u"running"_s;
    case SessionInfo::State::Recovered:
        return u"recovered"_s;
    case SessionInfo::State::Ended:
        break;
    }
    return u"ended"_s;
}

void takeLocal(const agent::LogEntry &entry, SessionInfo &info)
{
    const QJsonObject &data = entry.data;
    if (entry.type == "session.start"_L1) {
        info.agentId = data.value("agentId"_L1).toString();
        info.agentName = data.value("agentName"_L1).toString();
        info.profile = data.value("profile"_L1).toString();
        info.program = data.value("program"_L1).toString();
        info.startedAt = QDateTime::fromString(data.value("wallClock"_L1).toString(), Qt::ISODateWithMs);
    } else if (entry.type == "session.end"_L1) {
        info.outcome = data.value("outcome"_L1).toString();
        info.message = data.value("message"_L1).toString();
    } else if (entry.type == "scenario.begin"_L1) {
        info.scenario = data.value("name"_L1).toString();
    } else if (entry.type == "scenario.step"_L1) {
        const QString state = data.value("state"_L1).toString();
        info.stepsPassed += state == "passed"_L1 ? 1 : 0;
        info.stepsFailed += state == "failed"_L1 ? 1 : 0;
    }
}

} // namespace

QJsonObject toJson(const SessionInfo &info)
{
    QJsonObject object{{u"version"_s, 1},
                       {u"id"_s, info.id},
                       {u"state"_s, nameOf(info.state)},
                       {u"startedAt"_s, info.startedAt.toUTC().toString(Qt::ISODateWithMs)},
                       {u"agentId"_s, info.agentId},
                       {u"agentName"_s, info.agentName},
                       {u"profile"_s, info.profile},
                       {u"program"_s, info.program},
                       {u"conversationId"_s, info.conversationId},
                       {u"outcome"_s, info.outcome},
                       {u"message"_s, info.message},
                       {u"firstWords"_s, info.firstWords},
                       {u"durationMs"_s, info.durationMs},
                       {u"turns"_s, info.turns},
                       {u"toolCalls"_s, info.toolCalls},
                       {u"bargeIns"_s, info.bargeIns},
                       {u"entries"_s, info.entries},
                       {u"soundRateHz"_s, info.soundRateHz},
                       {u"soundFrames"_s, info.soundFrames}};
    if (info.credits >= 0)
        object.insert(u"credits"_s, info.credits);
    if (info.medianReplyMs >= 0)
        object.insert(u"medianReplyMs"_s, info.medianReplyMs);
    if (info.slowestReplyMs >= 0)
        object.insert(u"slowestReplyMs"_s, info.slowestReplyMs);
    if (!info.problem.isEmpty())
        object.insert(u"problem"_s, info.problem);
    if (!info.scenario.isEmpty())
        object.insert(u"scenario"_s, info.scenario);
    if (info.stepsPassed + info.stepsFailed > 0) {
        object.insert(u"stepsPassed"_s, info.stepsPassed);
        object.insert(u"stepsFailed"_s, info.stepsFailed);
    }
    return object;
}

SessionInfo sessionInfoFromJson(const QJsonObject &object)
{
    const auto text = [&object](QLatin1StringView name) { return object.value(name).toString().left(4096); };
    SessionInfo info;
    info.id = text("id"_L1);
    const QString state = text("state"_L1);
    info.state = state == "running"_L1 ? SessionInfo::State::Running
        : state == "recovered"_L1      ? SessionInfo::State::Recovered
                                       : SessionInfo::State::Ended;
    info.startedAt = QDateTime::fromString(text("startedAt"_L1), Qt::ISODateWithMs);
    info.agentId = text("agentId"_L1);
    info.agentName = text("agentName"_L1);
    info.profile = text("profile"_L1);
    info.program = text("program"_L1);
    info.conversationId = text("conversationId"_L1);
    info.outcome = text("outcome"_L1);
    info.message = text("message"_L1);
    info.firstWords = text("firstWords"_L1);
    info.durationMs = std::max<qint64>(0, object.value("durationMs"_L1).toInteger());
    info.turns = std::max(0, object.value("turns"_L1).toInt());
    info.toolCalls = std::max(0, object.value("toolCalls"_L1).toInt());
    info.bargeIns = std::max(0, object.value("bargeIns"_L1).toInt());
    info.medianReplyMs = object.value("medianReplyMs"_L1).toDouble(-1);
    info.slowestReplyMs = object.value("slowestReplyMs"_L1).toDouble(-1);
    info.credits = std::max<qint64>(-1, object.value("credits"_L1).toInteger(-1));
    info.entries = std::max<qint64>(0, object.value("entries"_L1).toInteger());
    info.soundRateHz = std::clamp(object.value("soundRateHz"_L1).toInt(), 0, 384'000);
    info.soundFrames = std::max<qint64>(0, object.value("soundFrames"_L1).toInteger());
    info.problem = text("problem"_L1);
    info.scenario = text("scenario"_L1);
    info.stepsPassed = std::max(0, object.value("stepsPassed"_L1).toInt());
    info.stepsFailed = std::max(0, object.value("stepsFailed"_L1).toInt());
    return info;
}

SessionInfo summarise(const QList<agent::LogEntry> &log)
{
    SessionInfo info;
    info.entries = log.size();
    for (const agent::LogEntry &entry : log) {
        info.durationMs = std::max(info.durationMs, entry.atUs / 1000);
        if (entry.direction == agent::LogEntry::Direction::Local)
            takeLocal(entry, info);
    }
    const agent::Conversation conversation(log);
    info.conversationId = conversation.conversationId();
    info.turns = conversation.turns();
    for (const agent::ConversationItem &item : conversation.items()) {
        using ItemKind = agent::ConversationItem::Kind;
        info.toolCalls += item.kind == ItemKind::Tool ? 1 : 0;
        if (item.kind == ItemKind::User && !item.tentative && info.firstWords.isEmpty())
            info.firstWords = item.text.simplified().left(kFirstWords);
    }
    const agent::Timings timings(log);
    info.bargeIns = int(timings.bargeIns().size());
    info.medianReplyMs = timings.medianMs().value_or(-1);
    if (const int slowest = timings.slowest(); slowest >= 0)
        info.slowestReplyMs = timings.turns().at(slowest).replyMs().value_or(-1);
    return info;
}

} // namespace studio::evidence
