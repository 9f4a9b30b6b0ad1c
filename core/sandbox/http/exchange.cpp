// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/http/exchange.h"

#include <QTcpSocket>

#include <utility>

#ifdef Q_OS_UNIX
#include <sys/socket.h>
#endif

namespace studio::sandbox {

void resetConnection(QTcpSocket *socket)
{
#ifdef Q_OS_UNIX
    const struct linger hard {
        1, 0
    };
    ::setsockopt(int(socket->socketDescriptor()), SOL_SOCKET, SO_LINGER, &hard, sizeof hard);
#endif
    socket->abort();
}

void endWriting(QTcpSocket *socket)
{
#ifdef Q_OS_UNIX
    ::shutdown(int(socket->socketDescriptor()), SHUT_WR);
#else
    socket->disconnectFromHost();
#endif
}

Exchange::Exchange(HttpRequest request, QTcpSocket *socket, QObject *parent)
    : QObject(parent), m_request(std::move(request)), m_socket(socket), m_keep(m_request.keepsAlive())
{
    connect(socket, &QTcpSocket::bytesWritten, this, &Exchange::drained);
}

Exchange::~Exchange()
{
    if (!m_finished)
        emit closing();
}

void Exchange::addHeader(const QByteArray &name, const QByteArray &value)
{
    m_extraHeaders.append({name, value});
}

qint64 Exchange::pendingBytes() const
{
    return m_socket ? m_socket->bytesToWrite() : 0;
}

void Exchange::sendHead(int status, const HttpHeaders &headers, qint64 length)
{
    m_status = status;
    m_chunked = length < 0 && m_request.minorVersion >= 1;
    if (length < 0 && !m_chunked)
        m_keep = false;
    QByteArray head = "HTTP/1.1 " + QByteArray::number(status) + ' ' + reasonPhrase(status) + "\r\n";
    for (const HttpHeaders &list : {headers, std::as_const(m_extraHeaders)}) {
        for (const auto &[name, value] : list)
            head += name + ": " + value + "\r\n";
    }
    if (m_chunked)
        head += "transfer-encoding: chunked\r\n";
    else if (length >= 0)
        head += "content-length: " + QByteArray::number(length) + "\r\n";
    head += m_keep ? "connection: keep-alive\r\n\r\n" : "connection: close\r\n\r\n";
    if (m_socket)
        m_socket->write(head);
}

void Exchange::sendBody(QByteArrayView bytes)
{
    if (m_silent || bytes.isEmpty() || m_finished || !m_socket)
        return;
    QByteArrayView allowed = bytes;
    bool cut = false;
    if (m_faults.cutAfterBytes >= 0 && m_bodyBytes + allowed.size() >= m_faults.cutAfterBytes) {
        allowed = allowed.first(qsizetype(m_faults.cutAfterBytes - m_bodyBytes));
        cut = true;
    } else if (m_faults.stallAfterBytes >= 0 && m_bodyBytes + allowed.size() >= m_faults.stallAfterBytes) {
        allowed = allowed.first(qsizetype(m_faults.stallAfterBytes - m_bodyBytes));
        m_silent = true;
    }
    m_bodyBytes += allowed.size();
    if (m_request.method != "HEAD" && !allowed.isEmpty()) {
        if (m_chunked)
            m_socket->write(QByteArray::number(allowed.size(), 16) + "\r\n");
        m_socket->write(allowed.data(), allowed.size());
        if (m_chunked)
            m_socket->write("\r\n");
    }
    if (cut) {
        m_silent = true;
        if (m_faults.cutWithReset) {
            m_socket->flush();
            resetConnection(m_socket);
        }
        finish(false);
    }
}

void Exchange::respond(int status, const HttpHeaders &headers, const QByteArray &body)
{
    if (hasBegun())
        return;
    sendHead(status, headers, body.size());
    sendBody(body);
    if (!m_silent)
        finish(m_keep);
}

void Exchange::respondJson(int status, const QByteArray &json)
{
    respond(status, {{"content-type", "application/json"}}, json);
}

void Exchange::begin(int status, const HttpHeaders &headers)
{
    if (!hasBegun())
        sendHead(status, headers, -1);
}

void Exchange::write(QByteArrayView bytes)
{
    sendBody(bytes);
}

void Exchange::end()
{
    if (m_silent || m_finished)
        return;
    if (m_chunked && m_socket && m_request.method != "HEAD")
        m_socket->write("0\r\n\r\n");
    finish(m_keep);
}

void Exchange::finish(bool keep)
{
    if (std::exchange(m_finished, true))
        return;
    emit closing();
    emit finished(keep);
}

} // namespace studio::sandbox
