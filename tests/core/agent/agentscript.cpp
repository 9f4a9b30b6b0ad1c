// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a scripted agent says.
#include "tests/core/agent/agentserver.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace studio::test {

QByteArray AgentServer::frame(int opcode, const QByteArray &payload, bool last)
{
    QByteArray bytes;
    bytes += static_cast<char>((last ? 0x80 : 0) | opcode);
    if (payload.size() < 126) {
        bytes += static_cast<char>(payload.size());
    } else if (payload.size() < 65'536) {
        bytes += static_cast<char>(126);
        bytes += static_cast<char>(payload.size() >> 8);
        bytes += static_cast<char>(payload.size() & 0xff);
    } else {
        bytes += static_cast<char>(127);
        for (int shift = 56; shift >= 0; shift -= 8)
            bytes += static_cast<char>((static_cast<quint64>(payload.size()) >> shift) & 0xff);
    }
    return bytes + payload;
}

QJsonObject AgentServer::audio(qint64 eventId, const QByteArray &frames, const QString &text, double ms,
                               bool last)
{
    QJsonObject event{{u"audio_base_64"_s, QString::fromLatin1(frames.toBase64())},
                      {u"event_id"_s, eventId},
                      {u"is_final"_s, last}};
    if (!text.isEmpty()) {
        QJsonArray characters;
        QJsonArray starts;
        QJsonArray durations;
        const double each = ms / static_cast<double>(text.size());
        for (qsizetype i = 0; i < text.size(); ++i) {
            characters.append(QString(text.at(i)));
            starts.append(qRound(each * static_cast<double>(i)));
            durations.append(qRound(each));
        }
        event.insert(u"alignment"_s,
                     QJsonObject{{u"chars"_s, characters},
                                 {u"char_start_times_ms"_s, starts},
                                 {u"char_durations_ms"_s, durations}});
    }
    return {{u"type"_s, u"audio"_s}, {u"audio_event"_s, event}};
}

QJsonObject AgentServer::agentResponse(qint64 eventId, const QString &text)
{
    return {{u"type"_s, u"agent_response"_s},
            {u"agent_response_event"_s, QJsonObject{{u"agent_response"_s, text}, {u"event_id"_s, eventId}}}};
}

QJsonObject AgentServer::userTranscript(qint64 eventId, const QString &text, bool tentative)
{
    const QJsonObject event{{u"user_transcript"_s, text}, {u"event_id"_s, eventId}};
    if (tentative)
        return {{u"type"_s, u"tentative_user_transcript"_s},
                {u"tentative_user_transcription_event"_s, event}};
    return {{u"type"_s, u"user_transcript"_s}, {u"user_transcription_event"_s, event}};
}

QJsonObject AgentServer::interruption(qint64 eventId)
{
    return {{u"type"_s, u"interruption"_s}, {u"interruption_event"_s, QJsonObject{{u"event_id"_s, eventId}}}};
}

QJsonObject AgentServer::ping(qint64 eventId)
{
    return {{u"type"_s, u"ping"_s},
            {u"ping_event"_s, QJsonObject{{u"event_id"_s, eventId}, {u"ping_ms"_s, 5}}}};
}

QJsonObject AgentServer::toolCall(const QString &callId, const QString &name, const QJsonObject &arguments)
{
    return {{u"type"_s, u"client_tool_call"_s},
            {u"client_tool_call"_s,
             QJsonObject{{u"tool_name"_s, name},
                         {u"tool_call_id"_s, callId},
                         {u"parameters"_s, arguments},
                         {u"event_id"_s, 7},
                         {u"expects_response"_s, true}}}};
}

} // namespace studio::test
