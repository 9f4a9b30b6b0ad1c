// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/agenttalkcommand.h"

#include "core/audio/audiothread.h"
#include "core/duplex/devicesoundpath.h"
#include "core/scenario/witness.h"

#include <QLocale>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace studio::app {

using agent::AgentSession;

namespace {

/// An agent that says nothing for so long has nothing more to say, once there is nothing more to type.
constexpr auto kLastAnswer = 1500ms;

} // namespace

AgentTalkCommand::AgentTalkCommand(Application &application, Output &output, const TalkOptions &options)
    : Command(application, output), m_options(options), m_printer(output), m_waiting(output)
{
    m_limit.setSingleShot(true);
    connect(&m_limit, &QTimer::timeout, this, [this] { hangUp(Stop::Limit); });
    connect(&m_stdin, &StdinReader::lineRead, this, [this](const QString &line) {
        if (line.trimmed().isEmpty())
            return;
        m_lines.append(line);
        typeNext();
    });
    connect(&m_stdin, &StdinReader::ended, this, [this] {
        m_inputEnded = true;
        typeNext();
    });
    connect(&m_stdin, &StdinReader::broken, this,
            [this](const QString &reason) { endWith(Error::make(ErrorKind::Usage, reason)); });
}

AgentTalkCommand::~AgentTalkCommand() = default;

void AgentTalkCommand::start()
{
    if (const auto &problem = application().profiles.environmentError()) {
        endWith(*problem);
        return;
    }
    m_waiting.start();
    startLimit();
    m_profile = application().profiles.current();
    auto *opening = application().backends.open(m_profile);
    m_step = opening;
    opening->then(this, [this](const Result<account::Backend> &backend) {
        if (backend)
            resolve(*backend);
        else
            endWith(backend.error());
    });
}

void AgentTalkCommand::startLimit()
{
    if (m_options.forSeconds > 0)
        m_limit.start(std::chrono::milliseconds(qint64(m_options.forSeconds * 1000)));
}

void AgentTalkCommand::resolve(const account::Backend &backend)
{
    m_backend = backend;
    auto *job = resolveAgent(backend, m_options.agent, this);
    m_step = job;
    job->then(this, [this](const Result<scenario::Target> &target) {
        if (target)
            begin(*target);
        else
            endWith(target.error());
    });
}

void AgentTalkCommand::begin(const scenario::Target &target)
{
    m_session = std::make_unique<evidence::RecordedSession>(
        std::make_unique<AgentSession>(*m_backend.transport, m_backend.dialect),
        evidence::SessionArchive(application().dirs.data + u"/sessions"_s));
    connect(&m_session->session(), &AgentSession::logged, this,
            [this](const agent::LogEntry &entry) { m_printer.take(entry); });
    connect(&m_session->session(), &AgentSession::stateChanged, this, [this] {
        const AgentSession::State state = m_session->session().state();
        m_wasLive = m_wasLive || state == AgentSession::State::Live;
        if (state == AgentSession::State::Connecting || state == AgentSession::State::Reconnecting)
            m_waiting.start();
        else
            m_waiting.stop();
    });
    connect(m_session.get(), &evidence::RecordedSession::recordingFailed, this,
            [this](const Error &error) { out().note(error.message); });
    out().event(u"agent"_s, {{u"agent_id"_s, target.address.agentId}, {u"name"_s, target.name}});
    startLimit(); // looking the agent up takes nothing from the conversation
    if (m_options.say.isEmpty())
        talkLive(target);
    else
        runScript(target);
}

void AgentTalkCommand::runScript(const scenario::Target &target)
{
    scenario::Scenario script;
    script.name = tr("Talk");
    script.voice = m_options.voice;
    script.line = m_options.line;
    script.session.textOnly = m_options.textOnly;
    script.session.firstMessage = m_options.firstMessage;
    script.session.language = m_options.language;
    for (auto it = m_options.variables.begin(); it != m_options.variables.end(); ++it)
        script.session.dynamicVariables.insert(it.key(), it.value());
    script.session.customBody = m_options.customBody;
    for (const QString &text : std::as_const(m_options.say)) {
        scenario::Step say;
        say.kind = m_options.textOnly ? scenario::Step::Kind::Type : scenario::Step::Kind::Say;
        say.text = text;
        scenario::Step wait;
        wait.kind = scenario::Step::Kind::Wait;
        script.steps += {say, wait};
    }
    m_voices = callerVoices(application(), m_backend, m_profile);
    m_runner = std::make_unique<scenario::ScenarioRunner>(*m_session, m_voices.get());
    connect(m_runner.get(), &scenario::ScenarioRunner::finished, this, &AgentTalkCommand::scriptEnded);
    connect(m_session.get(), &evidence::RecordedSession::ended, this,
            [this](const Result<void> &outcome) { m_outcome = outcome; });
    m_runner->start(script,
                    {.address = target.address, .agentName = target.name, .profileName = m_profile.name});
}

void AgentTalkCommand::talkLive(const scenario::Target &target)
{
    agent::SessionRequest request;
    request.address = target.address;
    request.agentName = target.name;
    request.profileName = m_profile.name;
    request.overrides.textOnly = m_options.textOnly;
    if (!m_options.firstMessage.isEmpty())
        request.overrides.firstMessage = m_options.firstMessage;
    if (!m_options.language.isEmpty())
        request.overrides.language = m_options.language;
    for (auto it = m_options.variables.begin(); it != m_options.variables.end(); ++it)
        request.dynamicVariables.insert(it.key(), it.value());
    request.customBody = m_options.customBody;
    agent::ToolRule rule;
    rule.tool = u"*"_s;
    rule.body = u"{}"_s;
    m_session->tools().setRules({rule});
    connect(m_session.get(), &evidence::RecordedSession::ended, this,
            [this](const Result<void> &outcome) { m_outcome = outcome; });
    connect(m_session.get(), &evidence::RecordedSession::recorded, this,
            [this] { report(m_outcome, m_session->id()); });
    connect(&m_session->session(), &AgentSession::stateChanged, this, [this] {
        if (m_session->session().state() == AgentSession::State::Live)
            typeNext();
    });
    std::unique_ptr<duplex::SoundPath> path;
    if (m_options.textOnly) {
        m_stdin.start();
    } else {
        path = std::make_unique<duplex::DeviceSoundPath>(std::make_shared<audio::AudioThread>());
        out().note(tr("Speak. Ctrl+C ends the conversation."));
    }
    m_session->start(request, std::move(path));
}

void AgentTalkCommand::typeNext()
{
    if (!m_session || m_isEnding || m_session->session().state() != AgentSession::State::Live)
        return;
    for (const QString &line : std::exchange(m_lines, {}))
        m_session->session().sendText(line);
    if (!m_inputEnded)
        return;
    // The last answer is waited for, not cut off.
    const AgentSession &session = m_session->session();
    const scenario::Witness seen(session.log().entries(), 0);
    const qint64 asked = seen.typedUs().value_or(0);
    const scenario::Witness since(session.log().entries(), asked);
    if (since.isSettled(session.elapsedUs(), std::chrono::microseconds(kLastAnswer).count())
        || session.elapsedUs() - asked > 30'000'000)
        hangUp();
    else
        QTimer::singleShot(200ms, this, &AgentTalkCommand::typeNext);
}

void AgentTalkCommand::hangUp(Stop why)
{
    if (std::exchange(m_isEnding, true))
        return;
    m_stop = why;
    if (m_runner)
        m_runner->stop();
    else if (m_session && m_session->isRunning())
        m_session->end();
    else if (why == Stop::Limit)
        nobodyAnswered();
    else
        end(ExitStatus::Cancelled);
}

void AgentTalkCommand::cancel()
{
    m_step.cancel();
    if (!m_session) {
        end(ExitStatus::Cancelled);
        return;
    }
    hangUp(Stop::User);
}

void AgentTalkCommand::nobodyAnswered()
{
    Error error = Error::make(ErrorKind::Timeout, tr("The agent did not answer within the time of --for."));
    error.nextStep = tr("Give it more time, or check the agent with its maker.");
    endWith(error);
}

void AgentTalkCommand::scriptEnded(const scenario::RunResult &result)
{
    if (result.session.isEmpty()) { // there was no conversation
        if (m_stop == Stop::Limit)
            nobodyAnswered();
        else if (m_runner->problem() && m_stop == Stop::None)
            endWith(*m_runner->problem());
        else
            end(ExitStatus::Cancelled);
        return;
    }
    if (m_outcome && m_stop != Stop::User) {
        if (const scenario::StepResult *failure = result.firstFailure()) {
            report(Unexpected(Error::make(ErrorKind::Protocol, failure->reason)), result.session);
            return;
        }
    }
    report(m_outcome, result.session);
}

void AgentTalkCommand::report(const Result<void> &outcome, const QString &session)
{
    const AgentSession &talked = m_session->session();
    const agent::Timings &timings = talked.timings();
    QJsonObject result{{u"session"_s, session},
                       {u"folder"_s, m_session->folder()},
                       {u"conversation_id"_s, talked.conversationId()},
                       {u"seconds"_s, double(talked.elapsedUs()) / 1e6},
                       {u"turns"_s, timings.turns().size()},
                       {u"interruptions"_s, timings.bargeIns().size()}};
    if (timings.medianMs())
        result.insert(u"median_reply_ms", *timings.medianMs());
    out().result(result);
    QString facts = tr("%n turn(s)", nullptr, int(timings.turns().size()));
    if (timings.medianMs())
        facts +=
            u"  "_s + tr("median reply %1 s").arg(QLocale().toString(*timings.medianMs() / 1000, 'f', 2));
    out().note(facts);
    out().note(tr("Recorded in %1.").arg(m_session->folder()));
    // Ctrl+C is how one hangs up oneself, but a script was not to end there.
    if (!outcome)
        endWith(outcome.error());
    else if (m_stop == Stop::User && (m_runner || !m_wasLive))
        end(ExitStatus::Cancelled);
    else if (m_stop == Stop::Limit && !m_wasLive)
        nobodyAnswered();
    else
        end();
}

} // namespace studio::app
