// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sandbox/http/exchange.h"
#include "core/sandbox/http/httpparser.h"

#include <QObject>
#include <QTcpServer>
#include <QWebSocket>
#include <QWebSocketServer>

#include <chrono>

namespace studio::sandbox {

/// HTTP/1.1 and WebSocket on one loopback port. Owns its connections. Made and told to listen on any thread,
/// then moved to the server thread before the first client is served.
class HttpServer final : public QObject {
    Q_OBJECT
public:
    HttpServer(HttpParser::Limits limits, std::chrono::milliseconds requestTimeout,
               QObject *parent = nullptr);
    ~HttpServer() override;

    bool listen(quint16 port);
    /// How bodies are taken, asked on the server thread. Set it before the first client is served.
    void setRules(HttpParser::RulesFor rulesFor) { m_rulesFor = std::move(rulesFor); }
    [[nodiscard]] quint16 port() const { return m_listener.serverPort(); }
    [[nodiscard]] QString errorString() const { return m_listener.errorString(); }

signals:
    void requested(Exchange *exchange);
    /// Respond to refuse; leave alone to accept.
    void upgradeRequested(Exchange *exchange);
    /// The receiver owns the socket.
    void socketOpened(QWebSocket *socket);

private:
    void accept();

    QTcpServer m_listener;
    QWebSocketServer m_sockets;
    HttpParser::Limits m_limits;
    std::chrono::milliseconds m_requestTimeout;
    HttpParser::RulesFor m_rulesFor;
};

} // namespace studio::sandbox
