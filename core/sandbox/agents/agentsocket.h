// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sandbox/agents/agentcall.h"
#include "core/sandbox/agents/agentmischief.h"

#include <QElapsedTimer>
#include <QHash>

class QWebSocket;

namespace studio::sandbox {

/// One socket at /v1/convai/conversation: who may come in, the first message, pings, what it costs, and how
/// it ends. Owns the QWebSocket and deletes itself when that has closed. A refusal is an error message and a
/// close with its code: the socket itself is always accepted.
class AgentSocket final : public QObject {
    Q_OBJECT
public:
    AgentSocket(ServiceState &state, QWebSocket *socket, QObject *parent);
    ~AgentSocket() override;

private:
    void open();
    [[nodiscard]] std::optional<AgentRefusal> admitCaller();
    void receive(const QString &text);
    void initiate(const QJsonObject &message);
    void enterOrQueue();
    void begin();
    void ping();
    void tick();
    void put(const QJsonObject &message);
    void write(const AgentMischief::Wire &wire);
    /// True when the line is no longer what it was.
    bool misbehave();
    void refuse(const AgentRefusal &refusal);
    void close(int code, const QString &reason, bool failed = false);
    void end();

    ServiceState &m_state;
    QWebSocket *m_socket;
    AgentSetup m_setup;
    QString m_traceId;
    Ticket m_ticket;
    AgentCall *m_call = nullptr;
    AgentMischief m_mischief;
    QTimer m_pinging;
    QTimer m_ticking; // the score, the costs, the limits
    QTimer m_place; // in the queue
    QElapsedTimer m_clock;
    QElapsedTimer m_lastMessage;
    QHash<qint64, qint64> m_pings; // not answered yet: when they were sent
    qint64 m_pingId = 0;
    int m_pingMs = -1;
    qint64 m_waitedMs = 0;
    qint64 m_paidSeconds = 0;
    qint64 m_credits = 0;
    qint64 m_sentBytes = 0;
    double m_scored = 0; // seconds of sound
    bool m_admitted = false;
    bool m_initiated = false;
    bool m_stalled = false; // nothing comes or goes any more
    bool m_over = false;
    bool m_ended = false;
};

} // namespace studio::sandbox
