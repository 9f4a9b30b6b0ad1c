// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/witness.h"

#include "core/api/agentevents.h"

#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace studio::scenario {

using agent::LogEntry;
using api::AgentEvent;

namespace {

QString keyOf(const AgentEvent &event)
{
    return event.responseId.isEmpty() ? u"event "_s + QString::number(event.eventId) : event.responseId;
}

} // namespace

Witness::Witness(const QList<LogEntry> &log, qint64 fromUs, qint64 untilUs) : m_fromUs(fromUs)
{
    for (const LogEntry &entry : log) {
        if (untilUs < 0 || entry.atUs <= untilUs)
            take(entry);
    }
}

Witness Witness::from(qint64 fromUs) const
{
    Witness fresh(fromUs);
    fresh.m_playing = m_playing;
    fresh.m_speakingSince = m_speakingSince;
    fresh.m_soundTurn = m_soundTurn;
    fresh.m_over = m_over;
    fresh.m_agentEnded = m_agentEnded;
    return fresh;
}

void Witness::take(const LogEntry &entry)
{
    if (entry.direction == LogEntry::Direction::Local) {
        takeLocal(entry);
        return;
    }
    if (entry.atUs < m_fromUs)
        return;
    if (entry.direction == LogEntry::Direction::Out) {
        if (entry.type == "user_message"_L1)
            m_typed = entry.atUs;
        else if (entry.type == "client_tool_result"_L1)
            closeTool(entry.data.value("tool_call_id"_L1).toString(), entry.atUs);
        return;
    }
    takeIn(entry);
}

void Witness::takeIn(const LogEntry &entry)
{
    if (entry.type == "ping"_L1 || entry.type == "vad_score"_L1)
        return;
    const AgentEvent event = api::agentEventFromJson(entry.data);
    using EventKind = AgentEvent::Kind;
    switch (event.kind) {
    case EventKind::AgentResponse:
    case EventKind::ChatPart: {
        const bool isPart = event.kind == EventKind::ChatPart;
        if (isPart && event.part == AgentEvent::Part::None)
            return;
        Said *said = find(keyOf(event));
        if (!said) {
            m_said.append({.key = keyOf(event), .text = {}, .atUs = entry.atUs, .whole = false});
            said = &m_said.last();
        }
        said->text = isPart ? said->text + event.text : event.text;
        said->whole = !isPart || event.part == AgentEvent::Part::Stop;
        m_lastAct = m_lastSaid = entry.atUs;
        return;
    }
    case EventKind::AgentResponseCorrection:
        if (Said *said = find(keyOf(event)))
            said->text = event.text;
        return;
    case EventKind::UserTranscript:
        m_transcript = event.text;
        return;
    case EventKind::Audio:
        // What is not played (turn 0) will not be heard either.
        if (entry.data.value("turn"_L1).toInteger(1) != 0)
            m_expectsSound = true;
        m_lastAct = entry.atUs;
        return;
    case EventKind::ClientToolCall:
    case EventKind::ToolRequest:
        noteTool(event.tool.callId, event.tool.name, event.tool.parameters, entry.atUs);
        if (!event.tool.expectsResponse)
            closeTool(event.tool.callId, entry.atUs);
        return;
    case EventKind::McpCall:
        noteTool(event.tool.callId, event.tool.name, event.tool.parameters, entry.atUs);
        if (event.tool.state == AgentEvent::Tool::State::Done
            || event.tool.state == AgentEvent::Tool::State::Failed)
            closeTool(event.tool.callId, entry.atUs);
        return;
    case EventKind::ToolResponse:
        closeTool(event.tool.callId, entry.atUs);
        if (event.tool.name == "end_call"_L1)
            m_agentEnded = true;
        return;
    default:
        return;
    }
}

void Witness::takeLocal(const LogEntry &entry)
{
    const qint64 turn = entry.data.value("turn"_L1).toInteger();
    if (entry.type == "sound.first"_L1) {
        // Also what began before and goes on, so that its end is understood.
        m_playing.insert(turn, entry.atUs);
        m_speakingSince = entry.atUs;
        m_soundTurn = turn;
        if (entry.atUs < m_fromUs)
            return;
        if (!m_firstHeard)
            m_firstHeard = entry.atUs;
        m_lastAct = m_lastSaid = entry.atUs;
        m_expectsSound = false;
    } else if (entry.type == "sound.stopped"_L1) {
        m_playing.remove(turn);
        if (m_playing.isEmpty())
            m_speakingSince.reset();
        m_expectsSound = false;
        if (entry.atUs < m_fromUs)
            return;
        m_lastHeard = entry.atUs;
        m_lastAct = entry.atUs;
        m_interrupted = m_interrupted || entry.data.value("interrupted"_L1).toBool();
    } else if (entry.atUs < m_fromUs) {
        return;
    } else if (entry.type == "voice.begin"_L1) {
        if (!m_voiceBegan)
            m_voiceBegan = entry.atUs;
    } else if (entry.type == "voice.end"_L1) {
        m_voiceEnded = entry.atUs;
    } else if (entry.type == "tool.answered"_L1) {
        closeTool(entry.data.value("callId"_L1).toString(), entry.atUs);
    } else if (entry.type == "session.end"_L1) {
        m_over = true;
        m_agentEnded = m_agentEnded || entry.data.value("outcome"_L1).toString() == "ended"_L1;
    }
}

Witness::Said *Witness::find(const QString &key)
{
    const auto found =
        std::find_if(m_said.begin(), m_said.end(), [&key](const Said &said) { return said.key == key; });
    return found == m_said.end() ? nullptr : &*found;
}

void Witness::noteTool(const QString &callId, const QString &name, const QJsonObject &arguments, qint64 atUs)
{
    m_lastAct = atUs;
    for (Tool &tool : m_tools) {
        if (tool.callId != callId || callId.isEmpty())
            continue;
        if (tool.arguments.isEmpty())
            tool.arguments = arguments;
        return;
    }
    m_tools.append({.callId = callId, .name = name, .arguments = arguments, .atUs = atUs, .open = true});
}

void Witness::closeTool(const QString &callId, qint64 atUs)
{
    for (Tool &tool : m_tools) {
        if (tool.callId == callId && tool.open) {
            tool.open = false;
            m_lastToolClosed = atUs;
            m_lastAct = atUs;
        }
    }
}

QString Witness::text() const
{
    QStringList texts;
    for (const Said &said : m_said)
        texts.append(said.text);
    return texts.join(u'\n');
}

QStringList Witness::toolNames() const
{
    QStringList names;
    for (const Tool &tool : m_tools)
        names.append(tool.name);
    return names;
}

bool Witness::hasAnswered() const
{
    return m_firstHeard || !m_said.isEmpty();
}

bool Witness::isSettled(qint64 nowUs, qint64 quietUs) const
{
    if (m_over)
        return true;
    if (!hasAnswered() || m_speakingSince || m_expectsSound)
        return false;
    const bool owesTool = std::any_of(m_tools.begin(), m_tools.end(), [](const Tool &t) { return t.open; });
    // After a tool the agent says what it learned.
    const bool owesAnswer = m_lastToolClosed && m_lastSaid && *m_lastToolClosed > *m_lastSaid;
    const bool owesText = std::any_of(m_said.begin(), m_said.end(), [](const Said &s) { return !s.whole; });
    return !owesTool && !owesAnswer && !owesText && m_lastAct && nowUs - *m_lastAct >= quietUs;
}

} // namespace studio::scenario
