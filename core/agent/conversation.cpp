// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/agent/conversation.h"

#include "core/agent/words.h"

#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace studio::agent {

namespace {

using ItemKind = ConversationItem::Kind;
using EventKind = api::AgentEvent::Kind;

constexpr qsizetype kLongestItem = 64 * 1024;

QString formatText(const QJsonObject &formats)
{
    const api::AgentAudioFormat format = api::agentAudioFormat(formats.value("output"_L1).toString());
    const QString rate = QString::number(format.sampleRateHz / 1000.0);
    switch (format.encoding) {
    case api::AgentAudioFormat::Encoding::Pcm16:
        return tr("%1 kHz PCM").arg(rate);
    case api::AgentAudioFormat::Encoding::MuLaw:
        return tr("%1 kHz µ-law").arg(rate);
    case api::AgentAudioFormat::Encoding::Unknown:
        break;
    }
    return formats.value("output"_L1).toString();
}

} // namespace

Conversation::Conversation(const QList<LogEntry> &log)
{
    for (const LogEntry &entry : log)
        take(entry);
}

std::optional<std::pair<int, int>> Conversation::take(const LogEntry &entry)
{
    switch (entry.direction) {
    case LogEntry::Direction::In:
        return takeIn(entry);
    case LogEntry::Direction::Out:
        return takeOut(entry);
    case LogEntry::Direction::Local:
        break;
    }
    if (entry.type.startsWith("session."_L1))
        return takeSession(entry);
    if (entry.type.startsWith("sound."_L1))
        return takeSound(entry);
    if (entry.type.startsWith("device."_L1) || entry.type == "echo.suspected"_L1)
        return takeDevice(entry);
    if (entry.type == "tool.answered"_L1) {
        const int index = m_calls.value(entry.data.value("callId"_L1).toString(), -1);
        if (index < 0)
            return {};
        m_items[index].answeredBy = entry.data.value("by"_L1).toString();
        m_items[index].toolMs = entry.data.value("ms"_L1).toDouble(m_items.at(index).toolMs);
        return one(index);
    }
    return {};
}

Conversation::Change Conversation::takeIn(const LogEntry &entry)
{
    const api::AgentEvent event = api::agentEventFromJson(entry.data);
    switch (event.kind) {
    case EventKind::Audio:
        return takeAudio(entry, event);
    case EventKind::TentativeUserTranscript:
        return takeTentative(entry, event);
    case EventKind::UserTranscript:
        return takeTranscript(entry, event);
    case EventKind::AgentResponse:
    case EventKind::ChatPart:
        return takeAgentText(entry, event);
    case EventKind::AgentResponseCorrection:
        return takeCorrection(event);
    case EventKind::Interruption:
        return takeInterruption(event);
    case EventKind::ClientToolCall:
    case EventKind::ToolRequest:
    case EventKind::ToolResponse:
    case EventKind::McpCall:
        return takeTool(entry, event);
    case EventKind::Guardrail:
        return note(Note::Guardrail, entry,
                    event.text.isEmpty() ? tr("A guardrail was triggered.")
                                         : tr("A guardrail was triggered: %1").arg(event.text));
    case EventKind::ClientError:
        return note(Note::ServiceError, entry,
                    event.text.isEmpty() ? tr("The service reported an error: %1").arg(event.errorName)
                                         : tr("The service reported an error: %1").arg(event.text));
    case EventKind::ExternalAgent:
        return note(Note::Person, entry,
                    event.isOn ? tr("A person has taken over.") : tr("The person has left."));
    case EventKind::Metadata:
        m_conversationId = event.conversationId;
        return {};
    default:
        return {};
    }
}

Conversation::Change Conversation::takeOut(const LogEntry &entry)
{
    const QJsonObject &data = entry.data;
    if (entry.type == "user_message"_L1) {
        const QString text = data.value("text"_L1).toString();
        const bool key = data.value("source_medium"_L1).toString() == "dtmf"_L1;
        const Change shown = showWhole(static_cast<int>(m_items.size()));
        const int index = add(ItemKind::User, entry, key ? tr("Key %1").arg(text) : text);
        m_items[index].typed = true;
        if (key)
            m_items[index].keys = text;
        m_items[index].turn = ++m_turn;
        return both(shown, one(index));
    }
    if (entry.type == "contextual_update"_L1) {
        const int index = add(ItemKind::Context, entry, data.value("text"_L1).toString());
        m_items[index].contextId = data.value("context_id"_L1).toString();
        return one(index);
    }
    if (entry.type == "feedback"_L1) {
        const int index = findAgent(data.value("event_id"_L1).toInteger(-1), {});
        if (index < 0)
            return {};
        const QString score = data.value("score"_L1).toString();
        m_items[index].feedback = score == "like"_L1 ? ConversationItem::Feedback::Like
            : score == "dislike"_L1                  ? ConversationItem::Feedback::Dislike
                                                     : ConversationItem::Feedback::None;
        return one(index);
    }
    const int index = m_calls.value(data.value("tool_call_id"_L1).toString(), -1);
    if (index < 0)
        return {};
    ConversationItem &item = m_items[index];
    if (entry.type == "client_tool_result"_L1) {
        item.result = data.value("result"_L1).toString();
        item.toolState = data.value("is_error"_L1).toBool() ? ConversationItem::ToolState::Failed
                                                            : ConversationItem::ToolState::Done;
        item.toolMs = static_cast<double>(entry.atUs - item.atUs) / 1000.0;
        return one(index);
    }
    if (entry.type == "mcp_tool_approval_result"_L1) {
        item.toolState = data.value("is_approved"_L1).toBool() ? ConversationItem::ToolState::Waiting
                                                               : ConversationItem::ToolState::Blocked;
        return one(index);
    }
    return {};
}

Conversation::Change Conversation::takeSession(const LogEntry &entry)
{
    const QString name = entry.type.mid(8);
    if (name == "start"_L1) {
        m_agentName = entry.data.value("agentName"_L1).toString();
        if (m_agentName.isEmpty())
            m_agentName = entry.data.value("agentId"_L1).toString();
        m_sound = entry.data.value("sound"_L1).toBool(true);
        return {};
    }
    if (name == "formats"_L1)
        return takeFormats(entry);
    if (name == "end"_L1)
        return takeEnd(entry);
    if (name == "slept"_L1) {
        const auto minutes = static_cast<int>(
            std::clamp<qint64>((entry.data.value("ms"_L1).toInteger() + 30'000) / 60'000, 1, 1'000'000));
        return note(Note::Slept, entry, tr("The computer was asleep for %n minute(s).", nullptr, minutes));
    }
    if (name != "state"_L1)
        return {};
    const QString state = entry.data.value("state"_L1).toString();
    if (state == "queued"_L1)
        return note(Note::Queued, entry, tr("All lines are busy. Waiting for a free one…"));
    if (state == "reconnecting"_L1) {
        const QString text = tr("Connection lost. Reconnecting… %1 of %2")
                                 .arg(entry.data.value("attempt"_L1).toInt())
                                 .arg(entry.data.value("of"_L1).toInt());
        const Change settled = settle();
        if (m_statusItem < 0)
            m_statusItem = add(ItemKind::System, entry, text);
        m_items[m_statusItem].note = Note::Reconnecting;
        m_items[m_statusItem].text = text;
        return both(settled, one(m_statusItem));
    }
    return {};
}

Conversation::Change Conversation::takeFormats(const LogEntry &entry)
{
    // A message that only says other formats begins no new conversation.
    const bool again = m_statusItem < 0 && m_connections > 0;
    if (again)
        return {};
    ++m_connections;
    const Change shown = showWhole(static_cast<int>(m_items.size()));
    m_connectionStart = static_cast<int>(m_items.size());
    if (m_statusItem >= 0) {
        m_statusItem = -1;
        m_calls.clear(); // their ids begin anew, too
        return both(shown, note(Note::Reconnected, entry, tr("Connected again. The agent begins anew.")));
    }
    const QString how = m_sound ? formatText(entry.data) : tr("text only");
    return both(shown,
                note(Note::Started, entry,
                     m_agentName.isEmpty() ? tr("Session started · %1").arg(how)
                                           : tr("Session started · %1 · %2").arg(m_agentName, how)));
}

/// Nothing more comes of this connection: neither answers of tools nor better words.
Conversation::Change Conversation::settle()
{
    Change changed;
    for (int i = m_connectionStart; i < m_items.size(); ++i) {
        ConversationItem &item = m_items[i];
        const bool waits = item.kind == ItemKind::Tool
            && (item.toolState == ConversationItem::ToolState::Waiting
                || item.toolState == ConversationItem::ToolState::AwaitingApproval);
        if (!item.tentative && !waits)
            continue;
        item.tentative = false;
        if (waits)
            item.toolState = ConversationItem::ToolState::Skipped;
        changed = both(changed, one(i));
    }
    return changed;
}

Conversation::Change Conversation::takeEnd(const LogEntry &entry)
{
    const Change changed = both(showWhole(static_cast<int>(m_items.size())), settle());
    const QString outcome = entry.data.value("outcome"_L1).toString();
    if (outcome == "failed"_L1)
        return both(changed, note(Note::Failed, entry, entry.data.value("message"_L1).toString()));
    if (outcome == "over"_L1) { // as the service remembers it
        const QString reason = entry.data.value("message"_L1).toString();
        return both(changed,
                    note(Note::Ended, entry,
                         reason.isEmpty() ? tr("The conversation ended.")
                                          : tr("The conversation ended: %1").arg(reason)));
    }
    return both(
        changed,
        note(Note::Ended, entry, outcome == "left"_L1 ? tr("You hung up.") : tr("The agent hung up.")));
}

Conversation::Change Conversation::takeDevice(const LogEntry &entry)
{
    if (entry.type == "echo.suspected"_L1) {
        if (std::exchange(m_echoTold, true))
            return {};
        return note(Note::Echo, entry, tr("Use headphones, the agent hears itself."));
    }
    if (entry.type == "device.changed"_L1)
        return note(Note::Device, entry,
                    tr("Sound now goes to %1.").arg(entry.data.value("name"_L1).toString()));
    const bool microphone = entry.data.value("side"_L1).toString() == "microphone"_L1;
    if (entry.type == "device.back"_L1)
        return note(Note::Device, entry,
                    microphone ? tr("The microphone is back.") : tr("The speaker is back."));
    return note(Note::Device, entry,
                microphone ? tr("The microphone is lost. Typing still works.")
                           : tr("The speaker is lost. The agent's words are shown."));
}

Conversation::Change Conversation::takeTool(const LogEntry &entry, const api::AgentEvent &event)
{
    using State = ConversationItem::ToolState;
    using Told = api::AgentEvent::Tool::State;
    const api::AgentEvent::Tool &tool = event.tool;
    int index = m_calls.value(tool.callId, -1);
    if (index < 0) {
        index = add(ItemKind::Tool, entry);
        m_items[index].toolName = tool.name;
        m_items[index].callId = tool.callId;
        if (!tool.callId.isEmpty())
            m_calls.insert(tool.callId, index);
    }
    ConversationItem &item = m_items[index];
    if (!tool.type.isEmpty())
        item.toolType = tool.type;
    if (!tool.parameters.isEmpty())
        item.arguments = QString::fromUtf8(QJsonDocument(tool.parameters).toJson(QJsonDocument::Compact));
    if (event.kind == EventKind::ClientToolCall)
        item.expectsAnswer = tool.expectsResponse;
    const bool answered = item.toolMs >= 0;
    switch (tool.state) {
    case Told::Requested:
    case Told::Running:
        return one(index);
    case Told::AwaitingApproval:
        item.toolState = State::AwaitingApproval;
        return one(index);
    case Told::Done:
        if (!answered)
            item.toolState = State::Done;
        break;
    case Told::Failed:
        item.toolState = State::Failed;
        break;
    case Told::Blocked:
        item.toolState = State::Blocked;
        break;
    case Told::Skipped:
        item.toolState = State::Skipped;
        break;
    }
    if (!answered)
        item.toolMs = static_cast<double>(entry.atUs - item.atUs) / 1000.0;
    if (item.result.isEmpty())
        item.result = tool.result;
    return one(index);
}

int Conversation::add(ItemKind kind, const LogEntry &entry, const QString &text)
{
    ConversationItem item;
    item.kind = kind;
    item.id = m_nextId++;
    item.atUs = entry.atUs;
    item.text = text.left(kLongestItem);
    item.turn = m_turn;
    if (kind != ItemKind::Agent)
        item.revealedChars = static_cast<int>(item.text.size());
    m_items.append(item);
    return static_cast<int>(m_items.size()) - 1;
}

Conversation::Change Conversation::note(Note note, const LogEntry &entry, const QString &text)
{
    const int index = add(ItemKind::System, entry, text);
    m_items[index].note = note;
    return one(index);
}

Conversation::Change Conversation::both(const Change &a, const Change &b)
{
    if (!a || !b)
        return a ? a : b;
    return std::pair{std::min(a->first, b->first), std::max(a->second, b->second)};
}

} // namespace studio::agent
