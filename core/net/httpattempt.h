// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/net/netoptions.h"
#include "core/net/request.h"

#include <QElapsedTimer>
#include <QNetworkReply>
#include <QPointer>
#include <QSslError>
#include <QTimer>

#include <optional>

class QNetworkAccessManager;

namespace studio::net {

class OneShotBody;

/// How one try ended.
struct AttemptEnd {
    std::optional<Error> error{}; ///< None: the whole answer came, with a 2xx status.
    bool surelyNotDone = false; ///< The server cannot have acted on it.
};

/// One try of a request on the network: the reply, its timers and bounds. Starts in the constructor, reports
/// from the event loop, ends once. Destroying it closes the connection at once and silently.
class HttpAttempt final : public QObject {
    Q_OBJECT
public:
    enum class Decoding { Transparent, None };

    HttpAttempt(QNetworkAccessManager &manager, const QNetworkRequest &prepared, const Request &request,
                const NetOptions &options, Decoding decoding, QObject *parent);
    ~HttpAttempt() override;

    /// Closes the connection at once; nothing is reported any more.
    void stop();

    [[nodiscard]] int status() const { return m_status; }
    [[nodiscard]] const HeaderList &headers() const { return m_headers; }
    [[nodiscard]] std::chrono::nanoseconds writtenAfter() const { return m_writtenAfter; }
    [[nodiscard]] std::chrono::nanoseconds firstByteAfter() const { return m_firstByteAfter; }
    [[nodiscard]] qint64 bytesReceived() const { return m_received; }

signals:
    void headArrived(int status, const studio::net::HeaderList &headers);
    /// How much of a body in pieces went to the kernel.
    void uploaded(qint64 sent, qint64 total);
    void chunkReady(const QByteArray &chunk);
    void quiet(std::chrono::seconds silence);
    void ended(const studio::net::AttemptEnd &end);

private:
    enum class Phase { Connecting, Sending, AwaitingHead, Body, Ended };

    void enter(Phase phase);
    void noteActivity();
    void onWatch();
    void onQuiet();
    void onBodyRead();
    void onBodyUnreadable(const QString &reason);
    void takeHead();
    void drain();
    void onReplyError(QNetworkReply::NetworkError code);
    void onFinished();
    void endWith(std::optional<Error> error);
    void letGo();
    [[nodiscard]] bool isSuccess() const { return m_status >= 200 && m_status < 300; }
    [[nodiscard]] bool isSurelyNotDone() const;
    [[nodiscard]] std::chrono::milliseconds limitOf(Phase phase) const;

    Request m_request;
    const NetOptions &m_options;
    Decoding m_decoding;
    QPointer<QNetworkReply> m_reply;
    OneShotBody *m_body = nullptr; ///< Owned by the reply.
    Phase m_phase = Phase::Connecting;
    QElapsedTimer m_sinceStart;
    QElapsedTimer m_sinceActivity;
    QTimer m_watch;
    QTimer m_quiet;
    std::chrono::milliseconds m_quietTold{}; ///< Of the present silence.
    QList<QSslError> m_tlsErrors;
    bool m_requestSent = false;
    qint64 m_handedOut = 0;
    bool m_handedOutWhole = false;
    bool m_headTaken = false;
    int m_status = 0;
    HeaderList m_headers;
    QByteArray m_refusal; ///< Body of an answer other than 2xx.
    qint64 m_received = 0;
    std::chrono::nanoseconds m_writtenAfter{};
    std::chrono::nanoseconds m_firstByteAfter{};
};

} // namespace studio::net
