// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/sandbox/agentclient.h"

#include "tests/core/sandbox/sound.h"

using namespace Qt::StringLiterals;

namespace studio::sandbox {

namespace {

struct Fact {
    QString holder; ///< Where the fields stand.
    QList<std::pair<QString, QJsonValue::Type>> fields;
};

/// What the contract asks of each message the sandbox sends.
const QHash<QString, Fact> &facts()
{
    constexpr auto text = QJsonValue::String;
    constexpr auto number = QJsonValue::Double;
    constexpr auto boolean = QJsonValue::Bool;
    constexpr auto object = QJsonValue::Object;
    constexpr auto array = QJsonValue::Array;
    static const QHash<QString, Fact> all{
        {u"conversation_initiation_metadata"_s,
         {u"conversation_initiation_metadata_event"_s,
          {{u"conversation_id"_s, text},
           {u"agent_output_audio_format"_s, text},
           {u"user_input_audio_format"_s, text}}}},
        {u"ping"_s, {u"ping_event"_s, {{u"event_id"_s, number}}}},
        {u"audio"_s,
         {u"audio_event"_s, {{u"audio_base_64"_s, text}, {u"event_id"_s, number}, {u"alignment"_s, object}}}},
        {u"user_transcript"_s,
         {u"user_transcription_event"_s, {{u"user_transcript"_s, text}, {u"event_id"_s, number}}}},
        {u"tentative_user_transcript"_s,
         {u"tentative_user_transcription_event"_s, {{u"user_transcript"_s, text}, {u"event_id"_s, number}}}},
        {u"agent_response"_s,
         {u"agent_response_event"_s, {{u"agent_response"_s, text}, {u"event_id"_s, number}}}},
        {u"agent_response_correction"_s,
         {u"agent_response_correction_event"_s,
          {{u"original_agent_response"_s, text},
           {u"corrected_agent_response"_s, text},
           {u"event_id"_s, number}}}},
        {u"agent_response_complete"_s, {u"agent_response_complete_event"_s, {{u"event_id"_s, number}}}},
        {u"agent_chat_response_part"_s,
         {u"text_response_part"_s, {{u"text"_s, text}, {u"type"_s, text}, {u"event_id"_s, number}}}},
        {u"interruption"_s, {u"interruption_event"_s, {{u"event_id"_s, number}}}},
        {u"vad_score"_s, {u"vad_score_event"_s, {{u"vad_score"_s, number}}}},
        {u"client_tool_call"_s,
         {u"client_tool_call"_s,
          {{u"tool_name"_s, text},
           {u"tool_call_id"_s, text},
           {u"parameters"_s, object},
           {u"event_id"_s, number}}}},
        {u"agent_tool_request"_s,
         {u"agent_tool_request"_s,
          {{u"tool_name"_s, text},
           {u"tool_call_id"_s, text},
           {u"tool_type"_s, text},
           {u"event_id"_s, number}}}},
        {u"agent_tool_response"_s,
         {u"agent_tool_response"_s,
          {{u"tool_name"_s, text},
           {u"tool_call_id"_s, text},
           {u"tool_type"_s, text},
           {u"is_error"_s, boolean},
           {u"is_called"_s, boolean},
           {u"event_id"_s, number}}}},
        {u"mcp_tool_call"_s,
         {u"mcp_tool_call"_s,
          {{u"service_id"_s, text},
           {u"tool_call_id"_s, text},
           {u"tool_name"_s, text},
           {u"parameters"_s, object},
           {u"timestamp"_s, text},
           {u"state"_s, text}}}},
        {u"mcp_connection_status"_s, {u"mcp_connection_status"_s, {{u"integrations"_s, array}}}},
        {u"context_usage"_s,
         {u"context_usage_event"_s,
          {{u"event_id"_s, number},
           {u"model"_s, text},
           {u"context_tokens"_s, number},
           {u"context_limit_tokens"_s, number}}}},
        {u"guardrail_triggered"_s, {u"guardrail_triggered_event"_s, {{u"guardrail_name"_s, text}}}},
        {u"queue_status"_s, {u"queue_status_event"_s, {{u"status"_s, text}}}},
        {u"error"_s,
         {u"error_event"_s, {{u"code"_s, number}, {u"message"_s, text}, {u"error_type"_s, text}}}},
        {u"asr_initiation_metadata"_s, {u"asr_initiation_metadata_event"_s, {}}},
        {u"agent_typing"_s, {u"agent_typing_event"_s, {{u"is_typing"_s, boolean}}}},
        {u"internal_tentative_agent_response"_s,
         {u"tentative_agent_response_internal_event"_s, {{u"tentative_agent_response"_s, text}}}},
        {u"agent_tool_response_full_payload"_s,
         {u"agent_tool_response_full_payload"_s, {{u"full_tool_result"_s, text}, {u"is_error"_s, boolean}}}},
    };
    return all;
}

} // namespace

AgentClient::AgentClient(SandboxServer &server) : m_server(server)
{
    connect(&m_socket, &QWebSocket::textMessageReceived, this, &AgentClient::take);
    connect(&m_socket, &QWebSocket::binaryMessageReceived, this,
            [this](const QByteArray &bytes) { take(QString::fromUtf8(bytes)); });
    connect(&m_socket, &QWebSocket::disconnected, this, [this] { m_closed = true; });
    connect(&m_socket, &QWebSocket::connected, this, [this] { send(m_initiation); });
}

void AgentClient::open(const QString &agent, const QJsonObject &initiation, const QString &moreQuery)
{
    openUrl(QUrl(u"%1/v1/convai/conversation?agent_id=%2%3"_s.arg(m_server.socketUrl().toString(), agent,
                                                                  moreQuery)),
            initiation);
}

void AgentClient::openUrl(const QUrl &url, const QJsonObject &initiation)
{
    m_initiation = initiation;
    if (!m_initiation.contains(u"type"_s))
        m_initiation.insert(u"type"_s, u"conversation_initiation_client_data"_s);
    m_messages.clear();
    m_closed = false;
    m_socket.open(url);
}

void AgentClient::send(QJsonObject message)
{
    sendText(QString::fromUtf8(QJsonDocument(message).toJson(QJsonDocument::Compact)));
}

void AgentClient::say(const QString &text)
{
    send({{u"type"_s, u"user_message"_s}, {u"text"_s, text}});
}

void AgentClient::speak(const Samples &samples, double silenceSeconds)
{
    Samples all = samples;
    all.insert(all.end(), std::size_t(silenceSeconds * kEngineRateHz), 0);
    const std::size_t piece = kEngineRateHz / 50;
    for (std::size_t at = 0; at < all.size(); at += piece) {
        const Samples part(all.begin() + std::ptrdiff_t(at),
                           all.begin() + std::ptrdiff_t(std::min(all.size(), at + piece)));
        send({{u"user_audio_chunk"_s, QString::fromLatin1(bytesOf(part).toBase64())}});
    }
}

int AgentClient::count(const QString &type) const
{
    return int(all(type).size());
}

QList<QJsonObject> AgentClient::all(const QString &type) const
{
    QList<QJsonObject> found;
    for (const QJsonObject &message : m_messages) {
        if (message.value(u"type"_s).toString() != type)
            continue;
        const QString holder = facts().value(type).holder;
        found.append(holder.isEmpty() ? message : message.value(holder).toObject());
    }
    return found;
}

QJsonObject AgentClient::last(const QString &type) const
{
    const QList<QJsonObject> found = all(type);
    return found.isEmpty() ? QJsonObject() : found.last();
}

void AgentClient::take(const QString &text)
{
    m_bytes += text.size();
    const QJsonObject message = QJsonDocument::fromJson(text.toUtf8()).object();
    m_messages.append(message);
    check(message);
    const QString type = message.value(u"type"_s).toString();
    if (type == u"ping"_s && answersPings) {
        send({{u"type"_s, u"pong"_s}, {u"event_id"_s, message.value(u"ping_event"_s)[u"event_id"_s]}});
    } else if (type == u"client_tool_call"_s && answersTools
               && message.value(u"client_tool_call"_s)[u"tool_call_id"_s].isString()) {
        send({{u"type"_s, u"client_tool_result"_s},
              {u"tool_call_id"_s, message.value(u"client_tool_call"_s)[u"tool_call_id"_s]},
              {u"result"_s, QString::fromUtf8(QJsonDocument(toolResult).toJson(QJsonDocument::Compact))},
              {u"is_error"_s, toolFails}});
    } else if (type == u"mcp_tool_call"_s
               && message.value(u"mcp_tool_call"_s)[u"state"_s].toString() == u"awaiting_approval"_s) {
        send({{u"type"_s, u"mcp_tool_approval_result"_s},
              {u"tool_call_id"_s, message.value(u"mcp_tool_call"_s)[u"tool_call_id"_s]},
              {u"is_approved"_s, approves}});
    }
}

void AgentClient::check(const QJsonObject &message)
{
    const QString type = message.value(u"type"_s).toString();
    const auto fact = facts().constFind(type);
    if (fact == facts().constEnd()) {
        m_mistakes.append(u"unknown type "_s + type);
        return;
    }
    if (!message.value(fact->holder).isObject())
        m_mistakes.append(type + u" without "_s + fact->holder);
    const QJsonObject held = message.value(fact->holder).toObject();
    for (const auto &[name, kind] : fact->fields) {
        if (held.value(name).type() != kind)
            m_mistakes.append(u"%1: %2 is missing or wrong"_s.arg(type, name));
    }
}

QJsonObject inWriting(QJsonObject initiation)
{
    QJsonObject override = initiation.value(u"conversation_config_override"_s).toObject();
    QJsonObject conversation = override.value(u"conversation"_s).toObject();
    conversation.insert(u"text_only"_s, true);
    override.insert(u"conversation"_s, conversation);
    initiation.insert(u"conversation_config_override"_s, override);
    return initiation;
}

} // namespace studio::sandbox
