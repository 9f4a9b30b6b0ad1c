// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The sound of a session and its bookkeeping.
#include "core/agent/sessionprivate.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace studio::agent {

namespace {

constexpr auto kThinkAfterVoice = 3s; ///< No transcript by then: it was no speech, it seems.
constexpr auto kLongestThought = 60s;
constexpr double kAsGoodAsAllMs = 30;

QString nameOf(duplex::SoundSide side)
{
    return side == duplex::SoundSide::Microphone ? u"microphone"_s : u"speaker"_s;
}

QString nameOf(AgentSession::Activity activity)
{
    switch (activity) {
    case AgentSession::Activity::Listening:
        return u"listening"_s;
    case AgentSession::Activity::HearingYou:
        return u"hearing"_s;
    case AgentSession::Activity::Thinking:
        return u"thinking"_s;
    case AgentSession::Activity::Speaking:
        break;
    }
    return u"speaking"_s;
}

QString nameOf(AgentSession::State state)
{
    switch (state) {
    case AgentSession::State::Idle:
        return u"idle"_s;
    case AgentSession::State::Connecting:
        return u"connecting"_s;
    case AgentSession::State::Queued:
        return u"queued"_s;
    case AgentSession::State::Live:
        return u"live"_s;
    case AgentSession::State::Reconnecting:
        return u"reconnecting"_s;
    case AgentSession::State::Ending:
        return u"ending"_s;
    case AgentSession::State::Ended:
        break;
    }
    return u"ended"_s;
}

} // namespace

void AgentSession::Private::follow(duplex::SoundPath *soundPath)
{
    if (followed == soundPath)
        return;
    if (followed)
        QObject::disconnect(followed, nullptr, q, nullptr);
    followed = soundPath;
    if (!soundPath)
        return;
    soundPath->onCaptured([gate = gate](const QByteArray &pcm16, duplex::Micros) {
        const std::lock_guard lock(gate->mutex);
        if (AgentLine *it = gate->line)
            QMetaObject::invokeMethod(
                it, [it, pcm16] { it->feed(pcm16); }, Qt::QueuedConnection);
    });
    connect(soundPath, &QObject::destroyed, q, [this] { letLineUse(nullptr); });
    using duplex::Micros;
    using duplex::SoundPath;
    connect(soundPath, &SoundPath::voiceBegan, q, [this](Micros at) {
        voice = true;
        localAt(at, u"voice.begin"_s);
        updateActivity();
    });
    connect(soundPath, &SoundPath::voiceEnded, q, [this](Micros at) {
        voice = false;
        localAt(at, u"voice.end"_s);
        setThinking(true, kThinkAfterVoice);
        updateActivity();
    });
    connect(soundPath, &SoundPath::turnBegan, q,
            [this](duplex::TurnId turn, Micros at) { turnBegan(turn, at); });
    connect(soundPath, &SoundPath::turnStopped, q,
            [this](duplex::TurnId turn, double heardMs, bool interrupted, Micros at) {
                turnStopped(turn, heardMs, interrupted, at);
            });
    connect(soundPath, &SoundPath::holeHeard, q, [this](double ms, Micros at) {
        localAt(at, u"sound.hole"_s, {{u"ms"_s, ms}});
    });
    connect(soundPath, &SoundPath::echoSuspected, q, [this] { local(u"echo.suspected"_s); });
    connect(soundPath, &SoundPath::lost, q, [this](duplex::SoundSide side, const Error &problem) {
        local(u"device.lost"_s, {{u"side"_s, nameOf(side)}, {u"message"_s, problem.message}});
    });
    connect(soundPath, &SoundPath::recovered, q, [this](duplex::SoundSide side) {
        local(u"device.back"_s, {{u"side"_s, nameOf(side)}});
    });
    connect(soundPath, &SoundPath::speakerChanged, q, [this](const QString &name) {
        local(u"device.changed"_s, {{u"side"_s, u"speaker"_s}, {u"name"_s, name}});
    });
}

void AgentSession::Private::letLineUse(duplex::SoundPath *soundPath)
{
    const std::scoped_lock lock(soundGate->mutex);
    soundGate->path = soundPath;
}

void AgentSession::Private::startSound(const duplex::SoundSetup &setup)
{
    stopSound();
    path->start(setup);
    soundRuns = true;
    applyMute();
}

void AgentSession::Private::stopSound()
{
    if (!std::exchange(soundRuns, false) || !path)
        return;
    // Asked before: a path that is stopped tells nothing more.
    QHash<duplex::TurnId, double> heard;
    for (auto it = soundTurns.cbegin(); it != soundTurns.cend(); ++it)
        heard.insert(it.key(), path->heardMs(it.key()));
    path->stop();
    QList<duplex::TurnId> turns = heard.keys();
    std::sort(turns.begin(), turns.end());
    const duplex::Micros at = duplex::now();
    for (const duplex::TurnId turn : std::as_const(turns)) {
        const double ms = heard.value(turn);
        turnStopped(turn, ms, ms < soundTurns.value(turn).ms - kAsGoodAsAllMs, at);
    }
    soundTurns.clear();
    speaking = 0;
    voice = false;
    updateActivity();
}

void AgentSession::Private::applyMute()
{
    if (path && soundRuns)
        path->setMuted(muted || (pushToTalk && !talking));
}

void AgentSession::Private::turnBegan(duplex::TurnId turn, duplex::Micros at)
{
    const auto known = soundTurns.constFind(turn);
    if (known == soundTurns.cend())
        return;
    speaking = turn;
    localAt(at, u"sound.first"_s, {{u"eventId"_s, known->eventId}, {u"turn"_s, turn}});
    setThinking(false);
    updateActivity();
}

void AgentSession::Private::turnStopped(duplex::TurnId turn, double heardMs, bool interrupted,
                                        duplex::Micros at)
{
    const auto known = soundTurns.constFind(turn);
    if (known == soundTurns.cend())
        return;
    const SoundTurn ended = *known;
    soundTurns.erase(known);
    if (speaking == turn)
        speaking = 0;
    localAt(at, u"sound.stopped"_s,
            {{u"eventId"_s, ended.eventId},
             {u"turn"_s, turn},
             {u"heardMs"_s, heardMs},
             {u"totalMs"_s, ended.ms},
             {u"interrupted"_s, interrupted}});
    updateActivity();
    if (soundTurns.isEmpty() && afterPlayOut)
        playOutTimer.start(0);
}

bool AgentSession::Private::send(const QString &type, const QJsonObject &message)
{
    if (state != State::Live)
        return false;
    record({.atUs = now(), .direction = LogEntry::Direction::Out, .type = type, .data = message});
    onLine([it = line, bytes = api::agentmessage::toBytes(message)] { it->send(bytes); });
    return true;
}

void AgentSession::Private::record(const LogEntry &entry)
{
    if (startedAt == 0)
        return;
    log.append(entry);
    const auto changed = conversation.take(entry);
    const bool timed = timings.take(entry);
    emit q->logged(entry);
    if (changed)
        emit q->conversationChanged(changed->first, changed->second);
    if (timed)
        emit q->timingsChanged();
}

void AgentSession::Private::local(const QString &type, const QJsonObject &data)
{
    localAt(duplex::now(), type, data);
}

void AgentSession::Private::localAt(duplex::Micros at, const QString &type, const QJsonObject &data)
{
    if (isUnderWay())
        record({.atUs = std::max<qint64>(at - startedAt, 0),
                .direction = LogEntry::Direction::Local,
                .type = type,
                .data = data});
}

void AgentSession::Private::setState(State next, const QJsonObject &more)
{
    state = next;
    if (next != State::Queued)
        queueTimer.stop();
    else if (!queueTimer.isActive())
        queueTimer.start(limits.queue);
    QJsonObject data = more;
    data.insert(u"state"_s, nameOf(next));
    local(u"session.state"_s, data);
    emit q->stateChanged();
}

void AgentSession::Private::setThinking(bool on)
{
    setThinking(on, kLongestThought);
}

void AgentSession::Private::setThinking(bool on, std::chrono::milliseconds longest)
{
    thinking = on;
    if (on)
        thinkingTimer.start(longest);
    else
        thinkingTimer.stop();
    updateActivity();
}

void AgentSession::Private::updateActivity()
{
    const Activity next = voice ? Activity::HearingYou
        : speaking > 0          ? Activity::Speaking
        : thinking              ? Activity::Thinking
                                : Activity::Listening;
    if (std::exchange(activity, next) == next)
        return;
    if (state == State::Live)
        local(u"session.activity"_s, {{u"activity"_s, nameOf(next)}});
    emit q->activityChanged();
}

} // namespace studio::agent
