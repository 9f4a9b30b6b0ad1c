// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/scenariorunner.h"

#include "core/duplex/virtualsoundpath.h"
#include "core/scenario/linepath.h"
#include "core/scenario/scenariofile.h"
#include "core/scenario/scenariotext.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace studio::scenario {

using agent::AgentSession;
using agent::LogEntry;
using Outcome = RunResult::Outcome;
using StepState = StepResult::State;

namespace {

agent::ToolRule ruleOf(const QString &tool, const ToolStub &stub)
{
    agent::ToolRule rule;
    rule.tool = tool;
    rule.delay = std::chrono::milliseconds(stub.delayMs);
    rule.asError = !stub.error.isEmpty();
    if (rule.asError) {
        rule.body = stub.error;
    } else if (stub.result.isString()) {
        rule.way = agent::ToolRule::Way::Template;
        rule.body = stub.result.toString();
    } else {
        rule.way = agent::ToolRule::Way::Json;
        const QByteArray text = QJsonDocument(QJsonArray{stub.result}).toJson(QJsonDocument::Compact);
        rule.body = QString::fromUtf8(text.sliced(1, text.size() - 2));
    }
    return rule;
}

api::AgentOverrides overridesOf(const SessionWish &wish)
{
    const auto set = [](const QString &text) {
        return text.isEmpty() ? std::nullopt : std::optional<QString>(text);
    };
    api::AgentOverrides overrides;
    overrides.firstMessage = set(wish.firstMessage);
    overrides.language = set(wish.language);
    overrides.prompt = set(wish.prompt);
    overrides.modelId = set(wish.modelId);
    overrides.voiceId = set(wish.voiceId);
    overrides.textOnly = wish.textOnly;
    return overrides;
}

/// As the log keeps what was sent: variables that are marked secret stay out.
QJsonObject forTheRecord(const Scenario &scenario)
{
    QJsonObject definition = QJsonDocument::fromJson(writeScenario(scenario)).object();
    for (const QString &key : {u"session"_s, u"variables"_s}) {
        if (definition.contains(key))
            definition.insert(key, agent::withoutSecrets(definition.value(key).toObject()));
    }
    return definition;
}

} // namespace

ScenarioRunner::ScenarioRunner(evidence::RecordedSession &session, CallerVoices *voices, QObject *parent)
    : QObject(parent), m_session(session), m_voices(voices)
{
    m_tick.setTimerType(Qt::PreciseTimer);
    m_tick.setInterval(10ms);
    connect(&m_tick, &QTimer::timeout, this, &ScenarioRunner::advance);
    connect(&m_session.session(), &AgentSession::logged, this, &ScenarioRunner::take);
    connect(&m_session.session(), &AgentSession::stateChanged, this, &ScenarioRunner::sessionChanged);
    connect(&m_session.session(), &AgentSession::formatsKnown, this,
            [this](const duplex::SoundSetup &setup) { m_rateHz = setup.inputRateHz; });
    connect(&m_session, &evidence::RecordedSession::ended, this, &ScenarioRunner::conversationEnded);
    connect(&m_session, &evidence::RecordedSession::recorded, this, [this] {
        if (m_phase == Phase::Ending && m_over)
            conclude();
    });
}

ScenarioRunner::~ScenarioRunner()
{
    if (m_phase != Phase::Idle && m_phase != Phase::Done) {
        m_session.session().disconnect(this);
        m_session.release();
        m_session.end();
    }
}

void ScenarioRunner::setPhase(Phase phase)
{
    if (m_phase == phase)
        return;
    m_phase = phase;
    emit phaseChanged();
}

qint64 ScenarioRunner::nowUs() const
{
    return m_session.session().elapsedUs();
}

void ScenarioRunner::start(const Scenario &whole, const RunSetup &setup)
{
    if (m_phase != Phase::Idle)
        return;
    m_scenario = whole;
    m_setup = setup;
    m_variables = whole.variables;
    m_result.scenario = whole.name;
    m_result.agentId = setup.address.agentId;
    m_result.agentName = setup.agentName;
    m_result.round = setup.round;
    m_result.startedAt = QDateTime::currentDateTimeUtc();
    const Result<QList<PlannedStep>> plan = planOf(whole.steps);
    if (plan)
        m_plan = *plan;
    for (const PlannedStep &planned : std::as_const(m_plan)) {
        StepResult step;
        step.index = int(m_result.steps.size());
        step.kind = planned.step.kind;
        Variables known = m_variables;
        known.insert(planned.bindings);
        Step shown = planned.step;
        if (const Result<Step> filled = filledIn(planned.step, known))
            shown = *filled;
        step.text = describe(shown);
        m_result.steps.append(step);
    }
    setPhase(Phase::Preparing);
    m_preparation = new Preparation(m_voices, whole.voice, setup.folder, this);
    connect(m_preparation, &Preparation::finished, this, [this](const Result<void> &outcome) {
        if (m_phase == Phase::Preparing) {
            if (outcome)
                connectAgent();
            else
                conversationEnded(outcome);
            return;
        }
        m_fetching = false;
        if (!outcome && m_phase == Phase::Running)
            (void)giveUp(outcome.error().message);
        advance();
    });
    if (!plan) {
        QTimer::singleShot(0, this, [this, error = plan.error()] { conversationEnded(Unexpected(error)); });
        return;
    }
    m_preparation->prepare(whole.session.textOnly ? QList<PlannedStep>() : m_plan, m_variables);
}

void ScenarioRunner::connectAgent()
{
    setPhase(Phase::Connecting);
    agent::SessionRequest request;
    request.address = m_setup.address;
    request.agentName = m_setup.agentName;
    request.profileName = m_setup.profileName;
    request.overrides = overridesOf(m_scenario.session);
    request.dynamicVariables = m_scenario.session.dynamicVariables;
    request.customBody = m_scenario.session.customBody;
    request.userId = m_scenario.session.userId;
    // A line that breaks is a result; mending it would hide it.
    request.reconnectTries = 0;
    QList<agent::ToolRule> rules;
    for (auto it = m_scenario.tools.constBegin(); it != m_scenario.tools.constEnd(); ++it)
        rules.append(ruleOf(it.key(), it.value()));
    if (!m_scenario.tools.contains(u"*"_s))
        rules.append(ruleOf(u"*"_s, {.result = u"{}"_s, .error = {}, .delayMs = 0}));
    m_session.tools().setRules(rules);

    std::unique_ptr<duplex::SoundPath> path;
    if (!m_scenario.session.textOnly) {
        auto caller = std::make_unique<duplex::VirtualSoundPath>();
        m_caller = caller.get();
        path = std::make_unique<LinePath>(std::move(caller), m_scenario.line.value_or(LineSettings{}));
    }
    m_session.hold();
    m_session.start(request, std::move(path));
}

void ScenarioRunner::sessionChanged()
{
    const AgentSession::State state = m_session.session().state();
    if (state != AgentSession::State::Live || m_phase != Phase::Connecting)
        return;
    m_liveUs = nowUs();
    m_result.conversationId = m_session.session().conversationId();
    QJsonArray texts;
    for (const StepResult &step : std::as_const(m_result.steps))
        texts.append(step.text);
    m_session.session().note(u"scenario.begin"_s,
                             {{u"name"_s, m_scenario.name},
                              {u"round"_s, m_setup.round},
                              {u"steps"_s, m_plan.size()},
                              {u"texts"_s, texts},
                              {u"line"_s, lineText(m_scenario.line.value_or(LineSettings{}))}});
    setPhase(Phase::Running);
    m_tick.start();
    advance();
}

void ScenarioRunner::take(const LogEntry &entry)
{
    if (m_phase == Phase::Idle || m_phase == Phase::Done)
        return;
    m_seen.take(entry);
    // Not from within the session's own work.
    if (m_phase == Phase::Running && entry.direction != LogEntry::Direction::Out
        && entry.type != "scenario.step"_L1)
        QMetaObject::invokeMethod(this, &ScenarioRunner::advance, Qt::QueuedConnection);
}

void ScenarioRunner::stop()
{
    if (m_phase == Phase::Idle || m_phase == Phase::Done || m_stopped)
        return;
    m_stopped = true;
    m_preparation->cancel();
    if (m_phase == Phase::Preparing) {
        conversationEnded(Unexpected(Error::cancelled()));
        return;
    }
    hangUp();
}

void ScenarioRunner::hangUp()
{
    m_tick.stop();
    skipRest();
    setPhase(Phase::Ending);
    if (m_over)
        return;
    m_session.end();
}

void ScenarioRunner::skipRest()
{
    for (StepResult &step : m_result.steps) {
        if (step.state == StepState::Waiting || step.state == StepState::Running) {
            step.state = StepState::Skipped;
            if (m_liveUs >= 0)
                note(step);
            emit stepChanged(step.index);
        }
    }
    m_at = int(m_plan.size());
}

void ScenarioRunner::conversationEnded(const Result<void> &outcome)
{
    if (m_phase == Phase::Idle || m_phase == Phase::Done || m_over)
        return;
    const bool began = m_liveUs >= 0;
    m_over = true;
    if (m_phase == Phase::Running && outcome) {
        // What is expected of the end can be judged now.
        advance();
        if (m_phase == Phase::Running)
            hangUp();
    }
    m_tick.stop();
    skipRest();
    if (m_stopped) {
        m_result.outcome = Outcome::Cancelled;
    } else if (!outcome) {
        m_problem = outcome.error();
        m_result.outcome = Outcome::Broken;
        m_result.problem = outcome.error().message;
        if (!outcome.error().nextStep.isEmpty())
            m_result.problem += u' ' + outcome.error().nextStep;
        m_result.problemKind = errorKindName(outcome.error().kind);
    } else if (m_result.count(StepState::Failed) > 0) {
        m_result.outcome = Outcome::Failed;
    } else if (m_result.count(StepState::Skipped) > 0) {
        m_result.outcome = Outcome::Broken;
        m_result.problem = began ? ScenarioText::tr("The conversation was over before all steps were taken.")
                                 : ScenarioText::tr("There was no conversation.");
        m_result.problemKind = errorKindName(ErrorKind::Protocol);
    }
    const AgentSession &session = m_session.session();
    const bool hasRecord = m_phase != Phase::Preparing && !m_session.id().isEmpty();
    m_result.seconds = double(m_result.startedAt.msecsTo(QDateTime::currentDateTimeUtc())) / 1000;
    m_result.credits = m_preparation->credits();
    setPhase(Phase::Ending);
    if (!hasRecord) {
        QTimer::singleShot(0, this, &ScenarioRunner::conclude);
        return;
    }
    m_result.seconds = double(session.elapsedUs()) / 1e6;
    m_result.session = m_session.id();
    m_result.turns = int(session.timings().turns().size());
    m_result.medianReplyMs = session.timings().medianMs().value_or(-1);
    if (const int slowest = session.timings().slowest(); slowest >= 0)
        m_result.slowestReplyMs = session.timings().turns().at(slowest).replyMs().value_or(-1);
    for (const agent::BargeIn &bargeIn : session.timings().bargeIns())
        m_result.slowestStopMs = std::max(m_result.slowestStopMs, bargeIn.voiceToSilenceMs.value_or(-1));
    m_result.transcript = transcriptOf(session.conversation());
    QJsonObject attached = toJson(m_result);
    attached.insert(u"name", m_scenario.name);
    attached.insert(u"definition", forTheRecord(m_scenario));
    m_session.attach(QString::fromLatin1(evidence::kScenarioFile), QJsonDocument(attached).toJson());
    m_session.release();
}

void ScenarioRunner::conclude()
{
    if (std::exchange(m_setAside, true))
        return;
    setPhase(Phase::Done);
    emit finished(m_result);
}

void ScenarioRunner::note(const StepResult &step)
{
    m_session.session().note(u"scenario.step"_s,
                             {{u"index"_s, step.index},
                              {u"text"_s, step.text},
                              {u"state"_s, stateName(step.state)},
                              {u"detail"_s, step.reason}});
}

QString transcriptOf(const agent::Conversation &conversation)
{
    using ItemKind = agent::ConversationItem::Kind;
    QStringList lines;
    for (const agent::ConversationItem &item : conversation.items()) {
        if (item.kind == ItemKind::Tool) {
            QString line = ScenarioText::tr("Tool: %1 %2").arg(item.toolName, item.arguments.simplified());
            if (!item.result.isEmpty())
                line += u" → "_s + item.result.simplified().left(500);
            lines.append(line);
        } else if (item.text.isEmpty() || item.kind == ItemKind::System) {
            continue;
        } else if (item.kind == ItemKind::Agent) {
            const QString text = item.correctedText.isEmpty() ? item.text : item.correctedText;
            lines.append(item.interruptedAfterMs < 0 ? ScenarioText::tr("Agent: %1").arg(text)
                                                     : ScenarioText::tr("Agent (interrupted): %1").arg(text));
        } else if (item.kind == ItemKind::User) {
            lines.append(ScenarioText::tr("Caller: %1").arg(item.text));
        } else {
            lines.append(ScenarioText::tr("Context: %1").arg(item.text));
        }
    }
    return lines.join(u'\n');
}

} // namespace studio::scenario
