// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sandbox/agents/dialogue.h"

#include <functional>

namespace studio::sandbox {

/// A tool of an agent, and for those that run on the server what its pretend back end answers.
struct AgentTool {
    enum class Kind { Client, Webhook, Mcp, System };
    QString id{};
    QString name{};
    QString description{};
    Kind kind = Kind::Client;
    QJsonObject parameters{}; ///< A JSON schema.
    int timeoutSeconds = 20;
    bool needsApproval = false; ///< MCP tools only: the client is asked first.
    std::function<QJsonObject(const QJsonObject &arguments)> answer{};
};

/// How an agent behaves as a partner.
struct Manner {
    int thinkMs = 220; ///< Before it begins to answer.
    int quickSilenceMs = 400; ///< Ends a turn that was understood as a whole.
    int longSilenceMs = 800; ///< Ends any.
    int interruptMs = 120; ///< Voice of this length interrupts it.
    int promptSeconds = 7; ///< Of silence; then it asks. 0: never.
    bool interruptible = true; ///< False: goes on talking for seconds when spoken to.
    bool cutsIn = false; ///< Takes the first pause for the end.
};

/// One of the sandbox's agents: what it is like, what it says and what a client may change. Never changes.
struct AgentProfile {
    QString id{};
    QString name{};
    QString voice{}; ///< Its name.
    bool isPrivate = false; ///< Needs a signed URL.
    QString firstMessage{};
    QHash<QString, QString> firstMessages{}; ///< By language, for those it has a preset of.
    QString prompt{};
    QString llm = QStringLiteral("gemini-2.5-flash");
    QString inputFormat = QStringLiteral("pcm_16000");
    QString outputFormat = QStringLiteral("pcm_16000");
    QStringList tags{};
    QStringList overrides{}; ///< What a client may override, as "agent.prompt.prompt".
    QHash<QString, QString> variables{}; ///< Placeholders of dynamic variables.
    QStringList phrases{}; ///< What callers are likely to say, as with recognition::phraseModel().
    QList<AgentTool> tools{};
    Manner manner{};
    Script script{};
    QString versionId{};
    QString olderVersionId{}; ///< Answers as before the last change: the variable "version" is "older".
    qint64 createdAt = 0;

    [[nodiscard]] const AgentTool *tool(const QString &toolName) const;
};

/// Events a client gets when it asks for none in particular.
[[nodiscard]] QStringList usualClientEvents();

[[nodiscard]] const QList<AgentProfile> &agentProfiles();
/// Null when there is none.
[[nodiscard]] const AgentProfile *agentProfile(const QString &id);

/// The agents one by one.
[[nodiscard]] AgentProfile billingAgent();
[[nodiscard]] AgentProfile bookingAgent();
[[nodiscard]] AgentProfile troubleAgent();

} // namespace studio::sandbox
