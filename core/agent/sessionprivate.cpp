// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/agent/sessionprivate.h"

#include "core/agent/lineend.h"
#include "core/agent/words.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace studio::agent {

namespace {

constexpr auto kLongestRoute = 20s; ///< For the signed URL.
constexpr auto kLongestPlayOut = 60s;
constexpr auto kLongestGoodbye = 3s; ///< For the close frame and its answer.
constexpr auto kSteady = 10s; ///< A line that breaks sooner is not counted as mended.
constexpr unsigned long kThreadPatienceMs = 5000;

Error timedOut(const QString &message)
{
    Error error = Error::make(ErrorKind::Timeout, message);
    error.nextStep = tr("Start again. If it stays so, check the agent with its maker.");
    return error;
}

Error stillBusy()
{
    Error error =
        Error::make(ErrorKind::Busy, tr("All lines of the agent stayed busy."), u"longest wait in a queue"_s);
    error.nextStep = tr("Try again in a moment.");
    return error;
}

} // namespace

AgentSession::Private::Private(AgentSession *owner, net::Transport &net, const api::Dialect &to,
                               const SessionLimits &bounds)
    : q(owner), transport(net), dialect(to), limits(bounds)
{
    thread.setObjectName(u"agent line"_s);
    line = new AgentLine(soundGate);
    line->moveToThread(&thread);
    gate->line = line;
    connect(&thread, &QThread::finished, line, &QObject::deleteLater);
    connect(line, &AgentLine::received, q,
            [this](const LogEntry &entry, const api::AgentEvent &event) { takeEvent(entry, event); });
    connect(line, &AgentLine::noted, q, [this](const LogEntry &entry) {
        if (isUnderWay())
            record(entry);
    });
    connect(line, &AgentLine::opened, q, [this] { patience.start(limits.metadata); });
    connect(line, &AgentLine::ended, q, [this](int number, const Result<void> &how, int closeCode) {
        lineEnded(number, how, closeCode);
    });
    for (QTimer *timer : {&retryTimer, &patience, &thinkingTimer, &playOutTimer, &steadyTimer, &queueTimer})
        timer->setSingleShot(true);
    connect(&retryTimer, &QTimer::timeout, q, [this] { connectLine(); });
    connect(&patience, &QTimer::timeout, q, [this] {
        routeJob.cancel();
        lineEnded(connection, Unexpected(timedOut(tr("The agent does not answer."))), 0);
    });
    connect(&steadyTimer, &QTimer::timeout, q, [this] { attempt = 0; });
    connect(&queueTimer, &QTimer::timeout, q, [this] {
        if (state == State::Queued)
            finish(Unexpected(stillBusy()), u"failed"_s, 0);
    });
    connect(&thinkingTimer, &QTimer::timeout, q, [this] { setThinking(false); });
    connect(&playOutTimer, &QTimer::timeout, q, [this] {
        if (afterPlayOut)
            std::exchange(afterPlayOut, nullptr)();
    });
    thread.start(QThread::HighPriority);
}

AgentSession::Private::~Private()
{
    {
        const std::lock_guard lock(gate->mutex);
        gate->line = nullptr;
    }
    letLineUse(nullptr);
    q->disconnect();
    QObject::disconnect(line, nullptr, q, nullptr);
    if (path) {
        QObject::disconnect(path, nullptr, q, nullptr);
        if (soundRuns)
            path->stop();
    }
    routeJob.cancel();
    thread.quit();
    thread.wait(kThreadPatienceMs);
}

void AgentSession::Private::begin(const SessionRequest &asked, duplex::SoundPath *soundPath)
{
    request = asked;
    path = asked.overrides.textOnly ? nullptr : soundPath;
    log.clear();
    conversation = {};
    timings = {};
    outcome = {};
    soundTurns.clear();
    calls.clear();
    speaking = 0;
    attempt = 0;
    everLive = false;
    leaving = false;
    voice = false;
    thinking = false;
    talking = false;
    pushToTalk = asked.pushToTalk;
    activity = Activity::Listening;
    endedUs = 0;
    startedAt = duplex::now();
    state = State::Connecting;
    follow(path);
    letLineUse(path);
    local(
        u"session.start"_s,
        {{u"agentId"_s, asked.address.agentId},
         {u"agentName"_s, asked.agentName},
         {u"branchId"_s, asked.address.branchId},
         {u"versionId"_s, asked.address.versionId},
         {u"profile"_s, asked.profileName},
         {u"wallClock"_s, QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs)},
         {u"program"_s, QCoreApplication::applicationName() + u' ' + QCoreApplication::applicationVersion()},
         {u"way"_s, asked.address.wayName()},
         {u"textOnly"_s, asked.overrides.textOnly},
         {u"sound"_s, path != nullptr}});
    setState(State::Connecting);
    connectLine();
}

void AgentSession::Private::connectLine()
{
    ++connection;
    wasLive = false;
    haveFormats = false;
    formats.clear();
    takenCalls.clear();
    saidError.reset();
    if (state == State::Reconnecting)
        setState(State::Reconnecting, {{u"attempt"_s, attempt}, {u"of"_s, request.reconnectTries}});
    patience.start(kLongestRoute);
    JobOf<AgentRoute> *job = findRoute(request.address, transport, dialect);
    routeJob = job;
    job->then(q, [this, number = connection](const Result<AgentRoute> &route) {
        if (number != connection || (state != State::Connecting && state != State::Reconnecting))
            return;
        if (route)
            openRoute(*route);
        else if (!route.error().isCancelled())
            lineEnded(number, Unexpected(route.error()), 0);
    });
}

void AgentSession::Private::openRoute(const AgentRoute &route)
{
    patience.start(limits.handshake + 1s);
    AgentRoute trusted = route;
    trusted.certificateAuthorities = dialect.certificateAuthorities();
    const AgentLine::Setup setup{.connection = connection,
                                 .route = trusted,
                                 .initiation = api::agentmessage::initiation(
                                     {.overrides = request.overrides,
                                      .dynamicVariables = request.dynamicVariables,
                                      .customBody = request.customBody,
                                      .userId = request.userId,
                                      .version = QCoreApplication::applicationVersion().left(50)}),
                                 .startedAt = startedAt,
                                 .limits = limits};
    onLine([it = line, setup] { it->open(setup); });
}

void AgentSession::Private::takeEvent(const LogEntry &entry, const api::AgentEvent &event)
{
    if (!isUnderWay())
        return;
    using Kind = api::AgentEvent::Kind;
    if (event.kind == Kind::Audio) {
        const auto turn = entry.data.value("turn"_L1).toInteger();
        if (turn > 0) {
            soundTurns[turn].eventId = event.eventId;
            soundTurns[turn].ms += entry.data.value("ms"_L1).toDouble();
        }
    }
    record(entry);
    // What comes after the farewell opens no microphone and asks nobody.
    if (state == State::Ending)
        return;
    switch (event.kind) {
    case Kind::Metadata:
        takeMetadata(event);
        break;
    case Kind::QueueStatus:
        takeQueue(event);
        break;
    case Kind::ClientToolCall:
        takeTool(entry, event);
        break;
    case Kind::VadScore:
        emit q->vadScored(event.score);
        break;
    case Kind::ClientError:
        saidError = event;
        break;
    case Kind::UserTranscript:
        setThinking(!event.text.trimmed().isEmpty());
        break;
    case Kind::AgentResponse:
    case Kind::ChatPart:
        if (!path)
            setThinking(false);
        break;
    case Kind::Interruption:
        setThinking(false);
        break;
    default:
        break;
    }
}

void AgentSession::Private::takeMetadata(const api::AgentEvent &event)
{
    patience.stop();
    const api::AgentAudioFormat input = api::agentAudioFormat(event.userFormatName);
    const api::AgentAudioFormat output = api::agentAudioFormat(event.agentFormatName);
    if (path && (!input.isKnown() || !output.isKnown())) {
        Error error = Error::make(ErrorKind::Unsupported,
                                  tr("The agent's sound comes in a format this program does not know."),
                                  event.agentFormatName + u' ' + event.userFormatName);
        error.nextStep = tr("Set the agent to PCM or µ-law, or talk to it in text.");
        lineEnded(connection, Unexpected(error), 0);
        return;
    }
    // The same once more: what is being said goes on.
    const QString named = event.agentFormatName + u' ' + event.userFormatName;
    const bool isRepeated = std::exchange(formats, named) == named;
    local(u"session.formats"_s,
          {{u"inputRateHz"_s, input.sampleRateHz},
           {u"outputRateHz"_s, output.sampleRateHz},
           {u"input"_s, event.userFormatName},
           {u"output"_s, event.agentFormatName},
           {u"conversationId"_s, event.conversationId}});
    haveFormats = true;
    wasLive = true;
    everLive = true;
    if (path && !isRepeated) {
        duplex::SoundSetup setup = request.sound;
        setup.inputRateHz = input.sampleRateHz;
        setup.outputRateHz = output.sampleRateHz;
        emit q->formatsKnown(setup);
        startSound(setup);
    }
    onLine([it = line] { it->releaseSound(); });
    if (state != State::Queued && state != State::Live && state != State::Ending) {
        steadyTimer.start(kSteady);
        setState(State::Live);
    }
}

void AgentSession::Private::takeQueue(const api::AgentEvent &event)
{
    if (event.text == "waiting"_L1) {
        patience.stop();
        if (state == State::Connecting || state == State::Reconnecting || state == State::Live)
            setState(State::Queued);
    } else if (event.text == "admitted"_L1 && state == State::Queued) {
        if (haveFormats) {
            steadyTimer.start(kSteady);
            setState(State::Live);
        } else {
            patience.start(limits.metadata);
            setState(State::Connecting);
        }
    }
}

void AgentSession::Private::takeTool(const LogEntry &entry, const api::AgentEvent &event)
{
    // The same call again is the same call, also when it was answered.
    if (takenCalls.contains(event.tool.callId) || calls.contains(event.tool.callId))
        return;
    if (!event.tool.callId.isEmpty())
        takenCalls.insert(event.tool.callId);
    if (event.tool.expectsResponse)
        calls.insert(event.tool.callId, entry.atUs);
    emit q->toolCalled({.callId = event.tool.callId,
                        .name = event.tool.name,
                        .arguments = event.tool.parameters,
                        .eventId = event.eventId,
                        .expectsAnswer = event.tool.expectsResponse,
                        .atUs = entry.atUs});
}

void AgentSession::Private::lineEnded(int number, const Result<void> &how, int closeCode)
{
    if (number != connection || !isUnderWay() || retryTimer.isActive() || afterPlayOut)
        return;
    patience.stop();
    onLine([it = line] { it->drop(); });
    if (leaving) {
        finish({}, u"left"_s, closeCode);
        return;
    }
    const LineEnd end = judgeEnd(how, closeCode, saidError, request.address.way, wasLive);
    if (!end.error) {
        playOut({}, u"ended"_s, closeCode);
        return;
    }
    if (end.worthAnother || (everLive && !wasLive && end.error->kind != ErrorKind::Unsupported)) {
        lose(end, closeCode);
        return;
    }
    // What the agent still says when the service ends it politely, e.g. for its length, is heard.
    if (closeCode == 1000)
        playOut(Unexpected(*end.error), u"failed"_s, closeCode);
    else
        finish(Unexpected(*end.error), u"failed"_s, closeCode);
}

void AgentSession::Private::lose(const LineEnd &end, int closeCode)
{
    stopSound();
    steadyTimer.stop();
    calls.clear();
    setThinking(false);
    const bool refused = end.error->kind == ErrorKind::Auth || end.error->kind == ErrorKind::Forbidden
        || end.error->kind == ErrorKind::NotFound || end.error->kind == ErrorKind::Validation
        || end.error->kind == ErrorKind::Quota || end.error->kind == ErrorKind::Protocol;
    if (attempt >= request.reconnectTries || refused) {
        finish(Unexpected(*end.error), u"failed"_s, closeCode);
        return;
    }
    local(u"line.lost"_s, {{u"message"_s, end.error->message}, {u"closeCode"_s, closeCode}});
    ++attempt;
    setState(State::Reconnecting,
             {{u"attempt"_s, attempt}, {u"of"_s, request.reconnectTries}, {u"reason"_s, end.error->message}});
    // What was pasted is good for one connection; the next try will say so.
    const auto wait = std::min(limits.firstRetry * (1 << std::min(attempt - 1, 6)), limits.longestRetry);
    retryTimer.start(wait);
}

void AgentSession::Private::hangUp()
{
    leaving = true;
    patience.start(kLongestGoodbye);
    stopSound();
    setState(State::Ending);
    onLine([it = line] { it->close(); });
}

void AgentSession::Private::playOut(const Result<void> &how, const QString &outcomeName, int closeCode)
{
    const bool rest = path && soundRuns && !soundTurns.isEmpty();
    if (!rest) {
        finish(how, outcomeName, closeCode);
        return;
    }
    // Nobody listens any more, but the last words of the agent's are to be heard.
    setState(State::Ending);
    path->setMuted(true);
    afterPlayOut = [this, how, outcomeName, closeCode] { finish(how, outcomeName, closeCode); };
    double restMs = 0;
    for (auto it = soundTurns.cbegin(); it != soundTurns.cend(); ++it)
        restMs += std::max(0.0, it->ms - path->heardMs(it.key()));
    playOutTimer.start(std::min<std::chrono::milliseconds>(
        std::chrono::milliseconds(static_cast<qint64>(restMs)) + 1s, kLongestPlayOut));
}

void AgentSession::Private::finish(const Result<void> &how, const QString &outcomeName, int closeCode)
{
    for (QTimer *timer : {&retryTimer, &patience, &thinkingTimer, &playOutTimer, &steadyTimer, &queueTimer})
        timer->stop();
    afterPlayOut = nullptr;
    routeJob.cancel();
    ++connection; // whatever still comes of the old one is not listened to
    onLine([it = line] { it->drop(); });
    stopSound();
    letLineUse(nullptr);
    voice = false;
    thinking = false;
    outcome = how;
    local(u"session.end"_s,
          {{u"outcome"_s, outcomeName},
           {u"message"_s, how ? QString() : how.error().message},
           {u"nextStep"_s, how ? QString() : how.error().nextStep},
           {u"kind"_s, how ? QString() : errorKindName(how.error().kind)},
           {u"closeCode"_s, closeCode}});
    endedUs = now();
    calls.clear();
    state = State::Ended;
    emit q->stateChanged();
    emit q->ended(outcome);
}

} // namespace studio::agent
