// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/agent/servicelog.h"

#include "core/api/agentmessages.h"

#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace studio::agent {

namespace {

using Direction = LogEntry::Direction;

qint64 asMicroseconds(double seconds)
{
    return static_cast<qint64>(std::clamp(seconds, 0.0, 1e7) * 1e6);
}

QJsonObject serverMessage(const QString &type, const QString &payload, const QJsonObject &fields)
{
    return {{u"type"_s, type}, {payload, fields}};
}

/// Entries that never go back in time.
class Writer final {
public:
    void add(double seconds, Direction direction, const QString &type, const QJsonObject &data)
    {
        m_at = std::max(m_at, asMicroseconds(seconds));
        log.append({.atUs = m_at, .direction = direction, .type = type, .data = data});
    }
    void in(double seconds, const QString &type, const QString &payload, const QJsonObject &fields)
    {
        add(seconds, Direction::In, type, serverMessage(type, payload, fields));
    }
    void tool(double seconds, const api::ConversationToolCall &call, qint64 eventId);
    void turn(const api::ConversationTurn &turn, qint64 eventId);

    QList<LogEntry> log;

private:
    qint64 m_at = 0;
};

void Writer::tool(double seconds, const api::ConversationToolCall &call, qint64 eventId)
{
    const QJsonObject arguments = QJsonDocument::fromJson(call.argumentsJson.toUtf8()).object();
    const bool ours = call.type == "client"_L1;
    const QString type = ours ? u"client_tool_call"_s : u"agent_tool_request"_s;
    in(seconds, type, type,
       {{u"tool_name"_s, call.name},
        {u"tool_call_id"_s, call.callId},
        {u"tool_type"_s, call.type},
        {u"parameters"_s, arguments},
        {u"event_id"_s, eventId}});
    if (!call.answered)
        return;
    if (ours) {
        add(seconds + call.seconds, Direction::Out, u"client_tool_result"_s,
            api::agentmessage::toolResult(call.callId, call.result, call.isError));
        return;
    }
    in(seconds + call.seconds, u"agent_tool_response_full_payload"_s, u"agent_tool_response_full_payload"_s,
       {{u"tool_name"_s, call.name},
        {u"tool_call_id"_s, call.callId},
        {u"tool_type"_s, call.type},
        {u"is_error"_s, call.isError},
        {u"is_called"_s, true},
        {u"full_tool_result"_s, call.result},
        {u"event_id"_s, eventId}});
}

void Writer::turn(const api::ConversationTurn &turn, qint64 eventId)
{
    if (!turn.byAgent) {
        if (turn.text.isEmpty())
            return;
        if (turn.medium == "text"_L1 || turn.medium == "dtmf"_L1)
            add(turn.atSeconds, Direction::Out, u"user_message"_s,
                api::agentmessage::userMessage(turn.text,
                                               turn.medium == "dtmf"_L1 ? turn.medium : QString()));
        else
            in(turn.atSeconds, u"user_transcript"_s, u"user_transcription_event"_s,
               {{u"user_transcript"_s, turn.text}, {u"event_id"_s, eventId}});
        return;
    }
    if (!turn.text.isEmpty()) {
        const bool cut = turn.interrupted && !turn.originalText.isEmpty();
        in(turn.atSeconds, u"agent_response"_s, u"agent_response_event"_s,
           {{u"agent_response"_s, cut ? turn.originalText : turn.text}, {u"event_id"_s, eventId}});
        if (cut)
            in(turn.atSeconds, u"agent_response_correction"_s, u"agent_response_correction_event"_s,
               {{u"original_agent_response"_s, turn.originalText},
                {u"corrected_agent_response"_s, turn.text},
                {u"event_id"_s, eventId}});
    }
    for (const api::ConversationToolCall &call : turn.tools)
        tool(turn.atSeconds, call, eventId);
    if (turn.feedback == "like"_L1 || turn.feedback == "dislike"_L1)
        add(turn.atSeconds, Direction::Out, u"feedback"_s,
            api::agentmessage::feedback(
                eventId, turn.feedback == "like"_L1 ? api::AgentScore::Like : api::AgentScore::Dislike));
}

} // namespace

QList<LogEntry> logOfConversation(const api::ConversationDetails &details)
{
    const api::ConversationSummary &summary = details.summary;
    Writer writer;
    writer.add(0, Direction::Local, u"session.start"_s,
               {{u"agentId"_s, summary.agentId},
                {u"agentName"_s, summary.agentName},
                {u"branchId"_s, summary.branchId},
                {u"versionId"_s, summary.versionId},
                {u"wallClock"_s, summary.startedAt.toUTC().toString(Qt::ISODateWithMs)},
                {u"way"_s, u"service record"_s},
                {u"textOnly"_s, details.textOnly},
                {u"sound"_s, false},
                {u"timed"_s, false}});
    writer.in(0, u"conversation_initiation_metadata"_s, u"conversation_initiation_metadata_event"_s,
              {{u"conversation_id"_s, summary.id}});
    qint64 eventId = 0;
    for (const api::ConversationTurn &turn : details.turns)
        writer.turn(turn, ++eventId);
    const bool failed = !details.errorReason.isEmpty();
    writer.add(summary.seconds, Direction::Local, u"session.end"_s,
               {{u"outcome"_s, failed ? u"failed"_s : u"over"_s},
                {u"message"_s, failed ? details.errorReason : summary.endReason}});
    return writer.log;
}

} // namespace studio::agent
