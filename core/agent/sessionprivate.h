// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/agent/agentline.h"
#include "core/agent/agentsession.h"
#include "core/agent/lineend.h"
#include "core/base/jobguard.h"

#include <QElapsedTimer>
#include <QHash>
#include <QPointer>
#include <QSet>
#include <QThread>
#include <QTimer>

#include <mutex>

namespace studio::agent {

/// Where the sound thread finds the line, as long as there is one: a sound path cannot be told to forget.
struct LineGate {
    std::mutex mutex;
    AgentLine *line = nullptr;
};

class AgentSession::Private final {
public:
    Private(AgentSession *owner, net::Transport &transport, const api::Dialect &dialect,
            const SessionLimits &limits);
    ~Private();

    void begin(const SessionRequest &asked, duplex::SoundPath *soundPath);
    void connectLine();
    void hangUp();
    void finish(const Result<void> &how, const QString &outcomeName, int closeCode);

    void openRoute(const AgentRoute &route);
    void takeEvent(const LogEntry &entry, const api::AgentEvent &event);
    void takeMetadata(const api::AgentEvent &event);
    void takeQueue(const api::AgentEvent &event);
    void takeTool(const LogEntry &entry, const api::AgentEvent &event);
    void lineEnded(int connection, const Result<void> &how, int closeCode);
    void lose(const LineEnd &end, int closeCode);
    void playOut(const Result<void> &how, const QString &outcomeName, int closeCode);

    void follow(duplex::SoundPath *soundPath);
    void startSound(const duplex::SoundSetup &setup);
    void stopSound();
    void letLineUse(duplex::SoundPath *soundPath);
    void applyMute();
    void turnBegan(duplex::TurnId turn, duplex::Micros at);
    void turnStopped(duplex::TurnId turn, double heardMs, bool interrupted, duplex::Micros at);

    bool send(const QString &type, const QJsonObject &message);
    void record(const LogEntry &entry);
    void local(const QString &type, const QJsonObject &data = {});
    void localAt(duplex::Micros at, const QString &type, const QJsonObject &data = {});
    void setState(State next, const QJsonObject &more = {});
    void setThinking(bool on);
    void setThinking(bool on, std::chrono::milliseconds longest);
    void updateActivity();
    template <class F>
    void onLine(F &&work)
    {
        QMetaObject::invokeMethod(line, std::forward<F>(work), Qt::QueuedConnection);
    }
    [[nodiscard]] duplex::Micros now() const { return duplex::now() - startedAt; }
    [[nodiscard]] bool isUnderWay() const { return state != State::Idle && state != State::Ended; }

    AgentSession *q;
    net::Transport &transport;
    api::Dialect dialect;
    SessionLimits limits;

    SessionRequest request;
    QPointer<duplex::SoundPath> path;
    State state = State::Idle;
    Activity activity = Activity::Listening;
    EventLog log;
    Conversation conversation;
    Timings timings;
    Result<void> outcome;

    QThread thread;
    AgentLine *line = nullptr; ///< Lives in the thread, deleted there.
    std::shared_ptr<LineGate> gate = std::make_shared<LineGate>();
    std::shared_ptr<SoundGate> soundGate = std::make_shared<SoundGate>();
    JobGuard routeJob;
    QTimer retryTimer;
    QTimer patience; ///< For the route, the handshake, the metadata.
    QTimer thinkingTimer;
    QTimer playOutTimer;
    QTimer queueTimer;
    QTimer steadyTimer; ///< Live for so long: the next loss is a new one.
    QElapsedTimer lastActivity;
    std::function<void()> afterPlayOut;
    std::optional<api::AgentEvent> saidError;

    struct SoundTurn {
        qint64 eventId = -1;
        double ms = 0;
    };
    QHash<duplex::TurnId, SoundTurn> soundTurns; ///< Those not stopped yet.
    QHash<QString, qint64> calls; ///< Client tools that wait for an answer: when they were called.
    QSet<QString> takenCalls; ///< On this connection, answered or not.
    QString formats; ///< Of this connection, as the service names them.
    QPointer<duplex::SoundPath> followed;
    duplex::TurnId speaking = 0;
    duplex::Micros startedAt = 0;
    qint64 endedUs = 0;
    int connection = 0;
    int attempt = 0;
    bool wasLive = false; ///< On this connection.
    bool everLive = false;
    bool haveFormats = false;
    bool soundRuns = false;
    bool leaving = false;
    bool muted = false;
    bool pushToTalk = false;
    bool talking = false;
    bool voice = false;
    bool thinking = false;
};

} // namespace studio::agent
