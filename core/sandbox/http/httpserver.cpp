// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/http/httpserver.h"

#include "core/sandbox/http/httpconnection.h"

#include <QTcpSocket>
#include <QWebSocket>

namespace studio::sandbox {

HttpServer::HttpServer(HttpParser::Limits limits, std::chrono::milliseconds requestTimeout, QObject *parent)
    : QObject(parent), m_listener(this),
      m_sockets(QStringLiteral("voice-studio-sandbox"), QWebSocketServer::NonSecureMode, this),
      m_limits(limits), m_requestTimeout(requestTimeout)
{
    // Browsers give up when none of what they ask for is chosen.
    m_sockets.setSupportedSubprotocols({QStringLiteral("convai")});
    connect(&m_listener, &QTcpServer::newConnection, this, &HttpServer::accept);
    connect(&m_sockets, &QWebSocketServer::newConnection, this, [this] {
        while (QWebSocket *socket = m_sockets.nextPendingConnection()) {
            socket->setParent(nullptr);
            emit socketOpened(socket);
        }
    });
}

HttpServer::~HttpServer() = default;

bool HttpServer::listen(quint16 port)
{
    return m_listener.listen(QHostAddress::LocalHost, port);
}

void HttpServer::accept()
{
    while (QTcpSocket *socket = m_listener.nextPendingConnection()) {
        auto *connection = new HttpConnection(socket, m_limits, m_requestTimeout, this);
        connection->setRules(m_rulesFor);
        connect(connection, &HttpConnection::requested, this, &HttpServer::requested);
        connect(connection, &HttpConnection::upgradeRequested, this, &HttpServer::upgradeRequested);
        connect(connection, &HttpConnection::socketHandedOver, this, [this](QTcpSocket *handed) {
            m_sockets.handleConnection(handed);
            // The handshake waits for a signal that has been used up already.
            QMetaObject::invokeMethod(handed, "readyRead", Qt::DirectConnection);
        });
    }
}

} // namespace studio::sandbox
