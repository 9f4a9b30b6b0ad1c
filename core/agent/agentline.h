// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/agent/agentaddress.h"
#include "core/agent/agentsession.h"
#include "core/agent/linefilter.h"
#include "core/agent/logentry.h"
#include "core/agent/turnplayer.h"
#include "core/api/agentevents.h"
#include "core/net/socketlink.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <memory>

namespace studio::agent {

/// The socket's end of a session, in a thread of its own: parses, answers pings at once, carries sound
/// between the socket and the sound path. Whatever the main thread does delays none of it. Its methods run in
/// its thread; its signals are for others.
class AgentLine final : public QObject {
    Q_OBJECT
public:
    struct Setup {
        int connection = 0; ///< Number of it, from 1; told with the end.
        AgentRoute route{};
        QJsonObject initiation{};
        duplex::Micros startedAt = 0;
        SessionLimits limits{};
    };

    explicit AgentLine(const std::shared_ptr<SoundGate> &sound, QObject *parent = nullptr);

    void open(const Setup &setup);
    /// The sound path runs with these formats: what waits may be heard.
    void releaseSound();
    /// What the microphone delivers.
    void feed(const QByteArray &pcm16);
    /// Of a message the session made and logged.
    void send(const QByteArray &message);
    void close();
    void drop(); ///< At once.

signals:
    /// A message, with what it says; in the order of the line.
    void received(const studio::agent::LogEntry &entry, const studio::api::AgentEvent &event);
    void noted(const studio::agent::LogEntry &entry);
    void opened();
    /// Once a connection.
    void ended(int connection, const studio::Result<void> &outcome, int closeCode);

private:
    void takeText(const QByteArray &message);
    void takeBinary(const QByteArray &message);
    void takeAudio(const api::AgentEvent &event, QJsonObject &data, const LogEntry &entry);
    void takeMetadata(const api::AgentEvent &event);
    void takeRoundTrip(std::chrono::microseconds time);
    void tick();
    void end(const Result<void> &outcome, int closeCode);
    void note(const QString &type, const QJsonObject &data, LogEntry::Direction direction);
    void tellSent();
    [[nodiscard]] duplex::Micros now() const { return duplex::now() - m_setup.startedAt; }

    Setup m_setup;
    std::unique_ptr<net::SocketLink> m_link;
    TurnPlayer m_player;
    LineFilter m_filter;
    QTimer m_timer;
    QList<TurnPlayer::Piece> m_held; ///< Until the sound path runs.
    QList<double> m_roundTripsMs;
    api::AgentAudioFormat m_input;
    api::AgentAudioFormat m_output;
    duplex::Micros m_nextPingNote = 0;
    duplex::Micros m_nextSentNote = 0;
    double m_heldMs = 0;
    qint64 m_sentBytes = 0;
    double m_sentMs = 0;
    int m_sentChunks = 0;
    qint64 m_sleptUs = 0;
    bool m_holding = true;
    bool m_ready = false; ///< Metadata came: sound may be sent.
};

} // namespace studio::agent
