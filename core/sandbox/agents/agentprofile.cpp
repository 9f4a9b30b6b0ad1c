// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/agents/agentprofile.h"

using namespace Qt::StringLiterals;

namespace studio::sandbox {

const AgentTool *AgentProfile::tool(const QString &toolName) const
{
    for (const AgentTool &one : tools) {
        if (one.name == toolName)
            return &one;
    }
    return nullptr;
}

QStringList usualClientEvents()
{
    return {u"conversation_initiation_metadata"_s,
            u"ping"_s,
            u"audio"_s,
            u"interruption"_s,
            u"user_transcript"_s,
            u"tentative_user_transcript"_s,
            u"agent_response"_s,
            u"agent_response_correction"_s,
            u"agent_response_complete"_s,
            u"agent_chat_response_part"_s,
            u"client_tool_call"_s,
            u"agent_tool_request"_s,
            u"agent_tool_response"_s,
            u"mcp_tool_call"_s,
            u"mcp_connection_status"_s,
            u"vad_score"_s,
            u"client_error"_s,
            u"guardrail_triggered"_s,
            u"context_usage"_s,
            u"dtmf_request"_s};
}

const QList<AgentProfile> &agentProfiles()
{
    static const QList<AgentProfile> all{billingAgent(), bookingAgent(), troubleAgent()};
    return all;
}

const AgentProfile *agentProfile(const QString &id)
{
    for (const AgentProfile &profile : agentProfiles()) {
        if (profile.id == id)
            return &profile;
    }
    return nullptr;
}

} // namespace studio::sandbox
