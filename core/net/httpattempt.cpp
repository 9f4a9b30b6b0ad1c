// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/httpattempt.h"

#include "core/net/errormapper.h"
#include "core/net/oneshotbody.h"
#include "core/net/replyerror.h"

#include <QCoreApplication>
#include <QNetworkAccessManager>

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace studio::net {

namespace {

constexpr qint64 kReadBuffer = 256 * 1024; // Qt stops reading from the socket when so much waits for us
constexpr qint64 kRefusalLimit = 64 * 1024;

} // namespace

HttpAttempt::HttpAttempt(QNetworkAccessManager &manager, const QNetworkRequest &prepared,
                         const Request &request, const NetOptions &options, Decoding decoding,
                         QObject *parent)
    : QObject(parent), m_request(request), m_options(options), m_decoding(decoding)
{
    m_watch.setSingleShot(true);
    connect(&m_watch, &QTimer::timeout, this, &HttpAttempt::onWatch);
    m_quiet.setSingleShot(true);
    connect(&m_quiet, &QTimer::timeout, this, &HttpAttempt::onQuiet);
    m_sinceStart.start();

    const bool isRead = request.requestClass == RequestClass::Read;
    if (request.method == "GET") {
        m_reply = manager.get(prepared);
    } else {
        const auto rewind = isRead ? OneShotBody::Rewind::Allowed : OneShotBody::Rewind::OnlyUntouched;
        m_body = request.upload.isEmpty() ? new OneShotBody(request.body, rewind, nullptr)
                                          : new OneShotBody(rewind, request.upload, nullptr);
        m_reply = request.method == "POST" ? manager.post(prepared, m_body)
                                           : manager.sendCustomRequest(prepared, request.method, m_body);
        m_body->setParent(m_reply);
        m_body->setOnRead([this] { onBodyRead(); });
        m_body->setOnUnreadable([this](const QString &reason) { onBodyUnreadable(reason); });
    }
    m_reply->setReadBufferSize(kReadBuffer);
    connect(m_reply, &QNetworkReply::requestSent, this, [this] {
        m_requestSent = true;
        if (m_phase == Phase::Connecting || m_phase == Phase::Sending)
            enter(Phase::AwaitingHead);
    });
    connect(m_reply, &QNetworkReply::uploadProgress, this, [this](qint64 sent, qint64 total) {
        if (total <= 0 || m_phase >= Phase::Body)
            return;
        noteActivity();
        if (!m_request.upload.isEmpty())
            emit uploaded(sent, total);
    });
    connect(m_reply, &QNetworkReply::sslErrors, this,
            [this](const QList<QSslError> &errors) { m_tlsErrors = errors; });
    connect(m_reply, &QNetworkReply::metaDataChanged, this, &HttpAttempt::takeHead);
    connect(m_reply, &QNetworkReply::readyRead, this, &HttpAttempt::drain);
    connect(m_reply, &QNetworkReply::errorOccurred, this, &HttpAttempt::onReplyError);
    connect(m_reply, &QNetworkReply::finished, this, &HttpAttempt::onFinished);
    enter(Phase::Connecting);
    if (request.requestClass == RequestClass::Paid)
        m_quiet.start(m_options.quietAfter);
}

HttpAttempt::~HttpAttempt()
{
    letGo();
}

void HttpAttempt::stop()
{
    m_phase = Phase::Ended;
    letGo();
}

std::chrono::milliseconds HttpAttempt::limitOf(Phase phase) const
{
    switch (phase) {
    case Phase::Connecting:
        return m_options.connectTimeout;
    case Phase::Sending:
    case Phase::Body:
        return m_options.idleTimeout;
    case Phase::AwaitingHead:
        if (m_body && !m_body->isHandedOutWhole())
            return m_options.idleTimeout;
        return m_request.requestClass == RequestClass::Paid ? 0ms : m_options.firstByteTimeout;
    case Phase::Ended:
        break;
    }
    return 0ms;
}

void HttpAttempt::enter(Phase phase)
{
    m_phase = phase;
    noteActivity();
    const auto limit = limitOf(phase);
    if (limit > 0ms)
        m_watch.start(limit);
    else
        m_watch.stop();
}

void HttpAttempt::noteActivity()
{
    m_sinceActivity.start();
    m_quietTold = {};
}

void HttpAttempt::onWatch()
{
    const auto limit = limitOf(m_phase);
    if (limit <= 0ms)
        return;
    // The timer is not restarted for each chunk; it looks again when the rest of the time is over.
    const std::chrono::milliseconds silence(m_sinceActivity.elapsed());
    if (silence + 5ms < limit) {
        m_watch.start(limit - silence);
        return;
    }
    if (m_phase == Phase::Body && !isSuccess()) {
        endWith(errorFromResponse(m_status, m_headers, m_refusal)); // the status said enough
        return;
    }
    const bool connecting = m_phase == Phase::Connecting;
    Error error =
        Error::make(ErrorKind::Timeout,
                    connecting ? QCoreApplication::translate("studio::net", "The service cannot be reached.")
                               : QCoreApplication::translate("studio::net", "The service does not answer."),
                    u"no progress for %1 ms in phase %2"_s.arg(limit.count()).arg(static_cast<int>(m_phase)));
    error.nextStep = QCoreApplication::translate("studio::net", "Check the network and try again.");
    endWith(error);
}

void HttpAttempt::onQuiet()
{
    // Like the watch, it is not restarted for each chunk.
    const std::chrono::milliseconds silence(m_sinceActivity.elapsed());
    const auto due = m_quietTold + m_options.quietAfter;
    if (silence + 20ms < due) {
        m_quiet.start(std::chrono::duration_cast<std::chrono::milliseconds>(due - silence));
        return;
    }
    m_quietTold = due;
    m_quiet.start(m_options.quietAfter);
    emit quiet(std::chrono::round<std::chrono::seconds>(silence));
}

void HttpAttempt::onBodyRead()
{
    m_handedOut = m_body->handedOut();
    m_handedOutWhole = m_body->isHandedOutWhole();
    m_writtenAfter = std::chrono::nanoseconds(m_sinceStart.nsecsElapsed());
    noteActivity();
    if (m_phase == Phase::Connecting)
        enter(Phase::Sending);
    if (m_phase == Phase::Sending && m_body->isHandedOutWhole())
        enter(Phase::AwaitingHead);
}

void HttpAttempt::onBodyUnreadable(const QString &reason)
{
    // We are inside a read of Qt's: the connection is closed from the event loop.
    QMetaObject::invokeMethod(
        this,
        [this, reason] {
            // Not Storage, which may also mean that a paid answer could not be kept: this one is free.
            Error error = Error::make(
                ErrorKind::Validation,
                QCoreApplication::translate("studio::net", "The file could not be read while it was sent."),
                reason);
            error.nextStep = QCoreApplication::translate(
                "studio::net", "See whether it was changed or moved, and try again.");
            endWith(error);
        },
        Qt::QueuedConnection);
}

void HttpAttempt::takeHead()
{
    if (m_headTaken || m_phase == Phase::Ended)
        return;
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (status == 0)
        return;
    m_headTaken = true;
    m_status = status;
    m_firstByteAfter = std::chrono::nanoseconds(m_sinceStart.nsecsElapsed());
    for (const auto &[name, value] : m_reply->rawHeaderPairs())
        m_headers.append({name, value});
    enter(Phase::Body);
    if (!isSuccess())
        return;

    Error error = Error::make(ErrorKind::Protocol, {});
    error.httpStatus = status;
    const QByteArray encoding = headerValue(m_headers, "content-encoding").toLower();
    bool ok = false;
    const qint64 claimed = headerValue(m_headers, "content-length").toLongLong(&ok);
    if (m_decoding == Decoding::None && !encoding.isEmpty() && encoding != "identity") {
        error.message = QCoreApplication::translate(
            "studio::net", "The service answered in a way that cannot be understood.");
        error.detail = u"unasked content encoding"_s;
        endWith(error);
        return;
    }
    if (ok && claimed > m_request.maxBodyBytes) {
        error.message = QCoreApplication::translate("studio::net", "The answer of the service is too large.");
        error.detail = u"%1 bytes announced"_s.arg(claimed);
        endWith(error);
        return;
    }
    emit headArrived(m_status, m_headers);
}

void HttpAttempt::drain()
{
    const QPointer<HttpAttempt> self(this);
    takeHead();
    while (self && m_phase != Phase::Ended && m_reply && m_reply->bytesAvailable() > 0) {
        const QByteArray chunk = m_reply->read(kReadBuffer);
        if (chunk.isEmpty())
            return;
        noteActivity();
        m_received += chunk.size();
        if (!isSuccess()) {
            m_refusal += chunk.left(kRefusalLimit - m_refusal.size());
            if (m_received > kRefusalLimit)
                endWith(errorFromResponse(m_status, m_headers, m_refusal));
            continue;
        }
        if (m_received > m_request.maxBodyBytes) {
            Error error = Error::make(
                ErrorKind::Protocol,
                QCoreApplication::translate("studio::net", "The answer of the service is too large."),
                u"more than %1 bytes"_s.arg(m_request.maxBodyBytes));
            error.httpStatus = m_status;
            endWith(error);
            return;
        }
        emit chunkReady(chunk);
    }
}

void HttpAttempt::onReplyError(QNetworkReply::NetworkError code)
{
    // Qt refuses to unpack a bomb but goes on waiting as long as more of it arrives.
    if (code != QNetworkReply::UnknownContentError || m_phase != Phase::Body || !isSuccess())
        return;
    Error error = errorFromNetwork(code, m_reply->errorString(), m_tlsErrors);
    error.httpStatus = m_status;
    endWith(error);
}

void HttpAttempt::onFinished()
{
    const QPointer<HttpAttempt> self(this);
    drain();
    if (!self || m_phase == Phase::Ended)
        return;
    const auto code = m_reply->error();
    if (m_headTaken && !isSuccess()) {
        endWith(errorFromResponse(m_status, m_headers, m_refusal));
        return;
    }
    if (code != QNetworkReply::NoError || !m_headTaken) {
        Error error = errorFromNetwork(code, m_reply->errorString(), m_tlsErrors);
        error.httpStatus = m_status;
        endWith(error);
        return;
    }
    endWith(std::nullopt);
}

bool HttpAttempt::isSurelyNotDone() const
{
    if (m_headTaken) // a refusal by status is judged by its kind
        return m_status >= 300 && m_status < 500;
    // Half an upload is a form without an end: nobody can act on it, whatever its length.
    if (!m_request.upload.isEmpty())
        return !m_handedOutWhole;
    if (!m_request.body.isEmpty())
        return m_handedOut == 0;
    if (m_requestSent || !m_reply)
        return false;
    switch (m_reply->error()) {
    case QNetworkReply::ConnectionRefusedError:
    case QNetworkReply::HostNotFoundError:
    case QNetworkReply::SslHandshakeFailedError:
    case QNetworkReply::ProxyConnectionRefusedError:
    case QNetworkReply::ProxyNotFoundError:
        return true;
    default:
        return false;
    }
}

void HttpAttempt::endWith(std::optional<Error> error)
{
    if (m_phase == Phase::Ended)
        return;
    const AttemptEnd end{std::move(error), isSurelyNotDone()};
    m_phase = Phase::Ended;
    letGo();
    emit ended(end);
}

void HttpAttempt::letGo()
{
    m_watch.stop();
    m_quiet.stop();
    if (!m_reply)
        return;
    // abort() reports from inside the call.
    m_reply->disconnect(this);
    if (m_body) {
        m_body->setOnRead({});
        m_body->setOnUnreadable({});
    }
    m_body = nullptr;
    // After an error abort() would complain; the destructor closes the connection as well.
    if (!m_reply->isFinished() && m_reply->error() == QNetworkReply::NoError)
        m_reply->abort();
    m_reply->deleteLater();
    m_reply.clear();
}

} // namespace studio::net
