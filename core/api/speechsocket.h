// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/dialect.h"
#include "core/api/types/speech.h"
#include "core/net/socketlink.h"

#include <QObject>
#include <QTimer>

namespace studio::api {

/// Text in, audio out over one `stream-input` socket: text may be sent while it is still being written. One
/// voice and model per socket; not for v3 and v4 models. Kept alive with blanks until finish(). `ended` comes
/// once.
class SpeechSocket final : public QObject {
    Q_OBJECT
public:
    /// Connects at once; text sent earlier than `ready` waits.
    SpeechSocket(const Dialect &dialect, const SpeechRequest &voice, QObject *parent = nullptr);

    void sendText(const QString &text);
    /// Makes audio of everything sent so far; the socket stays open.
    void flush();
    /// No more text: the rest is generated, then the service closes.
    void finish();
    void cancel();

signals:
    void ready();
    void chunkReady(const QByteArray &audio);
    /// Timed from the start of the socket's audio.
    void alignmentReady(const studio::text::Alignment &part);
    void ended(const studio::Result<void> &outcome);

private:
    void begin();
    void send(const QJsonObject &message);
    void take(const QString &message);
    void end(const Result<void> &outcome);

    SpeechRequest m_voice;
    net::SocketLink m_link;
    QTimer m_keepAlive;
    QList<QByteArray> m_waiting;
    double m_offsetSeconds = 0;
    bool m_open = false;
    bool m_gotFinal = false;
    bool m_ended = false;
    std::optional<Error> m_failure;
};

} // namespace studio::api
