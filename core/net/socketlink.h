// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/net/request.h"

#include <QObject>
#include <QStringList>

#include <chrono>
#include <memory>

class QWebSocket;

namespace studio::net {

struct SocketRequest {
    QUrl url{};
    HeaderList headers{}; ///< Sent in the handshake; may hold the key; never logged.
    QStringList certificateAuthorities{}; ///< PEM files trusted in addition to the system's.
    qint64 maxMessageBytes = 16 * 1024 * 1024;
    std::chrono::milliseconds handshakeTimeout{10'000};
    std::chrono::milliseconds pingInterval{15'000};
    std::chrono::milliseconds silenceLimit{30'000}; ///< Neither data nor pong for so long: lost.
};

/// One WebSocket connection, watched: handshake timer, pings, silence. Not reconnecting; make a new one.
/// `closed` comes exactly once, from the event loop, also after close() and abort().
class SocketLink final : public QObject {
    Q_OBJECT
public:
    enum class State { Idle, Connecting, Open, Closing, Closed };

    explicit SocketLink(QObject *parent = nullptr);
    ~SocketLink() override;

    /// Once per object. Refuses ws:// to anything but loopback.
    void open(const SocketRequest &request);
    /// False when not open or when more than 16 MiB wait to be sent: the message was not taken.
    [[nodiscard]] bool sendText(const QString &message);
    [[nodiscard]] bool sendBinary(const QByteArray &message);
    /// Clean close with a close frame; aborts if the peer does not answer within 2 s.
    void close(int code = 1000);
    /// At once, without a close frame.
    void abort();
    [[nodiscard]] State state() const;
    [[nodiscard]] qint64 bytesToWrite() const;

signals:
    void opened();
    void textReceived(const QString &message);
    void binaryReceived(const QByteArray &message);
    void roundTripMeasured(std::chrono::microseconds time);
    /// No error: closed by a close frame with code 1000 or 1001. Else the reason, e.g. Network after a reset
    /// (Qt reports 1000 there), Auth, Quota or Protocol from close code and reason.
    void closed(const studio::Result<void> &outcome, int closeCode);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace studio::net
