// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/agent/livecontrol.h"

#include "core/account/account.h"
#include "core/settings/settingsstore.h"
#include "ui/agent/agentdirectory.h"
#include "ui/agent/agentoptions.h"
#include "ui/agent/agentsettings.h"
#include "ui/agent/shownsession.h"
#include "ui/widgets/audiosettings.h"

#include <chrono>
#include <cmath>
#include <utility>

using namespace Qt::StringLiterals;

namespace studio::ui {

namespace {

using agent::AgentSession;
using evidence::RecordedSession;

constexpr auto kSecond = std::chrono::milliseconds(1000);
/// Words appear as they are heard; faster than this nobody reads.
constexpr auto kRevealEvery = std::chrono::milliseconds(80);
/// The service charges conversations by the minute and does not say the price beforehand. This is what its
/// plans come to; shown with ≈.
constexpr double kCreditsAMinute = 600;

} // namespace

LiveControl::LiveControl(const AgentServices &services, ShownSession &shown, AgentDirectory &directory,
                         AgentOptionsStore &options, QObject *parent)
    : QObject(parent), m_services(services), m_shown(shown), m_directory(directory), m_options(options)
{
    connect(&services.settings, &settings::SettingsStore::changed, this, [this](const QString &key) {
        const bool device =
            key == QLatin1StringView(kInputDevice.key) || key == QLatin1StringView(kOutputDevice.key);
        if (device && m_running && m_current && m_current->path() && !isFollowing())
            m_current->session().useDevices(m_services.settings.get(kInputDevice),
                                            m_services.settings.get(kOutputDevice));
    });
    m_second.setInterval(kSecond);
    connect(&m_second, &QTimer::timeout, this, &LiveControl::ticked);
    m_reveal.setInterval(kRevealEvery);
    connect(&m_reveal, &QTimer::timeout, &shown, &ShownSession::tellRevealed);
}

LiveControl::~LiveControl()
{
    // What is shown was made before this and is gone before it.
    if (m_current) {
        m_current->disconnect(this);
        m_current->session().disconnect(this);
    }
}

AgentSession *LiveControl::session() const
{
    return m_current ? &m_current->session() : nullptr;
}

bool LiveControl::isRunning() const
{
    return m_starting || m_running || m_reserved;
}

LiveControl::State LiveControl::state() const
{
    if (m_starting || isAwaiting())
        return State::Connecting;
    return m_running && session() ? session()->state() : m_current ? State::Ended : State::Idle;
}

LiveControl::Activity LiveControl::activity() const
{
    return session() ? session()->activity() : Activity::Listening;
}

bool LiveControl::isMuted() const
{
    return m_running && session() && session()->isMuted();
}

bool LiveControl::isPushToTalk() const
{
    return m_running && session() ? session()->isPushToTalk() : m_services.settings.get(kPushToTalk);
}

qint64 LiveControl::elapsedMs() const
{
    return session() ? session()->elapsedUs() / 1000 : 0;
}

QString LiveControl::stateText() const
{
    if (isAwaiting())
        return tr("Preparing…");
    switch (state()) {
    case State::Idle:
        return tr("Ready");
    case State::Connecting:
        return tr("Connecting…");
    case State::Queued:
        return tr("Waiting in line…");
    case State::Reconnecting:
        return tr("Reconnecting… %1 of %2").arg(session()->attempt()).arg(session()->attempts());
    case State::Ending:
        return tr("Ending…");
    case State::Ended:
        return tr("Ended");
    case State::Live:
        break;
    }
    if (isMuted())
        return tr("Muted");
    switch (activity()) {
    case Activity::HearingYou:
        return tr("Hearing you");
    case Activity::Thinking:
        return tr("Thinking");
    case Activity::Speaking:
        return tr("Speaking");
    case Activity::Listening:
        break;
    }
    if (isPushToTalk() && !m_talking)
        return tr("Hold to talk");
    return tr("Listening");
}

qint64 LiveControl::creditsAMinute() const
{
    return m_services.account.profile().dialect == profiles::DialectKind::Sandbox ? 0
                                                                                  : qint64(kCreditsAMinute);
}

qint64 LiveControl::estimatedCredits() const
{
    return m_costsMoney ? std::llround(std::ceil(double(elapsedMs()) / 60'000 * kCreditsAMinute)) : 0;
}

void LiveControl::start()
{
    if (isRunning())
        return;
    m_problem.reset();
    m_starting = true;
    emit changed();
    JobOf<agent::AgentAddress> *job = m_directory.address(this);
    m_finding = job;
    job->then(this, [this](const Result<agent::AgentAddress> &address) {
        if (!m_starting)
            return;
        m_starting = false;
        if (address) {
            launch(*address);
            return;
        }
        if (!address.error().isCancelled()) {
            m_problem = address.error();
            emit failed(address.error());
        }
        emit changed();
        emit becameIdle();
    });
}

void LiveControl::launch(const agent::AgentAddress &address)
{
    const auto &backend = m_services.account.backend();
    const KnownAgent *chosen = m_directory.chosen();
    if (!backend || !chosen) {
        m_problem = m_services.account.problem().value_or(
            Error::make(ErrorKind::Network, tr("There is no connection to the service yet.")));
        emit failed(*m_problem);
        emit changed();
        emit becameIdle();
        return;
    }
    m_agentKey = chosen->key;
    const AgentOptions options = m_options.of(m_agentKey);
    agent::SessionRequest request;
    request.address = address;
    request.agentName = chosen->name;
    request.profileName = m_services.account.profile().name;
    request.overrides = options.overrides;
    request.dynamicVariables = options.variables;
    request.userId = options.userId;
    request.pushToTalk = m_services.settings.get(kPushToTalk);
    request.sound.microphone = m_services.settings.get(kInputDevice);
    request.sound.speaker = m_services.settings.get(kOutputDevice);
    request.sound.cancelEcho = m_services.settings.get(kCancelEcho);
    request.sound.suppressNoise = m_services.settings.get(kSuppressNoise);

    disconnectSession();
    m_own = std::make_unique<RecordedSession>(
        std::make_unique<AgentSession>(*backend->transport, backend->dialect),
        evidence::SessionArchive(m_services.dirs.data + u"/sessions"_s));
    m_own->tools().setRules(options.rules);
    m_own->tools().setRecorded(options.recorded);
    m_own->tools().setRecording(options.recordsAnswers);
    m_costsMoney = m_services.account.profile().dialect != profiles::DialectKind::Sandbox;
    connectSession(*m_own);
    std::unique_ptr<duplex::SoundPath> sound;
    if (!options.overrides.textOnly && m_services.makeSound)
        sound = m_services.makeSound();
    if (sound)
        connect(sound.get(), &duplex::SoundPath::levelMeasured, this, &LiveControl::levelMeasured);
    m_own->start(request, std::move(sound));
}

void LiveControl::setReserved(bool reserved)
{
    if (std::exchange(m_reserved, reserved) == reserved)
        return;
    emit changed();
    if (!isRunning())
        emit becameIdle();
}

void LiveControl::follow(RecordedSession &session)
{
    if (m_starting || m_running)
        return;
    m_problem.reset();
    m_agentKey.clear();
    m_costsMoney = m_services.account.profile().dialect != profiles::DialectKind::Sandbox;
    disconnectSession();
    connectSession(session);
    connect(&session.session(), &AgentSession::formatsKnown, this, [this] {
        if (m_current && m_current->path())
            connect(m_current->path(), &duplex::SoundPath::levelMeasured, this, &LiveControl::levelMeasured,
                    Qt::UniqueConnection);
    });
}

void LiveControl::connectSession(RecordedSession &recorded)
{
    m_current = &recorded;
    m_running = true;
    m_talking = false;
    AgentSession *session = &recorded.session();
    m_shown.show(ShownSession::Kind::Live);
    m_shown.setRevealer(
        [session](const agent::ConversationItem &item) { return session->revealedChars(item); });
    connect(session, &AgentSession::logged, &m_shown, &ShownSession::append);
    connect(session, &AgentSession::stateChanged, this, [this] {
        // Who still holds the key when the line is there again presses it anew: nobody talks unawares.
        if (!isLive())
            setTalking(false);
        emit changed();
    });
    connect(session, &AgentSession::activityChanged, this, [this] {
        if (activity() == Activity::Speaking)
            m_reveal.start();
        emit changed();
    });
    connect(session, &AgentSession::mutedChanged, this, &LiveControl::changed);
    connect(&recorded, &RecordedSession::ended, this, &LiveControl::takeEnd);
    connect(&recorded, &RecordedSession::recorded, this, [this](const Result<evidence::SessionInfo> &info) {
        if (info)
            emit kept(*info);
        else
            emit failed(info.error());
    });
    connect(&recorded, &RecordedSession::recordingFailed, this, &LiveControl::failed);
    m_second.start();
    m_reveal.start();
    emit began();
    emit changed();
}

void LiveControl::disconnectSession()
{
    m_shown.setRevealer({});
    if (m_current) {
        m_current->disconnect(this);
        m_current->session().disconnect(this);
        m_current->session().disconnect(&m_shown);
    }
    m_current.clear();
}

void LiveControl::end()
{
    if (m_reserved)
        emit stopRequested();
    if (m_starting) {
        m_starting = false;
        m_finding.cancel();
        emit changed();
        emit becameIdle();
        return;
    }
    if (m_running && m_current)
        m_current->end();
}

void LiveControl::takeEnd(const Result<void> &outcome)
{
    m_running = false;
    m_talking = false;
    m_second.stop();
    m_reveal.stop();
    if (!outcome)
        m_problem = outcome.error();
    keepAnswers();
    m_shown.setKind(ShownSession::Kind::Ended);
    emit ended(outcome);
    emit changed();
    if (!isRunning())
        emit becameIdle();
}

/// What was answered while recording is there the next time.
void LiveControl::keepAnswers()
{
    if (m_agentKey.isEmpty() || !m_own || !m_own->tools().isRecording())
        return;
    AgentOptions options = m_options.of(m_agentKey);
    options.recorded = m_own->tools().recorded();
    m_options.set(m_agentKey, options);
}

void LiveControl::sendText(const QString &text)
{
    if (isLive())
        session()->sendText(text);
}

void LiveControl::sendTone(QChar key)
{
    if (isLive())
        session()->sendTone(key);
}

void LiveControl::sendContext(const QString &text)
{
    if (isLive())
        session()->sendContext(text);
}

void LiveControl::sendFeedback(qint64 eventId, api::AgentScore score)
{
    if (isLive())
        session()->sendFeedback(eventId, score);
}

void LiveControl::typing()
{
    if (isLive())
        session()->sendActivity();
}

void LiveControl::setMuted(bool muted)
{
    if (m_running && session())
        session()->setMuted(muted);
}

void LiveControl::setPushToTalk(bool on)
{
    m_services.settings.set(kPushToTalk, on);
    if (m_running && session())
        session()->setPushToTalk(on);
    emit changed();
}

void LiveControl::setTalking(bool on)
{
    // Letting go counts at any time, or the microphone would open by itself once the line is mended.
    if ((on && !isLive()) || std::exchange(m_talking, on) == on)
        return;
    // Held without push to talk: as if it were on for as long.
    if (on && !session()->isPushToTalk())
        session()->setPushToTalk(true);
    session()->setTalking(on);
    if (!on && !m_services.settings.get(kPushToTalk))
        session()->setPushToTalk(false);
    emit changed();
}

void LiveControl::answerTool(const QString &callId, const QString &result, bool isError)
{
    if (m_running && m_current)
        m_current->tools().answer(callId, result, isError);
}

} // namespace studio::ui
