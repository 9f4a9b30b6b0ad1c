// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QDateTime>
#include <QJsonObject>
#include <QList>
#include <QMap>
#include <QString>
#include <QStringList>

namespace studio::api {

/// One of GET /v1/convai/agents.
struct AgentSummary {
    QString id{};
    QString name{};
    QString voiceId{};
    QStringList tags{};
    QDateTime createdAt{};
    QDateTime lastCallAt{}; ///< Invalid if never.
    bool archived = false;

    bool operator==(const AgentSummary &) const = default;
};

struct AgentPage {
    QList<AgentSummary> agents{};
    QString nextCursor{}; ///< Empty on the last page.

    bool operator==(const AgentPage &) const = default;
};

/// A tool an agent may call.
struct AgentTool {
    QString id{}; ///< Empty for one written inside the agent.
    QString name{};
    QString type{}; ///< client, webhook, mcp, system…
    QString description{};
    QJsonObject parameters{}; ///< JSON schema as the service keeps it.
    bool expectsResponse = true;
    int timeoutSeconds = 0; ///< 0: not said.

    bool operator==(const AgentTool &) const = default;
};

/// What of GET /v1/convai/agents/{id} a session needs.
struct AgentDetails {
    QString id{};
    QString name{};
    QString branchId{};
    QString versionId{};
    QString firstMessage{};
    QString prompt{};
    QString language{};
    QString modelId{}; ///< Of the language model.
    QString voiceId{};
    bool textOnly = false;
    bool isPrivate = false; ///< Needs a signed URL.
    int maxSeconds = 0; ///< A conversation ends then; 0: not said.
    QStringList clientEvents{};
    QStringList toolIds{};
    QList<AgentTool> tools{}; ///< Those written inside the agent, and its built-in ones.
    QJsonObject dynamicVariables{}; ///< Names with their defaults.
    /// Which overrides the agent takes, by path: "agent.first_message", "tts.voice_id"… An override that is
    /// not taken ends the conversation.
    QStringList overrides{};
    bool customBodyTaken = false;

    bool operator==(const AgentDetails &) const = default;
};

AgentPage agentPageFromJson(const QJsonObject &json);
AgentTool agentToolFromJson(const QJsonObject &json);
AgentDetails agentDetailsFromJson(const QJsonObject &json);

} // namespace studio::api
