// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/agent/agentsession.h"

#include "core/agent/sessionprivate.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace studio::agent {

AgentSession::AgentSession(net::Transport &transport, const api::Dialect &dialect,
                           const SessionLimits &limits, QObject *parent)
    : QObject(parent), d(std::make_unique<Private>(this, transport, dialect, limits))
{
}

AgentSession::~AgentSession() = default;

void AgentSession::start(const SessionRequest &request, duplex::SoundPath *path)
{
    if (d->state != State::Idle && d->state != State::Ended)
        return;
    d->begin(request, path);
}

void AgentSession::end()
{
    switch (d->state) {
    case State::Idle:
    case State::Ended:
        return;
    case State::Ending:
        if (d->afterPlayOut) // not even the last words
            d->playOutTimer.start(0);
        return;
    case State::Live:
    case State::Queued:
        d->hangUp();
        return;
    case State::Connecting:
    case State::Reconnecting:
        d->finish({}, u"left"_s, 0);
        return;
    }
}

void AgentSession::reconnectNow()
{
    if (d->state == State::Reconnecting && d->retryTimer.isActive()) {
        d->retryTimer.stop();
        d->connectLine();
    }
}

bool AgentSession::sendText(const QString &text)
{
    if (text.trimmed().isEmpty() || !d->send(u"user_message"_s, api::agentmessage::userMessage(text)))
        return false;
    d->setThinking(true);
    return true;
}

bool AgentSession::sendTone(QChar key)
{
    if (!u"0123456789*#"_s.contains(key))
        return false;
    if (!d->send(u"user_message"_s, api::agentmessage::userMessage(key, u"dtmf"_s)))
        return false;
    if (d->path && d->soundRuns)
        d->path->playTone(key);
    return true;
}

bool AgentSession::sendContext(const QString &text, const QString &contextId)
{
    return !text.trimmed().isEmpty()
        && d->send(u"contextual_update"_s, api::agentmessage::contextualUpdate(text, contextId));
}

bool AgentSession::sendActivity()
{
    // More often than this tells the service nothing new.
    if (d->lastActivity.isValid() && d->lastActivity.elapsed() < 500)
        return d->state == State::Live;
    d->lastActivity.start();
    return d->send(u"user_activity"_s, api::agentmessage::userActivity());
}

bool AgentSession::sendFeedback(qint64 eventId, api::AgentScore score)
{
    return d->send(u"feedback"_s, api::agentmessage::feedback(eventId, score));
}

bool AgentSession::answerTool(const QString &callId, const QString &result, bool isError, const QString &by)
{
    const auto called = d->calls.constFind(callId);
    if (called == d->calls.cend() || d->state != State::Live)
        return false;
    const double ms = static_cast<double>(d->now() - *called) / 1000.0;
    d->calls.erase(called);
    if (!d->send(u"client_tool_result"_s, api::agentmessage::toolResult(callId, result, isError)))
        return false;
    note(u"tool.answered"_s, {{u"callId"_s, callId}, {u"by"_s, by}, {u"ms"_s, ms}});
    return true;
}

bool AgentSession::approveMcp(const QString &callId, bool approved)
{
    return d->send(u"mcp_tool_approval_result"_s, api::agentmessage::mcpApproval(callId, approved));
}

void AgentSession::useDevices(const QByteArray &microphone, const QByteArray &speaker)
{
    d->request.sound.microphone = microphone;
    d->request.sound.speaker = speaker;
    if (d->path && d->soundRuns)
        d->path->useDevices(microphone, speaker);
}

void AgentSession::setMuted(bool muted)
{
    if (std::exchange(d->muted, muted) == muted)
        return;
    if (d->isUnderWay())
        note(u"mute"_s, {{u"on"_s, muted}});
    d->applyMute();
    emit mutedChanged();
}

bool AgentSession::isMuted() const
{
    return d->muted;
}

void AgentSession::setPushToTalk(bool on)
{
    d->pushToTalk = on;
    d->talking = false;
    d->applyMute();
}

bool AgentSession::isPushToTalk() const
{
    return d->pushToTalk;
}

void AgentSession::setTalking(bool on)
{
    if (std::exchange(d->talking, on) == on)
        return;
    if (d->isUnderWay())
        note(u"talk"_s, {{u"on"_s, on}});
    d->applyMute();
}

void AgentSession::note(const QString &type, const QJsonObject &data)
{
    d->record({.atUs = d->now(), .direction = LogEntry::Direction::Local, .type = type, .data = data});
}

AgentSession::State AgentSession::state() const
{
    return d->state;
}

AgentSession::Activity AgentSession::activity() const
{
    return d->activity;
}

int AgentSession::attempt() const
{
    return d->attempt;
}

int AgentSession::attempts() const
{
    return d->request.reconnectTries;
}

const EventLog &AgentSession::log() const
{
    return d->log;
}

const Conversation &AgentSession::conversation() const
{
    return d->conversation;
}

const Timings &AgentSession::timings() const
{
    return d->timings;
}

const SessionRequest &AgentSession::request() const
{
    return d->request;
}

QString AgentSession::conversationId() const
{
    return d->conversation.conversationId();
}

duplex::SoundPath *AgentSession::soundPath() const
{
    return d->path;
}

duplex::Micros AgentSession::startedAt() const
{
    return d->startedAt;
}

qint64 AgentSession::elapsedUs() const
{
    return d->startedAt == 0 ? 0 : d->state == State::Ended ? d->endedUs : d->now();
}

int AgentSession::revealedChars(const ConversationItem &item) const
{
    if (item.soundTurn == 0 || item.heardUntilUs || !d->path)
        return item.revealedChars;
    return std::max(item.revealedChars,
                    d->conversation.charsHeardAfter(item, d->path->heardMs(item.soundTurn)));
}

const Result<void> &AgentSession::outcome() const
{
    return d->outcome;
}

} // namespace studio::agent
