// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/agentsapi.h"

#include "core/api/call.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace studio::api {

namespace {

constexpr qint64 kMaxConversationAudioBytes = 512 * 1024 * 1024;

void addTo(QUrlQuery &query, const QString &name, const QString &value)
{
    if (!value.isEmpty())
        query.addQueryItem(name, QString::fromLatin1(QUrl::toPercentEncoding(value)));
}

void addTo(QUrlQuery &query, const QString &name, const QDateTime &value)
{
    if (value.isValid())
        addTo(query, name, QString::number(value.toSecsSinceEpoch()));
}

void addTo(QUrlQuery &query, const QString &name, int value)
{
    if (value > 0)
        addTo(query, name, QString::number(value));
}

QUrlQuery versionQuery(const AgentRef &agent)
{
    QUrlQuery query;
    addTo(query, u"branch_id"_s, agent.branchId);
    addTo(query, u"version_id"_s, agent.versionId);
    return query;
}

QString conversationPath(const QString &id)
{
    return u"/v1/convai/conversations/"_s + Dialect::segment(id);
}

/// What list and text search have in common.
QUrlQuery conversationFilters(const ConversationQuery &asked)
{
    QUrlQuery query;
    addTo(query, u"agent_id"_s, asked.agentId);
    if (asked.verdict) {
        addTo(query, u"call_successful"_s,
              *asked.verdict == Verdict::Success       ? u"success"_s
                  : *asked.verdict == Verdict::Failure ? u"failure"_s
                                                       : u"unknown"_s);
    }
    addTo(query, u"call_start_after_unix"_s, asked.after);
    addTo(query, u"call_start_before_unix"_s, asked.before);
    addTo(query, u"call_duration_min_secs"_s, asked.minSeconds);
    addTo(query, u"call_duration_max_secs"_s, asked.maxSeconds);
    addTo(query, u"tool_names"_s, asked.toolName);
    addTo(query, u"main_languages"_s, asked.language);
    addTo(query, u"cursor"_s, asked.cursor);
    addTo(query, u"summary_mode"_s, u"include"_s);
    return query;
}

} // namespace

AgentsApi::AgentsApi(net::Transport &transport, Dialect dialect)
    : m_transport(transport), m_dialect(std::move(dialect))
{
}

JobOf<AgentPage> *AgentsApi::list(const AgentQuery &query)
{
    QUrlQuery parameters;
    addTo(parameters, u"page_size"_s, std::clamp(query.pageSize, 1, 100));
    addTo(parameters, u"search"_s, query.search);
    addTo(parameters, u"cursor"_s, query.cursor);
    addTo(parameters, u"archived"_s, query.archived ? u"true"_s : QString());
    return call<AgentPage>(m_transport, m_dialect.request("GET", u"/v1/convai/agents"_s, parameters),
                           [](const net::Response &answer) -> Result<AgentPage> {
                               const auto body = json::object(answer.body);
                               if (!body)
                                   return fail(body.error());
                               if (!body->value(u"agents").isArray())
                                   return fail(json::unexpected(answer.body, u"no agents"_s));
                               return agentPageFromJson(*body);
                           });
}

JobOf<AgentDetails> *AgentsApi::details(const AgentRef &agent)
{
    return call<AgentDetails>(
        m_transport,
        m_dialect.request("GET", u"/v1/convai/agents/"_s + Dialect::segment(agent.id), versionQuery(agent)),
        [](const net::Response &answer) -> Result<AgentDetails> {
            const auto body = json::object(answer.body);
            if (!body)
                return fail(body.error());
            AgentDetails details = agentDetailsFromJson(*body);
            if (details.id.isEmpty())
                return fail(json::unexpected(answer.body, u"no agent_id"_s));
            return details;
        });
}

JobOf<AgentTool> *AgentsApi::tool(const QString &toolId)
{
    return call<AgentTool>(m_transport,
                           m_dialect.request("GET", u"/v1/convai/tools/"_s + Dialect::segment(toolId)),
                           [](const net::Response &answer) -> Result<AgentTool> {
                               const auto body = json::object(answer.body);
                               if (!body)
                                   return fail(body.error());
                               AgentTool tool = agentToolFromJson(*body);
                               if (tool.name.isEmpty())
                                   return fail(json::unexpected(answer.body, u"no tool name"_s));
                               return tool;
                           });
}

JobOf<Secret> *AgentsApi::signedUrl(const AgentRef &agent)
{
    QUrlQuery query = versionQuery(agent);
    addTo(query, u"agent_id"_s, agent.id);
    return call<Secret>(
        m_transport, m_dialect.request("GET", u"/v1/convai/conversation/get-signed-url"_s, query),
        [](const net::Response &answer) -> Result<Secret> {
            const auto body = json::object(answer.body);
            // The answer is a secret: nothing of it may get into an error.
            const QString url = body ? json::string(*body, u"signed_url") : QString();
            if (url.isEmpty()) {
                return fail(ErrorKind::Protocol,
                            QCoreApplication::translate("studio::api",
                                                        "The service gave no address for a conversation."),
                            u"no signed_url"_s);
            }
            return Secret(url.toUtf8());
        });
}

JobOf<ConversationPage> *AgentsApi::conversations(const ConversationQuery &query)
{
    QUrlQuery parameters = conversationFilters(query);
    if (query.text.trimmed().isEmpty()) {
        addTo(parameters, u"page_size"_s, std::clamp(query.pageSize, 1, 100));
        return call<ConversationPage>(
            m_transport, m_dialect.request("GET", u"/v1/convai/conversations"_s, parameters),
            [](const net::Response &answer) -> Result<ConversationPage> {
                const auto body = json::object(answer.body);
                if (!body)
                    return fail(body.error());
                if (!body->value(u"conversations").isArray())
                    return fail(json::unexpected(answer.body, u"no conversations"_s));
                return conversationPageFromJson(*body);
            });
    }
    addTo(parameters, u"page_size"_s, std::clamp(query.pageSize, 1, 50));
    addTo(parameters, u"text_query"_s, query.text.trimmed());
    return call<ConversationPage>(
        m_transport, m_dialect.request("GET", u"/v1/convai/conversations/messages/text-search"_s, parameters),
        [](const net::Response &answer) -> Result<ConversationPage> {
            const auto body = json::object(answer.body);
            if (!body)
                return fail(body.error());
            if (!body->value(u"results").isArray())
                return fail(json::unexpected(answer.body, u"no results"_s));
            return messageSearchFromJson(*body);
        });
}

JobOf<ConversationDetails> *AgentsApi::conversation(const QString &id)
{
    return call<ConversationDetails>(m_transport, m_dialect.request("GET", conversationPath(id)),
                                     [](const net::Response &answer) -> Result<ConversationDetails> {
                                         const auto body = json::object(answer.body);
                                         if (!body)
                                             return fail(body.error());
                                         ConversationDetails details = conversationDetailsFromJson(*body);
                                         if (details.summary.id.isEmpty())
                                             return fail(
                                                 json::unexpected(answer.body, u"no conversation_id"_s));
                                         return details;
                                     });
}

JobOf<QByteArray> *AgentsApi::conversationAudio(const QString &id)
{
    net::Request request = m_dialect.request("GET", conversationPath(id) + u"/audio"_s);
    request.lane = net::Lane::Transfer;
    request.maxBodyBytes = kMaxConversationAudioBytes;
    return call<QByteArray>(m_transport, request, [](const net::Response &answer) -> Result<QByteArray> {
        if (answer.body.isEmpty())
            return fail(json::unexpected(answer.body, u"no audio"_s));
        return answer.body;
    });
}

} // namespace studio::api
