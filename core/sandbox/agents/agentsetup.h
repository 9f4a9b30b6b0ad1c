// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sandbox/agents/agentprofile.h"
#include "core/sandbox/agents/agentvoice.h"

#include <optional>

namespace studio::sandbox {

/// What one conversation is to be like: the agent with what the client changed of it.
struct AgentSetup {
    AgentProfile profile{};
    QString conversationId{};
    QString versionId{};
    QString branchId{};
    QString firstMessage{};
    QString language = QStringLiteral("en");
    QString prompt{};
    QString llm{};
    QString voiceName{};
    VoiceOrder voice{};
    bool textOnly = false;
    QStringList keywords{}; ///< Listened for, beside the agent's own phrases.
    QStringList clientEvents{};
    QHash<QString, QString> variables{};
    QJsonObject initiation{}; ///< As the client sent it.
    QJsonObject extraBody{}; ///< For the language model.
    QString userId{};
    QString source{};
    QString authorization{}; ///< "public" or "signed_url".
};

/// Why a message is not accepted; ends the conversation.
struct AgentRefusal {
    QString errorType{}; ///< As in the contract, e.g. "override_error".
    QString message{};
    int code = 1008;
};

/// Reads the first message of a client into the setup. An override the agent does not allow, a wrong type or
/// a variable without a value is refused.
[[nodiscard]] std::optional<AgentRefusal> readInitiation(const QJsonObject &message,
                                                         const VoiceCatalog &voices, AgentSetup &setup);

} // namespace studio::sandbox
