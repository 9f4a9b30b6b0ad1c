// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/agentevents.h"

#include "core/api/types/json.h"

#include <QHash>
#include <QJsonDocument>

#include <cmath>

using namespace Qt::StringLiterals;

namespace studio::api {

namespace {

constexpr qsizetype kLongestText = 64 * 1024;
constexpr qsizetype kLongestList = 4096;
constexpr int kDeepest = 12;

using Kind = AgentEvent::Kind;
using Tool = AgentEvent::Tool;

struct KnownType {
    Kind kind;
    QLatin1StringView payload; ///< Where the fields are.
};

const QHash<QString, KnownType> &knownTypes()
{
    static const QHash<QString, KnownType> types{
        {u"conversation_initiation_metadata"_s,
         {Kind::Metadata, "conversation_initiation_metadata_event"_L1}},
        {u"asr_initiation_metadata"_s, {Kind::AsrMetadata, "asr_initiation_metadata_event"_L1}},
        {u"ping"_s, {Kind::Ping, "ping_event"_L1}},
        {u"audio"_s, {Kind::Audio, "audio_event"_L1}},
        {u"interruption"_s, {Kind::Interruption, "interruption_event"_L1}},
        {u"user_transcript"_s, {Kind::UserTranscript, "user_transcription_event"_L1}},
        {u"tentative_user_transcript"_s,
         {Kind::TentativeUserTranscript, "tentative_user_transcription_event"_L1}},
        {u"agent_response"_s, {Kind::AgentResponse, "agent_response_event"_L1}},
        {u"agent_response_correction"_s,
         {Kind::AgentResponseCorrection, "agent_response_correction_event"_L1}},
        {u"agent_response_complete"_s, {Kind::AgentResponseComplete, "agent_response_complete_event"_L1}},
        {u"agent_response_metadata"_s, {Kind::AgentResponseMetadata, "agent_response_metadata_event"_L1}},
        {u"agent_chat_response_part"_s, {Kind::ChatPart, "text_response_part"_L1}},
        {u"agent_reasoning_response_part"_s, {Kind::ReasoningPart, "reasoning_response_part"_L1}},
        {u"vad_score"_s, {Kind::VadScore, "vad_score_event"_L1}},
        {u"client_tool_call"_s, {Kind::ClientToolCall, "client_tool_call"_L1}},
        {u"agent_tool_request"_s, {Kind::ToolRequest, "agent_tool_request"_L1}},
        {u"agent_tool_response"_s, {Kind::ToolResponse, "agent_tool_response"_L1}},
        {u"agent_tool_response_full_payload"_s, {Kind::ToolResponse, "agent_tool_response_full_payload"_L1}},
        {u"mcp_tool_call"_s, {Kind::McpCall, "mcp_tool_call"_L1}},
        {u"mcp_connection_status"_s, {Kind::McpStatus, "mcp_connection_status"_L1}},
        {u"guardrail_triggered"_s, {Kind::Guardrail, "guardrail_triggered_event"_L1}},
        {u"context_usage"_s, {Kind::ContextUsage, "context_usage_event"_L1}},
        {u"queue_status"_s, {Kind::QueueStatus, "queue_status_event"_L1}},
        {u"client_error"_s, {Kind::ClientError, "error_event"_L1}},
        {u"error"_s, {Kind::ClientError, "error_event"_L1}},
        {u"rich_content"_s, {Kind::RichContent, "rich_content"_L1}},
        {u"dtmf_request"_s, {Kind::DtmfRequest, "dtmf_request"_L1}},
        {u"agent_typing"_s, {Kind::AgentTyping, "agent_typing_event"_L1}},
        {u"external_agent_connected"_s, {Kind::ExternalAgent, "external_agent_connected_event"_L1}},
        {u"external_agent_disconnected"_s, {Kind::ExternalAgent, "external_agent_disconnected_event"_L1}},
        {u"internal_turn_probability"_s, {Kind::TurnProbability, "turn_probability_internal_event"_L1}},
        {u"internal_tentative_agent_response"_s,
         {Kind::TentativeAgentResponse, "tentative_agent_response_internal_event"_L1}},
    };
    return types;
}

QString camel(QLatin1StringView snake)
{
    QString name;
    bool upper = false;
    for (const char c : snake) {
        if (c == '_')
            upper = true;
        else
            name += std::exchange(upper, false) ? QChar::fromLatin1(c).toUpper() : QChar::fromLatin1(c);
    }
    return name;
}

QString snake(const QString &name)
{
    QString made;
    for (const QChar c : name) {
        if (c.isUpper() && !made.isEmpty())
            made += u'_';
        made += c.toLower();
    }
    return made;
}

/// By its snake-case name, or else by its camel-case one; null is as good as missing.
QJsonValue valueOf(const QJsonObject &from, QLatin1StringView name)
{
    QJsonValue value = from.value(name);
    if (value.isUndefined() || value.isNull())
        value = from.value(camel(name));
    return value.isNull() ? QJsonValue(QJsonValue::Undefined) : value;
}

QString textOf(const QJsonObject &from, QLatin1StringView name)
{
    const QJsonValue value = valueOf(from, name);
    if (value.isDouble())
        return QString::number(value.toDouble(), 'g', 15);
    return value.toString().left(kLongestText);
}

qint64 integerOf(const QJsonObject &from, QLatin1StringView name, qint64 fallback)
{
    const QJsonValue value = valueOf(from, name);
    if (value.isString()) {
        bool fine = false;
        const qint64 number = value.toString().toLongLong(&fine);
        return fine ? number : fallback;
    }
    const double number = value.toDouble(static_cast<double>(fallback));
    return std::isfinite(number) && std::abs(number) < 9e15 ? static_cast<qint64>(number) : fallback;
}

double numberOf(const QJsonObject &from, QLatin1StringView name, double fallback = 0)
{
    const double number = valueOf(from, name).toDouble(fallback);
    return std::isfinite(number) ? number : fallback;
}

bool flagOf(const QJsonObject &from, QLatin1StringView name, bool fallback)
{
    return valueOf(from, name).toBool(fallback);
}

/// What a tool said, as text: strings as they are, everything else as JSON.
QString resultText(const QJsonValue &value)
{
    if (value.isString())
        return value.toString().left(kLongestText);
    if (value.isUndefined() || value.isNull())
        return {};
    const QJsonDocument document = value.isArray() ? QJsonDocument(value.toArray())
        : value.isObject()                         ? QJsonDocument(value.toObject())
                                                   : QJsonDocument(QJsonArray{value});
    return QString::fromUtf8(document.toJson(QJsonDocument::Compact)).left(kLongestText);
}

AgentEvent::Alignment soundAlignment(const QJsonObject &from)
{
    AgentEvent::Alignment alignment;
    const QJsonArray characters = valueOf(from, "chars"_L1).toArray();
    const QJsonArray starts = valueOf(from, "char_start_times_ms"_L1).toArray();
    QJsonArray durations = valueOf(from, "char_durations_ms"_L1).toArray();
    if (durations.isEmpty()) // as the speech socket calls them
        durations = valueOf(from, "chars_durations_ms"_L1).toArray();
    const qsizetype size = std::min({characters.size(), starts.size(), kLongestText});
    for (qsizetype i = 0; i < size; ++i) {
        const double start = starts.at(i).toDouble();
        const double duration = i < durations.size() ? durations.at(i).toDouble() : 0;
        alignment.characters += characters.at(i).toString();
        alignment.startMs += std::isfinite(start) ? std::max(start, 0.0) : 0;
        alignment.durationMs += std::isfinite(duration) ? std::max(duration, 0.0) : 0;
    }
    return alignment;
}

void readAudio(AgentEvent &event, const QJsonObject &payload)
{
    for (const QLatin1StringView name : {"audio_base_64"_L1, "audio_base64"_L1, "audio"_L1}) {
        const QJsonValue sound = valueOf(payload, name);
        if (sound.isString()) {
            event.audio = QByteArray::fromBase64(sound.toString().toLatin1());
            break;
        }
    }
    event.audioBytes = event.audio.isEmpty() ? integerOf(payload, "audio_bytes"_L1, 0) : event.audio.size();
    event.alignment = soundAlignment(valueOf(payload, "alignment"_L1).toObject());
    event.isFinal = flagOf(payload, "is_final"_L1, false);
}

Tool::State stateOf(const QJsonObject &payload)
{
    const QString status = textOf(payload, "status"_L1);
    if (flagOf(payload, "is_blocked"_L1, false) || status == "blocked"_L1)
        return Tool::State::Blocked;
    if (flagOf(payload, "is_error"_L1, false) || status == "error"_L1)
        return Tool::State::Failed;
    if (status == "skipped"_L1 || !flagOf(payload, "is_called"_L1, true))
        return Tool::State::Skipped;
    return Tool::State::Done;
}

void readTool(AgentEvent &event, const QJsonObject &payload)
{
    Tool &tool = event.tool;
    tool.callId = textOf(payload, "tool_call_id"_L1);
    tool.name = textOf(payload, "tool_name"_L1);
    tool.description = textOf(payload, "tool_description"_L1);
    tool.type = textOf(payload, "tool_type"_L1);
    const QJsonValue parameters = valueOf(payload, "parameters"_L1);
    tool.parameters = parameters.isString() ? QJsonDocument::fromJson(parameters.toString().toUtf8()).object()
                                            : parameters.toObject();
    tool.expectsResponse = flagOf(payload, "expects_response"_L1, true);
    tool.timeoutSeconds =
        static_cast<int>(std::clamp<qint64>(integerOf(payload, "response_timeout_secs"_L1, 0), 0, 86'400));
    switch (event.kind) {
    case Kind::ClientToolCall:
        tool.type = u"client"_s;
        break;
    case Kind::ToolResponse:
        tool.state = stateOf(payload);
        tool.result = resultText(valueOf(payload, "full_tool_result"_L1));
        break;
    case Kind::McpCall: {
        tool.type = u"mcp"_s;
        const QString state = textOf(payload, "state"_L1);
        tool.timeoutSeconds = static_cast<int>(
            std::clamp<qint64>(integerOf(payload, "approval_timeout_secs"_L1, 0), 0, 86'400));
        if (state == "awaiting_approval"_L1) {
            tool.state = Tool::State::AwaitingApproval;
        } else if (state == "success"_L1) {
            tool.state = Tool::State::Done;
            tool.result = resultText(valueOf(payload, "result"_L1));
        } else if (state == "failure"_L1) {
            tool.state = Tool::State::Failed;
            tool.result = textOf(payload, "error_message"_L1);
        } else {
            tool.state = Tool::State::Running;
        }
        break;
    }
    default:
        break;
    }
}

void readPart(AgentEvent &event, const QJsonObject &payload)
{
    event.text = textOf(payload, "text"_L1);
    event.responseId = textOf(payload, "response_id"_L1);
    const QString part = textOf(payload, "type"_L1);
    event.part = part == "start"_L1 ? AgentEvent::Part::Start
        : part == "stop"_L1         ? AgentEvent::Part::Stop
                                    : AgentEvent::Part::Delta;
}

void readError(AgentEvent &event, const QJsonObject &payload)
{
    event.code = static_cast<int>(std::clamp<qint64>(integerOf(payload, "code"_L1, 0), 0, 99'999));
    event.errorName = textOf(payload, "error_name"_L1);
    if (event.errorName.isEmpty())
        event.errorName = textOf(payload, "error_type"_L1);
    for (const QLatin1StringView name : {"message"_L1, "reason"_L1, "debug_message"_L1}) {
        if (event.text.isEmpty())
            event.text = textOf(payload, name);
    }
}

void readMcpStatus(AgentEvent &event, const QJsonObject &payload)
{
    const QJsonArray integrations = valueOf(payload, "integrations"_L1).toArray();
    event.total = integrations.size();
    for (const QJsonValue &one : integrations)
        event.count += flagOf(one.toObject(), "is_connected"_L1, false) ? 1 : 0;
}

void readRest(AgentEvent &event, const QJsonObject &payload)
{
    switch (event.kind) {
    case Kind::Metadata:
        event.conversationId = textOf(payload, "conversation_id"_L1).left(200);
        event.agentFormatName = textOf(payload, "agent_output_audio_format"_L1).left(60);
        event.userFormatName = textOf(payload, "user_input_audio_format"_L1).left(60);
        break;
    case Kind::Ping:
        event.pingMs = integerOf(payload, "ping_ms"_L1, -1);
        break;
    case Kind::UserTranscript:
    case Kind::TentativeUserTranscript:
        event.text = textOf(payload, "user_transcript"_L1);
        break;
    case Kind::AgentResponse:
        event.text = textOf(payload, "agent_response"_L1);
        event.responseId = textOf(payload, "response_id"_L1);
        break;
    case Kind::AgentResponseCorrection:
        event.originalText = textOf(payload, "original_agent_response"_L1);
        event.text = textOf(payload, "corrected_agent_response"_L1);
        event.responseId = textOf(payload, "response_id"_L1);
        break;
    case Kind::VadScore:
        event.score = std::clamp(numberOf(payload, "vad_score"_L1), 0.0, 1.0);
        break;
    case Kind::TurnProbability:
        event.score = std::clamp(numberOf(payload, "turn_probability"_L1), 0.0, 1.0);
        break;
    case Kind::TentativeAgentResponse:
        event.text = textOf(payload, "tentative_agent_response"_L1);
        break;
    case Kind::Guardrail:
        event.text = textOf(payload, "guardrail_name"_L1);
        break;
    case Kind::ContextUsage:
        event.text = textOf(payload, "model"_L1);
        event.count = integerOf(payload, "context_tokens"_L1, 0);
        event.total = integerOf(payload, "context_limit_tokens"_L1, 0);
        break;
    case Kind::QueueStatus:
        event.text = textOf(payload, "status"_L1);
        break;
    case Kind::AgentTyping:
        event.isOn = flagOf(payload, "is_typing"_L1, true);
        break;
    default:
        break;
    }
}

bool isLong(const QJsonValue &value, int depth)
{
    if (value.isString())
        return value.toString().size() > kLongestText;
    if (depth > kDeepest)
        return value.isArray() || value.isObject();
    if (value.isArray()) {
        const QJsonArray list = value.toArray();
        return list.size() > kLongestList || std::any_of(list.begin(), list.end(), [&](const QJsonValue &v) {
                   return isLong(v, depth + 1);
               });
    }
    const QJsonObject object = value.toObject();
    return object.size() > kLongestList
        || std::any_of(object.begin(), object.end(),
                       [&](const QJsonValue &v) { return isLong(v, depth + 1); });
}

QJsonValue shortened(const QJsonValue &value, int depth)
{
    if (value.isString())
        return value.toString().left(kLongestText);
    if (depth > kDeepest && (value.isArray() || value.isObject()))
        return u"…"_s;
    if (value.isArray()) {
        QJsonArray made;
        for (const QJsonValue &one : value.toArray()) {
            if (made.size() == kLongestList)
                break;
            made.append(shortened(one, depth + 1));
        }
        return made;
    }
    if (!value.isObject())
        return value;
    QJsonObject made;
    const QJsonObject object = value.toObject();
    for (auto it = object.begin(); it != object.end() && made.size() < kLongestList; ++it)
        made.insert(it.key().left(200), shortened(it.value(), depth + 1));
    return made;
}

} // namespace

AgentAudioFormat agentAudioFormat(const QString &name)
{
    const QStringList parts = name.trimmed().toLower().split(u'_');
    bool fine = false;
    const int rate = parts.size() == 2 ? parts.at(1).toInt(&fine) : 0;
    if (!fine)
        return {};
    if ((parts.at(0) == "ulaw"_L1 || parts.at(0) == "mulaw"_L1) && rate == 8000)
        return {.encoding = AgentAudioFormat::Encoding::MuLaw, .sampleRateHz = rate};
    if (parts.at(0) == "pcm"_L1 && rate >= 8000 && rate <= 48'000)
        return {.encoding = AgentAudioFormat::Encoding::Pcm16, .sampleRateHz = rate};
    return {};
}

AgentEvent agentEventFromJson(const QJsonObject &message)
{
    AgentEvent event;
    event.type = textOf(message, "type"_L1).left(100);
    auto known = knownTypes().constFind(event.type);
    if (known == knownTypes().cend())
        known = knownTypes().constFind(snake(event.type));
    if (known == knownTypes().cend())
        return event;
    event.kind = known->kind;
    const QJsonValue inside = valueOf(message, known->payload);
    const QJsonObject payload = inside.isObject() ? inside.toObject() : message;
    event.eventId = integerOf(payload, "event_id"_L1, -1);
    switch (event.kind) {
    case Kind::Audio:
        readAudio(event, payload);
        break;
    case Kind::ClientToolCall:
    case Kind::ToolRequest:
    case Kind::ToolResponse:
    case Kind::McpCall:
        readTool(event, payload);
        break;
    case Kind::ChatPart:
    case Kind::ReasoningPart:
        readPart(event, payload);
        break;
    case Kind::ClientError:
        readError(event, payload);
        break;
    case Kind::McpStatus:
        readMcpStatus(event, payload);
        break;
    case Kind::ExternalAgent:
        event.isOn = !known.key().contains("disconnected"_L1);
        break;
    default:
        readRest(event, payload);
        break;
    }
    return event;
}

Result<AgentEvent> agentEventFromJson(const QByteArray &message)
{
    const auto object = json::object(message);
    if (!object)
        return fail(object.error());
    return agentEventFromJson(*object);
}

QJsonObject withoutSound(const QJsonObject &message)
{
    QJsonObject made = message;
    for (auto it = made.begin(); it != made.end(); ++it) {
        if (it.key() != "audio_event"_L1 && it.key() != "audioEvent"_L1)
            continue;
        QJsonObject payload = it->toObject();
        for (const QString &name :
             {u"audio_base_64"_s, u"audioBase64"_s, u"audio_base64"_s, u"audioBase_64"_s, u"audio"_s}) {
            const QJsonValue sound = payload.take(name);
            if (sound.isString())
                payload.insert(u"audio_bytes"_s, QByteArray::fromBase64(sound.toString().toLatin1()).size());
        }
        *it = payload;
    }
    return isLong(made, 0) ? shortened(made, 0).toObject() : made;
}

} // namespace studio::api
