// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/agents/agenttools.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTimer>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace studio::sandbox {

namespace {

constexpr auto kBackEnd = 180ms;
constexpr qsizetype kMostFullResult = 16 * 1024;

QString kindName(AgentTool::Kind kind)
{
    switch (kind) {
    case AgentTool::Kind::Client:
        return u"client"_s;
    case AgentTool::Kind::Webhook:
        return u"webhook"_s;
    case AgentTool::Kind::Mcp:
        return u"mcp"_s;
    case AgentTool::Kind::System:
        break;
    }
    return u"system"_s;
}

} // namespace

AgentTools::AgentTools(ServiceState &state, const AgentProfile &profile, QObject *parent)
    : QObject(parent), m_state(state), m_profile(profile)
{
}

void AgentTools::start(const QList<ToolOrder> &orders, qint64 eventId)
{
    std::vector<QString> ids;
    for (const ToolOrder &order : orders) {
        auto running = std::make_shared<Running>();
        running->call.order = order;
        running->call.callId = u"call_"_s + m_state.randomId(16);
        running->tool = m_profile.tool(order.name);
        running->eventId = eventId;
        running->timestamp = QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs);
        running->clock.start();
        if (running->tool)
            running->call.kind = running->tool->kind;
        ids.push_back(running->call.callId);
        m_running.push_back(std::move(running));
    }
    for (const QString &id : ids) {
        if (const RunningPtr running = find(id))
            ask(*running);
    }
}

AgentTools::RunningPtr AgentTools::find(const QString &callId) const
{
    const auto it = std::find_if(m_running.begin(), m_running.end(),
                                 [&callId](const auto &one) { return one->call.callId == callId; });
    return it == m_running.end() ? nullptr : *it;
}

void AgentTools::ask(const Running &running)
{
    const QString id = running.call.callId;
    const QString name = running.call.order.name;
    const int seconds = running.tool ? running.tool->timeoutSeconds : 20;
    const bool client = running.call.kind == AgentTool::Kind::Client;
    if (running.call.kind == AgentTool::Kind::Mcp) {
        if (running.tool && running.tool->needsApproval)
            emit sending(mcp(running, u"awaiting_approval"_s, {{u"approval_timeout_secs"_s, 300}}));
        else
            runOnServer(id);
    } else {
        emit sending({{u"type"_s, u"agent_tool_request"_s},
                      {u"agent_tool_request"_s,
                       QJsonObject{{u"tool_name"_s, name},
                                   {u"tool_call_id"_s, id},
                                   {u"tool_type"_s, kindName(running.call.kind)},
                                   {u"event_id"_s, running.eventId},
                                   {u"expects_response"_s, true},
                                   {u"disable_interruptions"_s, false},
                                   {u"response_timeout_secs"_s, seconds},
                                   {u"execution_mode"_s, u"immediate"_s}}}});
        if (client) {
            emit sending({{u"type"_s, u"client_tool_call"_s},
                          {u"client_tool_call"_s,
                           QJsonObject{{u"tool_name"_s, name},
                                       {u"tool_call_id"_s, id},
                                       {u"parameters"_s, running.call.order.arguments},
                                       {u"event_id"_s, running.eventId},
                                       {u"expects_response"_s, true}}}});
        } else {
            runOnServer(id);
        }
    }
    const bool approval = running.tool && running.tool->needsApproval;
    const int patience = m_state.faults.agentToolSeconds > 0 ? m_state.faults.agentToolSeconds : seconds;
    if (client || approval) {
        QTimer::singleShot(std::chrono::seconds(approval ? 300 : patience), this, [this, id] {
            const RunningPtr late = find(id);
            if (!late || !late->waits)
                return;
            late->call.timedOut = true;
            conclude(late, u"The tool did not answer in time."_s, true);
        });
    }
}

void AgentTools::runOnServer(const QString &callId)
{
    const RunningPtr running = find(callId);
    if (!running)
        return;
    if (running->call.kind == AgentTool::Kind::Mcp)
        emit sending(mcp(*running, u"loading"_s, {}));
    QTimer::singleShot(running->call.kind == AgentTool::Kind::System ? 0ms : kBackEnd, this, [this, callId] {
        const RunningPtr ready = find(callId);
        if (!ready)
            return;
        const QJsonObject result = ready->tool && ready->tool->answer
            ? ready->tool->answer(ready->call.order.arguments)
            : QJsonObject{{u"status"_s, u"success"_s}};
        conclude(ready, QString::fromUtf8(QJsonDocument(result).toJson(QJsonDocument::Compact)), false);
    });
}

bool AgentTools::answer(const QString &callId, const QString &result, bool isError)
{
    const RunningPtr running = find(callId);
    if (!running || !running->waits || running->call.kind != AgentTool::Kind::Client)
        return false;
    conclude(running, result, isError);
    return true;
}

bool AgentTools::approve(const QString &callId, bool approved)
{
    const RunningPtr running = find(callId);
    if (!running || !running->waits || running->approved || !running->tool || !running->tool->needsApproval)
        return false;
    running->approved = true;
    if (approved)
        runOnServer(callId);
    else
        conclude(running, u"The user did not approve the call."_s, true);
    return true;
}

void AgentTools::conclude(const RunningPtr &one, const QString &result, bool isError)
{
    const RunningPtr kept = one;
    Running &running = *kept;
    running.waits = false;
    ToolDone &call = running.call;
    call.outcome = {call.order.name, result, isError};
    call.seconds = double(running.clock.elapsed()) / 1000;
    if (call.kind == AgentTool::Kind::Mcp) {
        if (isError)
            emit sending(mcp(running, u"failure"_s, {{u"error_message"_s, result}}));
        else
            emit sending(
                mcp(running, u"success"_s,
                    {{u"result"_s, QJsonArray{QJsonObject{{u"type"_s, u"text"_s}, {u"text"_s, result}}}}}));
    } else {
        QJsonObject response{{u"tool_name"_s, call.order.name},
                             {u"tool_call_id"_s, call.callId},
                             {u"tool_type"_s, kindName(call.kind)},
                             {u"is_error"_s, isError},
                             {u"is_blocked"_s, false},
                             {u"is_called"_s, true},
                             {u"event_id"_s, running.eventId},
                             {u"status"_s, isError ? u"error"_s : u"success"_s}};
        emit sending({{u"type"_s, u"agent_tool_response"_s}, {u"agent_tool_response"_s, response}});
        response.insert(u"full_tool_result"_s, result.left(kMostFullResult));
        response.insert(u"truncated"_s, result.size() > kMostFullResult);
        emit sending({{u"type"_s, u"agent_tool_response_full_payload"_s},
                      {u"agent_tool_response_full_payload"_s, response}});
    }
    emit done(call);
    if (!find(call.callId))
        return; // the conversation is over
    const bool all = std::none_of(m_running.begin(), m_running.end(),
                                  [](const RunningPtr &other) { return other->waits; });
    if (!all)
        return;
    QList<ToolOutcome> outcomes;
    for (const RunningPtr &other : m_running)
        outcomes.append(other->call.outcome);
    m_running.clear();
    emit finished(outcomes);
}

QJsonObject AgentTools::mcp(const Running &running, const QString &state, const QJsonObject &more) const
{
    QJsonObject call{
        {u"service_id"_s, u"mcp_calendar"_s},      {u"tool_call_id"_s, running.call.callId},
        {u"tool_name"_s, running.call.order.name}, {u"parameters"_s, running.call.order.arguments},
        {u"timestamp"_s, running.timestamp},       {u"state"_s, state}};
    if (running.tool)
        call.insert(u"tool_description"_s, running.tool->description);
    for (auto it = more.begin(); it != more.end(); ++it)
        call.insert(it.key(), *it);
    return {{u"type"_s, u"mcp_tool_call"_s}, {u"mcp_tool_call"_s, call}};
}

void AgentTools::stop()
{
    m_running.clear();
}

} // namespace studio::sandbox
