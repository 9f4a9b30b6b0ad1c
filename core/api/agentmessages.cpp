// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/agentmessages.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace studio::api {

namespace {

QJsonObject typed(const QString &type)
{
    return {{u"type"_s, type}};
}

template <class T>
void put(QJsonObject &into, const QString &name, const std::optional<T> &value)
{
    if (value)
        into.insert(name, QJsonValue(*value));
}

void put(QJsonObject &into, const QString &name, const QJsonObject &value)
{
    if (!value.isEmpty())
        into.insert(name, value);
}

QJsonObject overridesOf(const AgentOverrides &overrides)
{
    QJsonObject prompt;
    put(prompt, u"prompt"_s, overrides.prompt);
    put(prompt, u"llm"_s, overrides.modelId);
    QJsonObject agent;
    put(agent, u"prompt"_s, prompt);
    put(agent, u"first_message"_s, overrides.firstMessage);
    put(agent, u"language"_s, overrides.language);
    QJsonObject speech;
    put(speech, u"voice_id"_s, overrides.voiceId);
    put(speech, u"stability"_s, overrides.stability);
    put(speech, u"speed"_s, overrides.speed);
    put(speech, u"similarity_boost"_s, overrides.similarity);
    QJsonObject conversation;
    if (overrides.textOnly)
        conversation.insert(u"text_only"_s, true);
    if (!overrides.clientEvents.isEmpty())
        conversation.insert(u"client_events"_s, QJsonArray::fromStringList(overrides.clientEvents));
    QJsonObject made;
    put(made, u"agent"_s, agent);
    put(made, u"tts"_s, speech);
    put(made, u"conversation"_s, conversation);
    return made;
}

} // namespace

QJsonObject agentmessage::initiation(const AgentInitiation &initiation)
{
    QJsonObject message = typed(u"conversation_initiation_client_data"_s);
    put(message, u"conversation_config_override"_s, overridesOf(initiation.overrides));
    put(message, u"custom_llm_extra_body"_s, initiation.customBody);
    put(message, u"dynamic_variables"_s, initiation.dynamicVariables);
    if (!initiation.userId.isEmpty())
        message.insert(u"user_id"_s, initiation.userId);
    // "source" is a closed list of the service's own programs.
    if (!initiation.version.isEmpty())
        message.insert(u"source_info"_s, QJsonObject{{u"version"_s, initiation.version}});
    return message;
}

QByteArray agentmessage::audio(const QByteArray &frames)
{
    QByteArray message;
    message.reserve(frames.size() * 4 / 3 + 32);
    message += R"({"user_audio_chunk":")";
    message += frames.toBase64();
    message += R"("})";
    return message;
}

QJsonObject agentmessage::pong(qint64 eventId)
{
    QJsonObject message = typed(u"pong"_s);
    message.insert(u"event_id"_s, eventId);
    return message;
}

QJsonObject agentmessage::userMessage(const QString &text, const QString &medium)
{
    QJsonObject message = typed(u"user_message"_s);
    message.insert(u"text"_s, text);
    if (!medium.isEmpty())
        message.insert(u"source_medium"_s, medium);
    return message;
}

QJsonObject agentmessage::userActivity()
{
    return typed(u"user_activity"_s);
}

QJsonObject agentmessage::contextualUpdate(const QString &text, const QString &contextId)
{
    QJsonObject message = typed(u"contextual_update"_s);
    message.insert(u"text"_s, text);
    if (!contextId.isEmpty())
        message.insert(u"context_id"_s, contextId);
    return message;
}

QJsonObject agentmessage::toolResult(const QString &callId, const QString &result, bool isError,
                                     const QString &errorType)
{
    QJsonObject message = typed(u"client_tool_result"_s);
    message.insert(u"tool_call_id"_s, callId);
    message.insert(u"result"_s, result);
    message.insert(u"is_error"_s, isError);
    if (isError && !errorType.isEmpty())
        message.insert(u"error_type"_s, errorType);
    return message;
}

QJsonObject agentmessage::mcpApproval(const QString &callId, bool approved)
{
    QJsonObject message = typed(u"mcp_tool_approval_result"_s);
    message.insert(u"tool_call_id"_s, callId);
    message.insert(u"is_approved"_s, approved);
    return message;
}

QJsonObject agentmessage::feedback(qint64 eventId, AgentScore score)
{
    QJsonObject message = typed(u"feedback"_s);
    message.insert(u"event_id"_s, eventId);
    message.insert(u"score"_s,
                   score == AgentScore::Like          ? QJsonValue(u"like"_s)
                       : score == AgentScore::Dislike ? QJsonValue(u"dislike"_s)
                                                      : QJsonValue(QJsonValue::Null));
    return message;
}

QJsonObject agentmessage::multimodal(const QString &text, const QStringList &fileIds)
{
    QJsonObject message = typed(u"multimodal_message"_s);
    if (!text.isEmpty())
        message.insert(u"text"_s, userMessage(text));
    QJsonArray files;
    for (const QString &id : fileIds)
        files.append(QJsonObject{{u"type"_s, u"file_input"_s}, {u"file_id"_s, id}});
    if (!files.isEmpty())
        message.insert(u"files"_s, files);
    return message;
}

QByteArray agentmessage::toBytes(const QJsonObject &message)
{
    return QJsonDocument(message).toJson(QJsonDocument::Compact);
}

} // namespace studio::api
