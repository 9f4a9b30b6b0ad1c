// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/agents/agentjson.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace studio::sandbox {

namespace {

/// {"agent":{"first_message":true,…}} of dotted paths.
QJsonObject allowed(const QStringList &paths)
{
    QJsonObject all{
        {u"agent"_s, QJsonObject()}, {u"tts"_s, QJsonObject()}, {u"conversation"_s, QJsonObject()}};
    for (const QString &path : paths) {
        const QStringList parts = path.split(u'.');
        QJsonObject group = all.value(parts[0]).toObject();
        if (parts.size() == 2) {
            group.insert(parts[1], true);
        } else {
            QJsonObject inner = group.value(parts[1]).toObject();
            inner.insert(parts.value(2), true);
            group.insert(parts[1], inner);
        }
        all.insert(parts[0], group);
    }
    return all;
}

QJsonObject toolConfig(const AgentTool &tool)
{
    QJsonObject config{{u"name"_s, tool.name},
                       {u"description"_s, tool.description},
                       {u"response_timeout_secs"_s, tool.timeoutSeconds},
                       {u"disable_interruptions"_s, false}};
    switch (tool.kind) {
    case AgentTool::Kind::Client:
        config.insert(u"type"_s, u"client"_s);
        config.insert(u"parameters"_s, tool.parameters);
        config.insert(u"expects_response"_s, true);
        break;
    case AgentTool::Kind::Webhook:
        config.insert(u"type"_s, u"webhook"_s);
        config.insert(u"api_schema"_s,
                      QJsonObject{{u"url"_s, u"http://127.0.0.1/pretend/"_s + tool.name},
                                  {u"method"_s, u"POST"_s},
                                  {u"request_body_schema"_s, tool.parameters}});
        break;
    case AgentTool::Kind::Mcp:
        config.insert(u"type"_s, u"mcp"_s);
        config.insert(u"integration_type"_s, u"mcp_server"_s);
        config.insert(u"parameters"_s, tool.parameters);
        config.insert(u"approval_policy"_s,
                      tool.needsApproval ? u"require_approval_all"_s : u"auto_approve_all"_s);
        config.insert(u"mcp_tool_name"_s, tool.name);
        config.insert(u"mcp_tool_description"_s, tool.description);
        config.insert(u"mcp_server_id"_s, u"mcp_calendar"_s);
        config.insert(u"mcp_server_name"_s, u"Calendar"_s);
        break;
    case AgentTool::Kind::System:
        config.insert(u"type"_s, u"system"_s);
        config.insert(u"params"_s, QJsonObject{{u"system_tool_type"_s, tool.name}});
        break;
    }
    return config;
}

} // namespace

QJsonObject sandboxAccessJson()
{
    return {{u"is_creator"_s, true},
            {u"creator_name"_s, u"Voice Studio"_s},
            {u"creator_email"_s, u"sandbox@localhost"_s},
            {u"role"_s, u"admin"_s}};
}

QJsonObject toolJson(const AgentTool &tool)
{
    return {{u"id"_s, tool.id},
            {u"tool_config"_s, toolConfig(tool)},
            {u"access_info"_s, sandboxAccessJson()},
            {u"usage_stats"_s, QJsonObject{{u"total_calls"_s, 0}, {u"avg_latency_secs"_s, 0}}}};
}

QJsonObject agentSummaryJson(const AgentProfile &profile, const QString &voiceId, qint64 lastCall)
{
    return {{u"agent_id"_s, profile.id},
            {u"name"_s, profile.name},
            {u"voice_id"_s, voiceId},
            {u"tags"_s, QJsonArray::fromStringList(profile.tags)},
            {u"created_at_unix_secs"_s, profile.createdAt},
            {u"access_info"_s, sandboxAccessJson()},
            {u"last_call_time_unix_secs"_s, lastCall > 0 ? QJsonValue(lastCall) : QJsonValue()},
            {u"archived"_s, false}};
}

QJsonObject agentJson(const AgentProfile &profile, const QString &voiceId, const QString &versionId)
{
    QJsonArray toolIds;
    QJsonArray tools;
    QJsonObject builtIn;
    for (const AgentTool &tool : profile.tools) {
        if (tool.kind == AgentTool::Kind::System) {
            builtIn.insert(tool.name, toolConfig(tool));
        } else {
            toolIds.append(tool.id);
            tools.append(toolConfig(tool));
        }
    }
    QJsonObject placeholders;
    for (auto it = profile.variables.begin(); it != profile.variables.end(); ++it)
        placeholders.insert(it.key(), it.value());
    QJsonObject presets;
    for (auto it = profile.firstMessages.begin(); it != profile.firstMessages.end(); ++it)
        presets.insert(
            it.key(),
            QJsonObject{
                {u"overrides"_s, QJsonObject{{u"agent"_s, QJsonObject{{u"first_message"_s, it.value()}}}}}});
    const QJsonObject prompt{{u"prompt"_s, profile.prompt},
                             {u"llm"_s, profile.llm},
                             {u"temperature"_s, 0},
                             {u"max_tokens"_s, -1},
                             {u"tool_ids"_s, toolIds},
                             {u"tools"_s, tools},
                             {u"built_in_tools"_s, builtIn},
                             {u"mcp_server_ids"_s, QJsonArray()},
                             {u"knowledge_base"_s, QJsonArray()}};
    const QJsonObject agent{
        {u"first_message"_s, profile.firstMessage},
        {u"language"_s, u"en"_s},
        {u"dynamic_variables"_s, QJsonObject{{u"dynamic_variable_placeholders"_s, placeholders}}},
        {u"disable_first_message_interruptions"_s, false},
        {u"prompt"_s, prompt}};
    const Manner &manner = profile.manner;
    const QJsonObject config{
        {u"asr"_s,
         QJsonObject{{u"quality"_s, u"high"_s},
                     {u"provider"_s, u"scribe_realtime"_s},
                     {u"user_input_audio_format"_s, profile.inputFormat},
                     {u"keywords"_s, QJsonArray()}}},
        {u"turn"_s,
         QJsonObject{{u"turn_timeout"_s, manner.promptSeconds},
                     {u"silence_end_call_timeout"_s, -1},
                     {u"mode"_s, u"turn"_s},
                     {u"turn_eagerness"_s, manner.cutsIn ? u"eager"_s : u"normal"_s}}},
        {u"tts"_s,
         QJsonObject{{u"model_id"_s, u"eleven_flash_v2"_s},
                     {u"voice_id"_s, voiceId},
                     {u"agent_output_audio_format"_s, profile.outputFormat},
                     {u"stability"_s, 0.5},
                     {u"speed"_s, 1.0},
                     {u"similarity_boost"_s, 0.8}}},
        {u"conversation"_s,
         QJsonObject{{u"text_only"_s, false},
                     {u"max_duration_seconds"_s, 600},
                     {u"client_events"_s, QJsonArray::fromStringList(usualClientEvents())}}},
        {u"language_presets"_s, presets},
        {u"vad"_s, QJsonObject{{u"background_voice_detection"_s, false}}},
        {u"agent"_s, agent}};
    const QJsonObject platform{
        {u"auth"_s, QJsonObject{{u"enable_auth"_s, profile.isPrivate}, {u"allowlist"_s, QJsonArray()}}},
        {u"overrides"_s,
         QJsonObject{{u"conversation_config_override"_s, allowed(profile.overrides)},
                     {u"custom_llm_extra_body"_s, true},
                     {u"enable_conversation_initiation_client_data_from_webhook"_s, false}}},
        {u"call_limits"_s, QJsonObject{{u"agent_concurrency_limit"_s, -1}, {u"daily_limit"_s, 100000}}}};
    return {{u"agent_id"_s, profile.id},
            {u"name"_s, profile.name},
            {u"conversation_config"_s, config},
            {u"metadata"_s,
             QJsonObject{{u"created_at_unix_secs"_s, profile.createdAt},
                         {u"updated_at_unix_secs"_s, profile.createdAt}}},
            {u"platform_settings"_s, platform},
            {u"phone_numbers"_s, QJsonArray()},
            {u"whatsapp_accounts"_s, QJsonArray()},
            {u"access_info"_s, sandboxAccessJson()},
            {u"tags"_s, QJsonArray::fromStringList(profile.tags)},
            {u"version_id"_s, versionId.isEmpty() ? profile.versionId : versionId},
            {u"branch_id"_s, u"agtbrch_main"_s},
            {u"main_branch_id"_s, u"agtbrch_main"_s}};
}

} // namespace studio::sandbox
