// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/dialect.h"
#include "core/api/types/transcription.h"
#include "core/net/socketlink.h"

#include <QObject>
#include <QTimer>

namespace studio::api {

/// One session of /v1/speech-to-text/realtime: sound in, words out. The service hangs up after some 15 s
/// without sound. Not reconnecting; make a new one. `ended` comes once, from the event loop.
class TranscriptionSocket final : public QObject {
    Q_OBJECT
public:
    /// Connects at once. Sound may be sent from `ready` on.
    TranscriptionSocket(const Dialect &dialect, const LiveTranscriptionRequest &request,
                        QObject *parent = nullptr);

    [[nodiscard]] bool isReady() const { return m_ready; }
    /// Little-endian 16-bit mono samples. False when the session is over or the line is too slow: nothing was
    /// taken then.
    [[nodiscard]] bool sendSound(const QByteArray &pcm16);
    /// Ends the piece under way.
    bool commit();
    /// Not yet written to the network.
    [[nodiscard]] qint64 bytesToWrite() const { return m_link.bytesToWrite(); }
    /// Polite end: `ended` without an error.
    void close();
    void abort();

signals:
    void ready(const QString &sessionId);
    /// Replaces the one before.
    void partial(const QString &text);
    /// `answer` holds words with times if the service gave them; times count from the session's first sample.
    void committed(const QString &text, const QJsonObject &answer);
    void warned(const QString &warning);
    /// No error: closed by us, or politely by the service. `code` is the failure message's, e.g.
    /// "rate_limited"; empty if the connection just broke.
    void ended(const studio::Result<void> &outcome, const QString &code);

private:
    bool send(const QByteArray &pcm16, bool commit);
    void take(const QString &message);
    void deliverPlain();
    void end(const Result<void> &outcome);

    LiveTranscriptionRequest m_request;
    net::SocketLink m_link;
    QTimer m_timesTimer; ///< A committed text waits so long for its times.
    QString m_waitingText;
    bool m_ready = false;
    bool m_first = true;
    bool m_ended = false;
    bool m_closing = false;
    std::optional<Error> m_failure;
    QString m_code;
};

} // namespace studio::api
