// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sandbox/http/httpmessage.h"

#include <QObject>
#include <QPointer>

class QTcpSocket;

namespace studio::sandbox {

/// Ways in which an answer is made to go wrong on purpose. Byte counts are of the body.
struct AnswerFaults {
    qint64 cutAfterBytes = -1; ///< Close the connection there.
    bool cutWithReset = false; ///< RST instead of FIN.
    qint64 stallAfterBytes = -1; ///< Send nothing more, keep the connection.
    bool operator==(const AnswerFaults &) const = default;
};

/// Closes a connection with RST rather than FIN.
void resetConnection(QTcpSocket *socket);

/// Tells the client that nothing more will come; it may go on sending.
void endWriting(QTcpSocket *socket);

/// One request and its answer on the wire. Owned by the connection and deleted when the answer is out or the
/// client has gone; asynchronous work for it should be its QObject child. Lives on the server thread.
class Exchange final : public QObject {
    Q_OBJECT
public:
    Exchange(HttpRequest request, QTcpSocket *socket, QObject *parent);
    ~Exchange() override;

    [[nodiscard]] const HttpRequest &request() const { return m_request; }
    void setFaults(AnswerFaults faults) { m_faults = faults; }
    /// Sent with every answer, e.g. x-trace-id.
    void addHeader(const QByteArray &name, const QByteArray &value);

    /// A whole answer with its length.
    void respond(int status, const HttpHeaders &headers, const QByteArray &body);
    void respondJson(int status, const QByteArray &json);
    /// An answer of unknown length, in chunks; then write() any number of times and end().
    void begin(int status, const HttpHeaders &headers);
    void write(QByteArrayView bytes);
    void end();

    [[nodiscard]] bool hasBegun() const { return m_status != 0; }
    [[nodiscard]] int status() const { return m_status; }
    [[nodiscard]] qint64 bodyBytes() const { return m_bodyBytes; }
    /// Bytes the client has not taken yet: a producer waits for drained() above a megabyte or so.
    [[nodiscard]] qint64 pendingBytes() const;

signals:
    void drained();
    /// Once; `keep` tells whether the connection may serve another request.
    void finished(bool keep);
    /// Once, after the answer or when the client has gone without it; everything can still be read.
    void closing();

private:
    void sendHead(int status, const HttpHeaders &headers, qint64 length);
    void sendBody(QByteArrayView bytes);
    void finish(bool keep);

    HttpRequest m_request;
    QPointer<QTcpSocket> m_socket;
    HttpHeaders m_extraHeaders;
    AnswerFaults m_faults;
    int m_status = 0;
    qint64 m_bodyBytes = 0;
    bool m_chunked = false;
    bool m_keep = true;
    bool m_silent = false; // stalled or cut: nothing goes out any more
    bool m_finished = false;
};

} // namespace studio::sandbox
