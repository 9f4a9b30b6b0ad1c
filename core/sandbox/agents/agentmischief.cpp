// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/agents/agentmischief.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <utility>

using namespace Qt::StringLiterals;

namespace studio::sandbox {

namespace {

constexpr int kFlood = 20'000;
constexpr int kPingFlood = 2'000;
constexpr qsizetype kGiant = 20 * 1024 * 1024;
constexpr int kLateChunks = 5;

QByteArray written(const QJsonObject &message)
{
    return QJsonDocument(message).toJson(QJsonDocument::Compact);
}

QString camel(const QString &name)
{
    QString made;
    bool up = false;
    for (const QChar c : name) {
        if (c == u'_') {
            up = true;
            continue;
        }
        made += up ? c.toUpper() : c;
        up = false;
    }
    return made;
}

/// What the client's own tool is to be told stays as it is.
QJsonObject inCamelCase(const QJsonObject &object)
{
    QJsonObject made;
    for (auto it = object.begin(); it != object.end(); ++it) {
        const bool keep = it.key() == "parameters"_L1;
        made.insert(camel(it.key()), it->isObject() && !keep ? QJsonValue(inCamelCase(it->toObject())) : *it);
    }
    return made;
}

QJsonObject withAudio(const QJsonObject &message, const QString &field, const QByteArray &bytes)
{
    QJsonObject event = message.value(u"audio_event"_s).toObject();
    event.remove(u"audio_base_64"_s);
    event.insert(field, QString::fromLatin1(bytes.toBase64()));
    QJsonObject made = message;
    made.insert(u"audio_event"_s, event);
    return made;
}

} // namespace

AgentMischief::AgentMischief(QString fault, double afterSeconds)
    : m_fault(std::move(fault)), m_after(afterSeconds)
{
}

QList<AgentMischief::Wire> AgentMischief::bend(const QJsonObject &message, double seconds)
{
    const QString type = message.value(u"type"_s).toString();
    const QByteArray text = written(message);
    if (m_fault.isEmpty())
        return {{text}};
    if (is("no_metadata"))
        return {};
    if (seconds < m_after || type == "conversation_initiation_metadata"_L1)
        return {{text}};
    if (is("duplicate"))
        return {{text}, {text}};
    if (is("binary"))
        return {{text, true}};
    if (is("camel_case"))
        return {{written(inCamelCase(message))}};
    if (is("reorder")) {
        if (m_held.isEmpty()) {
            m_held = message;
            return {};
        }
        return {{text}, {written(std::exchange(m_held, {}))}};
    }
    if (type == "audio"_L1) {
        const QByteArray sound =
            QByteArray::fromBase64(message.value(u"audio_event"_s)[u"audio_base_64"_s].toString().toLatin1());
        if (is("audio_field"))
            return {{written(withAudio(message, u"audio"_s, sound))}};
        if (is("odd_audio"))
            return {
                {written(withAudio(message, u"audio_base_64"_s, sound.chopped(sound.isEmpty() ? 0 : 1)))}};
        m_lastAudio = message;
    }
    QList<Wire> all{{text}};
    if (is("late_audio") && type == "interruption"_L1) {
        for (int i = 0; i < kLateChunks && !m_lastAudio.isEmpty(); ++i)
            all.append({written(m_lastAudio)});
    }
    return all;
}

QList<AgentMischief::Wire> AgentMischief::intrude(double seconds)
{
    if (m_done || m_fault.isEmpty() || seconds < m_after)
        return {};
    QList<Wire> all;
    if (is("garbage")) {
        all = {{"this is { not json"}};
    } else if (is("not_object")) {
        all = {{"[1,2,3]"}, {"null"}, {"7"}, {"\"text\""}};
    } else if (is("truncated")) {
        all = {{"{\"type\":\"agent_response\",\"agent_response_event\":{\"agent_resp"}};
    } else if (is("wrong_types")) {
        all = {{"{\"type\":7}"},
               {"{\"type\":\"audio\",\"audio_event\":\"none\"}"},
               {"{\"type\":\"audio\",\"audio_event\":{\"audio_base_64\":12,\"event_id\":\"x\"}}"},
               {"{\"type\":\"ping\",\"ping_event\":{\"event_id\":null,\"ping_ms\":\"fast\"}}"},
               {"{\"type\":\"agent_response\",\"agent_response_event\":[]}"},
               {"{\"type\":\"client_tool_call\",\"client_tool_call\":{\"tool_name\":1,\"parameters\":\"\"}}"},
               {"{\"type\":\"interruption\"}"},
               {"{\"type\":\"vad_score\",\"vad_score_event\":{\"vad_score\":[]}}"}};
    } else if (is("unknown_event")) {
        all = {{"{\"type\":\"some_future_event\",\"some_future_event\":{\"a\":1}}"}};
    } else if (is("unknown_interruption")) {
        all = {{"{\"type\":\"interruption\",\"interruption_event\":{\"event_id\":999999}}"}};
    } else if (is("client_error")) {
        all = {{"{\"type\":\"client_error\",\"error_event\":{\"code\":1011,\"error_name\":\"custom_llm_"
                "error\",\"message\":\"The language model did not answer.\"}}"}};
    } else if (is("format_change")) {
        all = {{"{\"type\":\"conversation_initiation_metadata\",\"conversation_initiation_metadata_event\":{"
                "\"conversation_id\":\"conv_changed\",\"agent_output_audio_format\":\"pcm_8000\",\"user_"
                "input_audio_format\":\"ulaw_8000\"}}"}};
    } else if (is("giant")) {
        all = {{"{\"type\":\"agent_response\",\"agent_response_event\":{\"event_id\":1,\"agent_response\":\""
                + QByteArray(kGiant, 'a') + "\"}}"}};
    } else if (is("flood")) {
        all.fill({"{\"type\":\"vad_score\",\"vad_score_event\":{\"vad_score\":0.5}}"}, kFlood);
    } else if (is("ping_flood")) {
        for (int i = 0; i < kPingFlood; ++i)
            all.append({"{\"type\":\"ping\",\"ping_event\":{\"event_id\":" + QByteArray::number(1'000'000 + i)
                        + "}}"});
    }
    m_done = !all.isEmpty();
    return all;
}

QString AgentMischief::breakLine(double seconds)
{
    const bool breaks = is("cut") || is("reset") || is("close") || is("stall");
    if (m_done || !breaks || seconds < m_after)
        return {};
    m_done = true;
    return m_fault;
}

} // namespace studio::sandbox
