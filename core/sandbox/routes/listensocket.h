// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sandbox/routes/listeninput.h"
#include "core/sandbox/servicestate.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

class QWebSocket;

namespace studio::sandbox {

/// One socket at /v1/speech-to-text/realtime. Owns the QWebSocket and deletes itself when that has closed. A
/// refusal is a message of its kind, then a close: the socket itself is always accepted.
class ListenSocket final : public QObject {
    Q_OBJECT
public:
    ListenSocket(ServiceState &state, QWebSocket *socket, QObject *parent);
    ~ListenSocket() override;

private:
    void begin();
    [[nodiscard]] bool hasKey() const;
    void receive(const QString &text);
    void hear(const ListenChunk &chunk);
    void tell(const LiveNews &news);
    void tellCommit(const SaidWords &words);
    bool pay();
    /// True when the session was told to end now.
    bool misbehave();
    void send(const QJsonObject &message);
    void refuse(const QString &error, const QString &message);
    void end();

    ServiceState &m_state;
    QWebSocket *m_socket;
    ListenInput m_input;
    QString m_sessionId;
    Ticket m_ticket;
    std::shared_ptr<LiveListener> m_listener;
    QTimer m_silence;
    QElapsedTimer m_open;
    double m_received = 0; // seconds of sound
    double m_waiting = 0; // of them not recognised yet
    double m_paid = 0;
    double m_uncommitted = 0;
    int m_emptyCommits = 0;
    qint64 m_credits = 0;
    qint64 m_sentBytes = 0;
    bool m_first = true;
    bool m_begun = false;
    bool m_over = false; // nothing is taken any more
    bool m_ended = false;
};

} // namespace studio::sandbox
