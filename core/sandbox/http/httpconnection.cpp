// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/http/httpconnection.h"

#include "core/sandbox/http/exchange.h"

#include <QTcpSocket>

namespace studio::sandbox {

using namespace std::chrono_literals;

namespace {
constexpr auto kIdleTimeout = 75s;
constexpr qint64 kWorthMoreTime = 1 << 18;

QByteArray refusalText(int status)
{
    if (status == 413)
        return "{\"detail\":{\"type\":\"invalid_request\",\"code\":\"request_too_large\","
               "\"status\":\"request_too_large\",\"message\":\"The request is too large.\"}}";
    return "{\"detail\":\"" + reasonPhrase(status) + "\"}";
}
} // namespace

HttpConnection::HttpConnection(QTcpSocket *socket, HttpParser::Limits limits,
                               std::chrono::milliseconds requestTimeout, QObject *parent)
    : QObject(parent), m_socket(socket), m_parser(limits), m_limits(limits), m_requestTimeout(requestTimeout)
{
    socket->setParent(this);
    socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    socket->setReadBufferSize(256 * 1024);
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        if (m_parser.isIdle() && m_socket->bytesAvailable() == 0)
            close();
        else
            refuse(408);
    });
    connect(socket, &QTcpSocket::readyRead, this, &HttpConnection::readMore);
    connect(socket, &QTcpSocket::disconnected, this, &QObject::deleteLater);
    m_timer.start(m_requestTimeout);
}

void HttpConnection::readMore()
{
    if (m_closing) {
        m_socket->readAll();
        return;
    }
    // While an answer is under way the bytes of the next request wait in the socket, bounded by its buffer.
    if (m_exchange)
        return;
    if (m_parser.isIdle() && lookForUpgrade())
        return;
    parseMore();
}

bool HttpConnection::lookForUpgrade()
{
    const QByteArray start = m_socket->peek(m_limits.head + 8);
    const qsizetype end = start.indexOf("\r\n\r\n", 0);
    if (end < 0) {
        // Unread until the head is whole: a WebSocket needs its bytes in the socket.
        const bool wait =
            start.size() <= m_limits.head && (start.isEmpty() || HttpParser::mayBegin(start[0]));
        if (wait && !start.isEmpty())
            limitRequestTime();
        return wait;
    }
    HttpRequest request;
    int status = 0;
    if (!HttpParser::parseHead(QByteArrayView(start).first(end), &request, &status)
        || !request.wantsWebSocket())
        return false;
    m_timer.stop();
    m_exchange = new Exchange(std::move(request), m_socket, this);
    connect(m_exchange, &Exchange::finished, this, [this] { close(); });
    emit upgradeRequested(m_exchange);
    if (m_exchange->hasBegun()) {
        m_socket->readAll();
        return true;
    }
    disconnect(m_socket, nullptr, this, nullptr);
    delete std::exchange(m_exchange, nullptr);
    m_socket->setReadBufferSize(0);
    m_socket->setParent(nullptr);
    emit socketHandedOver(m_socket);
    m_socket = nullptr;
    deleteLater();
    return true;
}

void HttpConnection::parseMore()
{
    while (!m_exchange && !m_closing) {
        m_parser.append(m_socket->readAll());
        switch (m_parser.advance()) {
        case HttpParser::State::NeedMore:
            if (!m_parser.isIdle())
                limitRequestTime();
            allowForUpload();
            return;
        case HttpParser::State::Cut:
            resetConnection(m_socket);
            return;
        case HttpParser::State::ContinueWanted:
            m_socket->write("HTTP/1.1 100 Continue\r\n\r\n");
            break;
        case HttpParser::State::Failed:
            refuse(m_parser.errorStatus());
            return;
        case HttpParser::State::Ready:
            serve(m_parser.take());
            break;
        }
    }
}

void HttpConnection::limitRequestTime()
{
    // Counted from the first byte: more bytes do not buy more time.
    if (!m_timer.isActive() || m_timer.intervalAsDuration() != m_requestTimeout)
        m_timer.start(m_requestTimeout);
}

/// A long body gets the time again for each quarter of a megabyte.
void HttpConnection::allowForUpload()
{
    if (m_parser.bytesReceived() < m_timedBytes)
        m_timedBytes = 0;
    if (m_parser.bytesReceived() < m_timedBytes + kWorthMoreTime)
        return;
    m_timedBytes = m_parser.bytesReceived();
    m_timer.start(m_requestTimeout);
}

void HttpConnection::serve(HttpRequest request)
{
    m_timer.stop();
    m_timedBytes = 0;
    m_exchange = new Exchange(std::move(request), m_socket, this);
    connect(m_exchange, &Exchange::finished, this, &HttpConnection::exchangeFinished);
    emit requested(m_exchange);
}

void HttpConnection::exchangeFinished(bool keep)
{
    m_exchange->deleteLater();
    m_exchange = nullptr;
    if (!keep) {
        close();
        return;
    }
    m_timer.start(kIdleTimeout);
    // Queued: the answer may have been given from inside serve().
    QMetaObject::invokeMethod(
        this,
        [this] {
            if (!m_exchange && !m_closing)
                readMore();
        },
        Qt::QueuedConnection);
}

void HttpConnection::refuse(int status)
{
    if (m_exchange || m_closing)
        return;
    const QByteArray body = refusalText(status);
    m_socket->write("HTTP/1.1 " + QByteArray::number(status) + ' ' + reasonPhrase(status)
                    + "\r\ncontent-type: application/json\r\ncontent-length: "
                    + QByteArray::number(body.size()) + "\r\nconnection: close\r\n\r\n" + body);
    if (!m_parser.wasInBody()) {
        close();
        return;
    }
    // The client is still sending. Closing now would reset the connection and take the answer with it, so
    // what comes is read and forgotten for a while.
    m_closing = true;
    m_socket->flush();
    endWriting(m_socket);
    m_timer.stop();
    disconnect(&m_timer, nullptr, this, nullptr);
    connect(&m_timer, &QTimer::timeout, m_socket, &QTcpSocket::abort);
    m_timer.start(5s);
}

void HttpConnection::close()
{
    m_closing = true;
    // A client that never closes its side may not hold the connection for ever.
    disconnect(&m_timer, nullptr, this, nullptr);
    connect(&m_timer, &QTimer::timeout, m_socket, &QTcpSocket::abort);
    m_timer.start(5s);
    m_socket->disconnectFromHost();
}

} // namespace studio::sandbox
