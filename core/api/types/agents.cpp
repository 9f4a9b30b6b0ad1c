// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/types/agents.h"

#include "core/api/types/json.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace studio::api {

namespace {

constexpr int kDeepestOverride = 6;

int boundedSeconds(const QJsonObject &json, QStringView key)
{
    return static_cast<int>(std::clamp<qint64>(json::integer(json, key), 0, 10'000'000));
}

/// Every path under which there is a true.
void collectAllowed(const QJsonObject &json, const QString &path, QStringList &allowed, int depth)
{
    if (depth > kDeepestOverride)
        return;
    for (auto it = json.begin(); it != json.end(); ++it) {
        const QString here = path.isEmpty() ? it.key() : path + u'.' + it.key();
        if (it->isObject())
            collectAllowed(it->toObject(), here, allowed, depth + 1);
        else if (it->toBool())
            allowed.append(here);
    }
}

} // namespace

AgentPage agentPageFromJson(const QJsonObject &json)
{
    AgentPage page;
    const QJsonArray agents = json.value(u"agents").toArray();
    for (const QJsonValue &value : agents) {
        const QJsonObject one = value.toObject();
        AgentSummary agent{.id = json::string(one, u"agent_id"),
                           .name = json::string(one, u"name"),
                           .voiceId = json::string(one, u"voice_id"),
                           .tags = json::strings(one, u"tags"),
                           .createdAt = json::unixTime(one, u"created_at_unix_secs"),
                           .lastCallAt = json::unixTime(one, u"last_call_time_unix_secs"),
                           .archived = json::boolean(one, u"archived")};
        if (!agent.id.isEmpty())
            page.agents.append(agent);
    }
    if (json::boolean(json, u"has_more"))
        page.nextCursor = json::string(json, u"next_cursor");
    return page;
}

AgentTool agentToolFromJson(const QJsonObject &json)
{
    const QJsonValue wrapped = json.value(u"tool_config");
    const QJsonObject config = wrapped.isObject() ? wrapped.toObject() : json;
    return {.id = json::string(json, u"id"),
            .name = json::string(config, u"name"),
            .type = json::string(config, u"type"),
            .description = json::string(config, u"description"),
            .parameters = config.value(u"parameters").toObject(),
            .expectsResponse = json::boolean(config, u"expects_response", true),
            .timeoutSeconds = boundedSeconds(config, u"response_timeout_secs")};
}

AgentDetails agentDetailsFromJson(const QJsonObject &json)
{
    const QJsonObject config = json.value(u"conversation_config").toObject();
    const QJsonObject agent = config.value(u"agent").toObject();
    const QJsonObject prompt = agent.value(u"prompt").toObject();
    const QJsonObject conversation = config.value(u"conversation").toObject();
    const QJsonObject platform = json.value(u"platform_settings").toObject();
    const QJsonObject overrides = platform.value(u"overrides").toObject();
    AgentDetails details{
        .id = json::string(json, u"agent_id"),
        .name = json::string(json, u"name"),
        .branchId = json::string(json, u"branch_id"),
        .versionId = json::string(json, u"version_id"),
        .firstMessage = json::string(agent, u"first_message"),
        .prompt = json::string(prompt, u"prompt"),
        .language = json::string(agent, u"language"),
        .modelId = json::string(prompt, u"llm"),
        .voiceId = json::string(config.value(u"tts").toObject(), u"voice_id"),
        .textOnly = json::boolean(conversation, u"text_only"),
        .isPrivate = json::boolean(platform.value(u"auth").toObject(), u"enable_auth"),
        .maxSeconds = boundedSeconds(conversation, u"max_duration_seconds"),
        .clientEvents = json::strings(conversation, u"client_events"),
        .toolIds = json::strings(prompt, u"tool_ids"),
        .dynamicVariables =
            agent.value(u"dynamic_variables").toObject().value(u"dynamic_variable_placeholders").toObject(),
        .customBodyTaken = json::boolean(overrides, u"custom_llm_extra_body")};
    const QJsonArray tools = prompt.value(u"tools").toArray();
    for (const QJsonValue &tool : tools)
        details.tools.append(agentToolFromJson(tool.toObject()));
    const QJsonObject builtIn = prompt.value(u"built_in_tools").toObject();
    for (const QJsonValue &tool : builtIn) {
        if (tool.isObject())
            details.tools.append(agentToolFromJson(tool.toObject()));
    }
    details.tools.removeIf([](const AgentTool &tool) { return tool.name.isEmpty(); });
    collectAllowed(overrides.value(u"conversation_config_override").toObject(), {}, details.overrides, 0);
    return details;
}

} // namespace studio::api
