// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/duplex/soundpath.h"

#include <QByteArray>
#include <QObject>
#include <QPointer>
#include <QThread>
#include <QUrl>
#include <QWebSocket>
#include <QWebSocketServer>

#include <mutex>
#include <optional>
#include <random>

namespace studio::bench {

/// An agent that only keeps time, in a thread of its own: it knows when the caller's sound arrived, and sends
/// sound, interruptions and answers when it is told to. Each method returns at once; times are asked for
/// later, in microseconds of the steady clock.
class AgentTimekeeper final : public QObject {
    Q_OBJECT
public:
    static constexpr int kRate = 16'000;

    AgentTimekeeper();
    ~AgentTimekeeper() override;

    [[nodiscard]] QUrl url() const { return m_url; }
    [[nodiscard]] bool isConnected() const;

    /// Sends a turn in pieces, as fast as `speed` times life, each late by up to `jitterMs`.
    void speak(qint64 event, const QByteArray &pcm16, int pieceMs, double speed, int jitterMs);
    /// When the first piece of the last turn was sent.
    [[nodiscard]] std::optional<duplex::Micros> spokeAt() const;
    void interrupt(qint64 event);
    [[nodiscard]] std::optional<duplex::Micros> interruptedAt() const;
    /// Forgets what was heard; the next voice is looked for.
    void listen();
    /// When the first and (once it was quiet for a while) the last loud sample since listen() arrived.
    [[nodiscard]] std::optional<duplex::Micros> heardAt() const;
    [[nodiscard]] std::optional<duplex::Micros> heardLastAt() const;
    /// From the next voice on: interrupts `event` so long after the voice arrived, once.
    void interruptOnVoice(qint64 event, int afterMs);
    /// After the next voice: what was said, the answer and its sound, `afterMs` after its last sample came.
    void answerVoice(qint64 event, int afterMs, const QByteArray &pcm16);

private:
    struct Times {
        std::optional<duplex::Micros> spoke, interrupted, heard, heardLast;
        duplex::Micros quietSince = 0;
    };
    void open();
    void connectTo(QWebSocket *socket);
    void take(const QString &text);
    void hear(const QByteArray &pcm16);
    void noteEnd();
    void send(const QJsonObject &message);
    void sendPieces(qint64 event, const QByteArray &pcm16, int pieceMs, double speed, int jitterMs);
    template <class F>
    void inThread(F f);

    QThread m_thread;
    std::unique_ptr<QWebSocketServer> m_server;
    QPointer<QWebSocket> m_socket;
    QUrl m_url;
    std::mt19937 m_random{7};
    mutable std::mutex m_mutex;
    Times m_times;
    bool m_connected = false;
    qint64 m_toInterrupt = 0;
    int m_interruptAfterMs = 0;
    qint64 m_toAnswer = 0;
    int m_answerAfterMs = 0;
    QByteArray m_answer;
};

} // namespace studio::bench
