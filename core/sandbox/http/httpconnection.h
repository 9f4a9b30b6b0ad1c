// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sandbox/http/exchange.h"
#include "core/sandbox/http/httpparser.h"

#include <QObject>
#include <QTcpSocket>
#include <QTimer>

#include <chrono>

namespace studio::sandbox {

/// One client connection: keep-alive, pipelining (answers in order), "100 Continue", time limits. Owns the
/// socket unless a WebSocket takes it over. Deletes itself when the client has gone. Lives on the server
/// thread.
class HttpConnection final : public QObject {
    Q_OBJECT
public:
    HttpConnection(QTcpSocket *socket, HttpParser::Limits limits, std::chrono::milliseconds requestTimeout,
                   QObject *parent);

    /// Asked for every request before its body is read.
    void setRules(HttpParser::RulesFor rulesFor) { m_parser.setRules(std::move(rulesFor)); }

signals:
    /// Answer through the exchange, now or later.
    void requested(Exchange *exchange);
    /// The next request asks for a WebSocket and its bytes are still unread. Either respond through the
    /// exchange (a refusal) or do nothing: then socketHandedOver() follows.
    void upgradeRequested(Exchange *exchange);
    void socketHandedOver(QTcpSocket *socket);

private:
    void readMore();
    void parseMore();
    void serve(HttpRequest request);
    void exchangeFinished(bool keep);
    /// True when there is nothing to parse now: the head is not whole yet, or a WebSocket took over.
    bool lookForUpgrade();
    void limitRequestTime();
    void allowForUpload();
    void refuse(int status);
    void close();

    QTcpSocket *m_socket;
    HttpParser m_parser;
    HttpParser::Limits m_limits;
    QTimer m_timer;
    std::chrono::milliseconds m_requestTimeout;
    qint64 m_timedBytes = 0; // of the body, when the timer was started last
    Exchange *m_exchange = nullptr;
    bool m_closing = false;
};

} // namespace studio::sandbox
