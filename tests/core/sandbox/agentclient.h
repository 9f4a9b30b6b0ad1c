// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sandbox/engines/effects.h"
#include "tests/core/sandbox/client.h"

#include <QJsonArray>
#include <QWebSocket>

namespace studio::sandbox {

/// A plain client of the conversation socket, for tests: sends what it is told, keeps what comes, answers
/// pings and (when told how) tools. Every message is held against the contract's fields.
class AgentClient final : public QObject {
    Q_OBJECT
public:
    explicit AgentClient(SandboxServer &server);

    /// Opens `/v1/convai/conversation?agent_id=…` and initiates.
    void open(const QString &agent, const QJsonObject &initiation = {}, const QString &moreQuery = {});
    void openUrl(const QUrl &url, const QJsonObject &initiation = {});
    void send(QJsonObject message);
    void sendText(const QString &text) { m_socket.sendTextMessage(text); }
    void say(const QString &text);
    /// All at once, with silence behind it.
    void speak(const Samples &samples, double silenceSeconds = 1.2);
    void hang() { m_socket.close(); }

    [[nodiscard]] int count(const QString &type) const;
    /// What stands in the last message of a type, below its type.
    [[nodiscard]] QJsonObject last(const QString &type) const;
    [[nodiscard]] QList<QJsonObject> all(const QString &type) const;
    [[nodiscard]] QString answer() const
    {
        return last(QStringLiteral("agent_response"))[u"agent_response"].toString();
    }
    [[nodiscard]] bool isClosed() const { return m_closed; }
    [[nodiscard]] int closeCode() const { return int(m_socket.closeCode()); }
    [[nodiscard]] QWebSocket &socket() { return m_socket; }
    /// What was wrong with the messages; empty when they are as the contract says.
    [[nodiscard]] QStringList mistakes() const { return m_mistakes; }
    [[nodiscard]] qint64 bytes() const { return m_bytes; }

    QJsonObject toolResult{{QStringLiteral("charges"), 2},
                           {QStringLiteral("amount"), QStringLiteral("42.90")}};
    bool answersTools = true;
    bool answersPings = true;
    bool approves = true;
    bool toolFails = false;

private:
    void take(const QString &text);
    void check(const QJsonObject &message);

    SandboxServer &m_server;
    QWebSocket m_socket;
    QJsonObject m_initiation;
    QList<QJsonObject> m_messages;
    QStringList m_mistakes;
    qint64 m_bytes = 0;
    bool m_closed = false;
};

/// The override that makes a conversation one in writing.
[[nodiscard]] QJsonObject inWriting(QJsonObject initiation = {});

} // namespace studio::sandbox
