// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/dialect.h"
#include "core/api/types/agents.h"
#include "core/api/types/conversations.h"
#include "core/net/transport.h"

namespace studio::api {

/// GET /v1/convai/agents.
struct AgentQuery {
    QString search{};
    bool archived = false;
    int pageSize = 100; ///< 1…100
    QString cursor{};
};

/// Which agent: a branch or version of it, if not the published one.
struct AgentRef {
    QString id{};
    QString branchId{};
    QString versionId{};

    bool operator==(const AgentRef &) const = default;
};

/// Voice agents and what the service remembers of their conversations. Keeps no state; the transport must
/// outlive its jobs.
class AgentsApi final {
public:
    AgentsApi(net::Transport &transport, Dialect dialect);

    JobOf<AgentPage> *list(const AgentQuery &query = {});
    JobOf<AgentDetails> *details(const AgentRef &agent);
    JobOf<AgentTool> *tool(const QString &toolId);
    /// A fresh address for one conversation; good for 15 minutes and one use. Never to be shown or logged.
    JobOf<Secret> *signedUrl(const AgentRef &agent);

    /// Newest first. With a text, the passages found by the text search, one conversation each.
    JobOf<ConversationPage> *conversations(const ConversationQuery &query);
    JobOf<ConversationDetails> *conversation(const QString &id);
    /// MP3, as the service keeps it. NotFound if there is none.
    JobOf<QByteArray> *conversationAudio(const QString &id);

private:
    net::Transport &m_transport;
    Dialect m_dialect;
};

} // namespace studio::api
