// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <optional>

namespace studio::api {

/// What is to be different in this conversation only. An agent that does not allow one ends it at once.
struct AgentOverrides {
    std::optional<QString> firstMessage{};
    std::optional<QString> language{};
    std::optional<QString> prompt{};
    std::optional<QString> modelId{}; ///< Of the language model.
    std::optional<QString> voiceId{};
    std::optional<double> stability{};
    std::optional<double> speed{};
    std::optional<double> similarity{};
    bool textOnly = false;
    QStringList clientEvents{}; ///< Empty: those the agent is set to.

    bool operator==(const AgentOverrides &) const = default;
};

/// The first message of every conversation.
struct AgentInitiation {
    AgentOverrides overrides{};
    QJsonObject dynamicVariables{};
    QJsonObject customBody{};
    QString userId{};
    QString version{}; ///< Of this program.

    bool operator==(const AgentInitiation &) const = default;
};

enum class AgentScore { None, Like, Dislike };

/// All messages a client may send on the agent socket. Sound is written by hand: 50 times a second.
namespace agentmessage {
QJsonObject initiation(const AgentInitiation &initiation);
QByteArray audio(const QByteArray &frames);
QJsonObject pong(qint64 eventId);
/// `medium`: text, dtmf…; empty: not said.
QJsonObject userMessage(const QString &text, const QString &medium = {});
QJsonObject userActivity();
/// `contextId`: a newer update with the same id takes the place of the older.
QJsonObject contextualUpdate(const QString &text, const QString &contextId = {});
/// `result` is text for the service; JSON goes in encoded. `errorType` of the contract's list, or empty.
QJsonObject toolResult(const QString &callId, const QString &result, bool isError,
                       const QString &errorType = {});
QJsonObject mcpApproval(const QString &callId, bool approved);
QJsonObject feedback(qint64 eventId, AgentScore score);
/// Files were uploaded to the conversation before.
QJsonObject multimodal(const QString &text, const QStringList &fileIds);
QByteArray toBytes(const QJsonObject &message);
} // namespace agentmessage

} // namespace studio::api
