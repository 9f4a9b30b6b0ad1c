// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/socketlink.h"

#include "core/base/logging.h"
#include "core/net/connectionsetup.h"
#include "core/net/errormapper.h"
#include "core/net/netoptions.h"
#include "core/net/replyerror.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QRegularExpression>
#include <QTimer>
#include <QWebSocket>
#include <QWebSocketHandshakeOptions>

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace studio::net {

namespace {

constexpr qint64 kSendLimit = 16 * 1024 * 1024;
constexpr auto kCloseTimeout = 2s;
constexpr int kNoCloseFrame = 1006;
constexpr int kBrokenText = 1007;

/// As the reason of a close that Qt decided on; a service's own 1007 has another one.
QString qtsWordsForBrokenText()
{
    return QCoreApplication::translate("QWebSocketDataProcessor", "Invalid UTF-8 code encountered.");
}

QNetworkReply::NetworkError asNetworkError(QAbstractSocket::SocketError error)
{
    switch (error) {
    case QAbstractSocket::ConnectionRefusedError:
        return QNetworkReply::ConnectionRefusedError;
    case QAbstractSocket::HostNotFoundError:
        return QNetworkReply::HostNotFoundError;
    case QAbstractSocket::SslHandshakeFailedError:
        return QNetworkReply::SslHandshakeFailedError;
    case QAbstractSocket::NetworkError:
        return QNetworkReply::UnknownNetworkError;
    case QAbstractSocket::ProxyConnectionRefusedError:
    case QAbstractSocket::ProxyConnectionClosedError:
    case QAbstractSocket::ProxyNotFoundError:
    case QAbstractSocket::ProxyProtocolError:
    case QAbstractSocket::ProxyAuthenticationRequiredError:
    case QAbstractSocket::ProxyConnectionTimeoutError:
        return QNetworkReply::UnknownProxyError;
    default:
        return QNetworkReply::RemoteHostClosedError;
    }
}

} // namespace

class SocketLink::Private final {
public:
    explicit Private(SocketLink *owner) : q(owner) { }

    void connectSignals();
    void onOpened();
    void onError(QAbstractSocket::SocketError code);
    void onDisconnected();
    void onPingTime();
    void end(const Result<void> &outcome, int closeCode);

    SocketLink *q;
    State state = State::Idle;
    SocketRequest request;
    QWebSocket socket;
    QTimer handshakeTimer;
    QTimer pingTimer;
    QTimer closeTimer;
    QElapsedTimer sincePing;
    QElapsedTimer sinceSign; ///< of life from the peer
    QList<QSslError> tlsErrors;
    std::optional<Error> failure; ///< The first one; a refused handshake reports two.
};

void SocketLink::Private::connectSignals()
{
    QObject::connect(&socket, &QWebSocket::connected, q, [this] { onOpened(); });
    QObject::connect(&socket, &QWebSocket::disconnected, q, [this] { onDisconnected(); });
    QObject::connect(&socket, qOverload<QAbstractSocket::SocketError>(&QWebSocket::error), q,
                     [this](QAbstractSocket::SocketError code) { onError(code); });
    QObject::connect(&socket, &QWebSocket::sslErrors, q,
                     [this](const QList<QSslError> &errors) { tlsErrors = errors; });
    QObject::connect(&socket, &QWebSocket::textFrameReceived, q, [this] { sinceSign.start(); });
    QObject::connect(&socket, &QWebSocket::binaryFrameReceived, q, [this] { sinceSign.start(); });
    QObject::connect(&socket, &QWebSocket::pong, q, [this] {
        sinceSign.start();
        emit q->roundTripMeasured(std::chrono::microseconds(sincePing.nsecsElapsed() / 1000));
    });
    QObject::connect(&socket, &QWebSocket::textMessageReceived, q, [this](const QString &message) {
        if (state == State::Open || state == State::Closing)
            emit q->textReceived(message);
    });
    QObject::connect(&socket, &QWebSocket::binaryMessageReceived, q, [this](const QByteArray &message) {
        if (state == State::Open || state == State::Closing)
            emit q->binaryReceived(message);
    });
    for (QTimer *timer : {&handshakeTimer, &closeTimer})
        timer->setSingleShot(true);
    QObject::connect(&handshakeTimer, &QTimer::timeout, q, [this] {
        end(fail(ErrorKind::Timeout,
                 QCoreApplication::translate("studio::net", "The service does not answer."),
                 u"no WebSocket handshake"_s),
            kNoCloseFrame);
    });
    QObject::connect(&closeTimer, &QTimer::timeout, q, [this] { end({}, kNoCloseFrame); });
    QObject::connect(&pingTimer, &QTimer::timeout, q, [this] { onPingTime(); });
}

void SocketLink::Private::onOpened()
{
    if (state != State::Connecting)
        return;
    handshakeTimer.stop();
    state = State::Open;
    sinceSign.start();
    pingTimer.start(std::min(request.pingInterval, request.silenceLimit / 2));
    qCDebug(logNet).noquote() << "socket open" << request.url.host() + request.url.path();
    emit q->opened();
}

void SocketLink::Private::onError(QAbstractSocket::SocketError code)
{
    if (state == State::Closed || failure)
        return;
    // The status of a refused handshake is nowhere else; its body is lost.
    static const QRegularExpression status(u"status code: (\\d{3})"_s);
    const QString text = socket.errorString();
    const QRegularExpressionMatch match = status.match(text);
    if (state == State::Connecting && match.hasMatch())
        failure = errorFromResponse(match.captured(1).toInt(), {}, {});
    else
        failure = errorFromNetwork(asNetworkError(code), text, tlsErrors);
    if (state == State::Connecting) // not every failed handshake ends with disconnected()
        end(Unexpected(*failure), kNoCloseFrame);
}

void SocketLink::Private::onDisconnected()
{
    if (state == State::Connecting) { // a refused connection says so before it reports the error
        onError(socket.error());
        return;
    }
    const int code = socket.closeCode();
    const bool ours = state == State::Closing;
    if (ours) {
        end({}, code);
    } else if (code == 1009) {
        end(fail(ErrorKind::Protocol,
                 QCoreApplication::translate("studio::net", "The service sent a message that is too large."),
                 u"close code 1009"_s),
            code);
    } else if (code == kBrokenText && socket.closeReason() == qtsWordsForBrokenText()) {
        // Qt 6.4 decodes each frame by itself: a letter that is split between two, as is allowed, ends it.
        Error error = Error::make(
            ErrorKind::Network,
            QCoreApplication::translate(
                "studio::net",
                "A message of the service was cut in the middle of a letter and could not be read."),
            u"split or broken UTF-8"_s);
        error.nextStep = QCoreApplication::translate(
            "studio::net", "Start again. If it stays so, tell those who run the service.");
        end(Unexpected(error), code);
    } else if (code != 1000 && code != 1001) {
        end(Unexpected(errorFromCloseCode(code, socket.closeReason())), code);
    } else if (failure) {
        // After a reset, or an end without a close frame, Qt reports 1000 like after a clean close.
        end(Unexpected(*failure), kNoCloseFrame);
    } else {
        end({}, code);
    }
}

void SocketLink::Private::onPingTime()
{
    if (state != State::Open)
        return;
    if (std::chrono::milliseconds(sinceSign.elapsed()) >= request.silenceLimit) {
        end(fail(ErrorKind::Network,
                 QCoreApplication::translate("studio::net", "The connection to the service was lost."),
                 u"no sign of life on the socket"_s),
            kNoCloseFrame);
        return;
    }
    sincePing.start();
    socket.ping();
}

void SocketLink::Private::end(const Result<void> &outcome, int closeCode)
{
    if (state == State::Closed)
        return;
    state = State::Closed;
    for (QTimer *timer : {&handshakeTimer, &pingTimer, &closeTimer})
        timer->stop();
    socket.abort();
    qCDebug(logNet).noquote() << "socket closed" << request.url.host() + request.url.path() << closeCode
                              << (outcome ? QString() : errorKindName(outcome.error().kind));
    QMetaObject::invokeMethod(
        q, [this, outcome, closeCode] { emit q->closed(outcome, closeCode); }, Qt::QueuedConnection);
}

SocketLink::SocketLink(QObject *parent) : QObject(parent), d(std::make_unique<Private>(this))
{
    d->connectSignals();
}

SocketLink::~SocketLink()
{
    d->state = State::Closed;
    d->socket.disconnect(this);
    d->socket.abort();
}

void SocketLink::open(const SocketRequest &request)
{
    if (d->state != State::Idle)
        return;
    d->request = request;
    d->state = State::Connecting;
    if (const auto allowed = checkAddress(request.url, u"wss"_s, u"ws"_s); !allowed) {
        d->end(allowed, kNoCloseFrame);
        return;
    }
    if (const auto allowed = checkHeaders(request.headers); !allowed) {
        d->end(allowed, kNoCloseFrame);
        return;
    }
    if (request.url.scheme() == "wss"_L1) {
        const auto tls = tlsConfiguration(request.certificateAuthorities);
        if (!tls) {
            d->end(Unexpected(tls.error()), kNoCloseFrame);
            return;
        }
        d->socket.setSslConfiguration(*tls);
    }
    d->socket.setProxy(proxyFor(request.url));
    d->socket.setMaxAllowedIncomingMessageSize(static_cast<quint64>(request.maxMessageBytes));
    d->socket.setMaxAllowedIncomingFrameSize(static_cast<quint64>(request.maxMessageBytes));

    QNetworkRequest handshake(request.url);
    handshake.setRawHeader("User-Agent", defaultUserAgent().toLatin1());
    QWebSocketHandshakeOptions options;
    for (const auto &[name, value] : request.headers) {
        if (name.compare("Sec-WebSocket-Protocol", Qt::CaseInsensitive) == 0)
            options.setSubprotocols({QString::fromLatin1(value)});
        else
            handshake.setRawHeader(name, value);
    }
    d->handshakeTimer.start(request.handshakeTimeout);
    d->socket.open(handshake, options);
}

bool SocketLink::sendText(const QString &message)
{
    if (d->state != State::Open || d->socket.bytesToWrite() > kSendLimit)
        return false;
    return d->socket.sendTextMessage(message) > 0 || message.isEmpty();
}

bool SocketLink::sendBinary(const QByteArray &message)
{
    if (d->state != State::Open || d->socket.bytesToWrite() > kSendLimit)
        return false;
    return d->socket.sendBinaryMessage(message) > 0 || message.isEmpty();
}

void SocketLink::close(int code)
{
    if (d->state == State::Connecting) {
        abort();
        return;
    }
    if (d->state != State::Open)
        return;
    d->state = State::Closing;
    d->pingTimer.stop();
    d->closeTimer.start(kCloseTimeout);
    d->socket.close(static_cast<QWebSocketProtocol::CloseCode>(code));
}

void SocketLink::abort()
{
    if (d->state != State::Idle)
        d->end(Unexpected(Error::cancelled()), kNoCloseFrame);
}

SocketLink::State SocketLink::state() const
{
    return d->state;
}

qint64 SocketLink::bytesToWrite() const
{
    return d->socket.bytesToWrite();
}

} // namespace studio::net
