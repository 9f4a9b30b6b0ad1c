// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/sessionprinter.h"

#include "app/cli/clitext.h"
#include "core/api/agentevents.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace studio::app {

using agent::LogEntry;
using api::AgentEvent;

void SessionPrinter::tell(const QString &who, const QString &text, const QString &event, QJsonObject fields,
                          const LogEntry &entry)
{
    fields.insert(u"at_ms", double(entry.atUs) / 1000);
    m_out.event(event, fields);
    const QString line = oneLine(text);
    m_out.text(who.isEmpty() ? u"  "_s + line : u"%1: %2"_s.arg(who, line));
}

void SessionPrinter::take(const LogEntry &entry)
{
    if (entry.direction == LogEntry::Direction::In) {
        takeIn(entry);
    } else if (entry.direction == LogEntry::Direction::Local) {
        takeLocal(entry);
    } else if (entry.type == "user_message"_L1) {
        const QString text = entry.data.value("text"_L1).toString();
        tell(CliText::tr("You"), text, u"user"_s, {{u"text"_s, text}, {u"typed"_s, true}}, entry);
    } else if (entry.type == "client_tool_result"_L1) {
        const QString result = entry.data.value("result"_L1).toString();
        tell({}, u"→ "_s + result.left(200), u"tool_result"_s,
             {{u"call_id"_s, entry.data.value("tool_call_id"_L1)},
              {u"result"_s, result},
              {u"is_error"_s, entry.data.value("is_error"_L1).toBool()}},
             entry);
    } else if (entry.type == "contextual_update"_L1) {
        const QString text = entry.data.value("text"_L1).toString();
        tell(CliText::tr("Context"), text, u"context"_s, {{u"text"_s, text}}, entry);
    }
}

void SessionPrinter::takeIn(const LogEntry &entry)
{
    if (entry.type == "audio"_L1 || entry.type == "ping"_L1 || entry.type == "vad_score"_L1)
        return;
    const AgentEvent event = api::agentEventFromJson(entry.data);
    using Kind = AgentEvent::Kind;
    switch (event.kind) {
    case Kind::UserTranscript:
        tell(CliText::tr("You"), event.text, u"user"_s, {{u"text"_s, event.text}, {u"typed"_s, false}},
             entry);
        break;
    case Kind::AgentResponse:
        if (m_parts.take(event.eventId) != event.text)
            tell(CliText::tr("Agent"), event.text, u"agent"_s, {{u"text"_s, event.text}}, entry);
        break;
    case Kind::ChatPart: {
        QString &text = m_parts[event.eventId];
        text += event.text;
        if (event.part == AgentEvent::Part::Stop)
            tell(CliText::tr("Agent"), text, u"agent"_s, {{u"text"_s, text}}, entry);
        break;
    }
    case Kind::AgentResponseCorrection:
        tell(CliText::tr("Agent, interrupted"), event.text, u"correction"_s,
             {{u"text"_s, event.text}, {u"original"_s, event.originalText}}, entry);
        break;
    case Kind::ClientToolCall: {
        const QString arguments =
            QString::fromUtf8(QJsonDocument(event.tool.parameters).toJson(QJsonDocument::Compact));
        tell(CliText::tr("Tool"), event.tool.name + u' ' + arguments, u"tool"_s,
             {{u"name"_s, event.tool.name},
              {u"call_id"_s, event.tool.callId},
              {u"arguments"_s, event.tool.parameters}},
             entry);
        break;
    }
    case Kind::ClientError:
        tell(CliText::tr("Service"), event.text, u"service_error"_s,
             {{u"code"_s, event.code}, {u"text"_s, event.text}}, entry);
        break;
    default:
        break;
    }
}

void SessionPrinter::tellState(const LogEntry &entry)
{
    const QString state = entry.data.value("state"_L1).toString();
    if (state == "queued"_L1)
        m_out.note(CliText::tr("All lines of the agent are busy. Waiting for one."));
    else if (state == "reconnecting"_L1 && entry.data.contains("reason"_L1))
        m_out.note(CliText::tr("%1 Trying again (%2 of %3).")
                       .arg(oneLine(entry.data.value("reason"_L1).toString()))
                       .arg(entry.data.value("attempt"_L1).toInt())
                       .arg(entry.data.value("of"_L1).toInt()));
}

void SessionPrinter::takeLocal(const LogEntry &entry)
{
    if (entry.type == "session.state"_L1) {
        QJsonObject fields = entry.data;
        fields.insert(u"at_ms", double(entry.atUs) / 1000);
        m_out.event(u"state"_s, fields);
        tellState(entry);
    } else if (entry.type == "sound.stopped"_L1 && entry.data.value("interrupted"_L1).toBool()) {
        m_out.event(
            u"interrupted"_s,
            {{u"heard_ms"_s, entry.data.value("heardMs"_L1)}, {u"at_ms"_s, double(entry.atUs) / 1000}});
    } else if (entry.type == "device.lost"_L1) {
        m_out.event(u"device_lost"_s, entry.data);
        m_out.note(oneLine(entry.data.value("message"_L1).toString()));
    } else if (entry.type == "device.changed"_L1) {
        m_out.event(u"device_changed"_s, entry.data);
        m_out.note(CliText::tr("Sound now goes to %1.").arg(oneLine(entry.data.value("name"_L1).toString())));
    } else if (entry.type == "echo.suspected"_L1) {
        m_out.event(u"echo_suspected"_s);
        m_out.note(CliText::tr("Use headphones: the agent hears itself."));
    }
}

} // namespace studio::app
