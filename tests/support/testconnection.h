// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/testserverstate.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTcpSocket>
#include <QTimer>

namespace studio::test {

/// RST instead of FIN.
void resetConnection(QTcpSocket *socket);

/// One connection of the test server: reads requests and answers them as scripted. Owned by its socket's
/// server, lives in the server's thread, ends with the socket.
class TestConnection final : public QObject {
    Q_OBJECT
public:
    TestConnection(QTcpSocket *socket, int number, std::shared_ptr<TestServer::State> state, QObject *parent);
    ~TestConnection() override;

    [[nodiscard]] bool isIdle() const { return !m_answering && m_input.isEmpty(); }
    void closeNow() { m_socket->disconnectFromHost(); }

private:
    void onReadyRead();
    bool parseHead();
    void upgrade();
    void begin(const Answer &answer);
    void sendHead();
    void sendMore();
    void finishAnswer();
    [[nodiscard]] qint64 totalBody() const { return m_answer.body.size() + m_answer.filler; }
    void write(const QByteArray &bytes);

    QTcpSocket *m_socket;
    std::shared_ptr<TestServer::State> m_state;
    QByteArray m_input;
    SeenRequest m_request;
    qint64 m_bodyExpected = -1; ///< -1: no head yet.
    Answer m_answer;
    bool m_answering = false;
    qint64 m_position = 0;
    QTimer m_pace;
    bool m_isWebSocket = false;
};

} // namespace studio::test
