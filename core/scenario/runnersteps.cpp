// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/duplex/virtualsoundpath.h"
#include "core/scenario/scenariorunner.h"
#include "core/scenario/scenariotext.h"

#include <QLocale>

using namespace Qt::StringLiterals;

namespace studio::scenario {

// The steps themselves, one at a time: beginStep() fills in what is known, then takeStep() is asked again and
// again until the step is done.

using Kind = Step::Kind;
using StepState = StepResult::State;

namespace {

constexpr qint64 kMs = 1000;
/// So long an agent must have been silent before a polite caller speaks.
constexpr qint64 kPolite = 350 * kMs;
constexpr qint64 kPoliteInText = 120 * kMs;
/// An agent that says nothing by itself is not waited for.
constexpr qint64 kGreetingWait = 2500 * kMs;
/// A caller does not wait for an answer for ever, nor for the end of a speech.
constexpr qint64 kPatience = 9000 * kMs;
constexpr qint64 kLongestSpeech = 90'000 * kMs;
constexpr qint64 kAnswerWait = 20'000 * kMs;
/// Between two keys.
constexpr qint64 kKeyGap = 240 * kMs;

QString inSeconds(qint64 us)
{
    return ScenarioText::tr("%1 s").arg(QLocale().toString(double(us) / 1e6, 'f', 1));
}

} // namespace

Variables ScenarioRunner::variables() const
{
    Variables known = m_variables;
    known.insert(m_plan.at(m_at).bindings);
    return known;
}

void ScenarioRunner::advance()
{
    if (m_inAdvance || m_phase != Phase::Running)
        return;
    m_inAdvance = true;
    while (m_phase == Phase::Running && m_at < m_plan.size() && takeStep() == Advance::Next) { }
    m_inAdvance = false;
    if (m_phase == Phase::Running && m_at >= m_plan.size())
        hangUp();
}

ScenarioRunner::Advance ScenarioRunner::takeStep()
{
    if (!m_begun) {
        beginStep();
        if (!m_begun)
            return Advance::Next; // could not even begin
    }
    if (isExpectation(m_step.kind))
        return expect();
    if (m_over)
        return giveUp(m_seen.agentEndedIt() ? ScenarioText::tr("The agent had ended the conversation.")
                                            : ScenarioText::tr("The conversation was over."));
    switch (m_step.kind) {
    case Kind::Say:
    case Kind::Play:
        return say();
    case Kind::Interrupt:
        return interrupt();
    case Kind::Type:
    case Kind::Tones:
        return typeOrPress();
    case Kind::Wait:
        return awaitAgent();
    default:
        return otherStep();
    }
}

void ScenarioRunner::beginStep()
{
    StepResult &result = m_result.steps[m_at];
    m_acting = false;
    m_fetching = false;
    m_keysSent = 0;
    m_beganUs = nowUs();
    result.atUs = m_beganUs;
    const Result<Step> filled = filledIn(m_plan.at(m_at).step, variables());
    if (!filled) {
        (void)giveUp(filled.error().message);
        return;
    }
    m_step = *filled;
    m_begun = true;
    result.text = describe(m_step);
    result.state = StepState::Running;
    note(result);
    emit stepChanged(m_at);
}

ScenarioRunner::Advance ScenarioRunner::endStep(StepState state, const QString &reason, double ms)
{
    const int index = m_at;
    StepResult &result = m_result.steps[index];
    result.state = state;
    result.reason = reason;
    result.ms = ms;
    result.tookUs = nowUs() - m_beganUs;
    m_begun = false;
    ++m_at;
    note(result);
    emit stepChanged(index);
    return Advance::Next;
}

ScenarioRunner::Advance ScenarioRunner::giveUp(const QString &reason)
{
    if (m_at >= m_plan.size())
        return Advance::Stay;
    (void)endStep(StepState::Failed, reason);
    hangUp();
    return Advance::Stay;
}

void ScenarioRunner::beginTurn()
{
    m_hadTurn = true;
    m_turnKind = m_step.kind;
    m_acting = true;
    m_actingUs = nowUs();
    m_seen = m_seen.from(m_actingUs);
}

bool ScenarioRunner::mayTalk() const
{
    const bool textOnly = m_scenario.session.textOnly;
    if (m_seen.isSettled(nowUs(), textOnly ? kPoliteInText : kPolite))
        return true;
    const qint64 waited = nowUs() - m_beganUs;
    if (m_seen.speakingSinceUs())
        return waited > kLongestSpeech;
    if (!m_hadTurn && !m_seen.hasAnswered())
        return nowUs() - m_liveUs > kGreetingWait;
    // Silence needs no answer.
    if (m_turnKind == Kind::Silence && !m_seen.hasAnswered() && m_seen.tools().isEmpty())
        return true;
    return waited > kPatience;
}

ScenarioRunner::Advance ScenarioRunner::say()
{
    if (m_scenario.session.textOnly) {
        if (m_step.kind == Kind::Play)
            return giveUp(ScenarioText::tr("A recording cannot be played in a conversation without sound."));
        return typeOrPress();
    }
    if (!m_acting && !mayTalk())
        return Advance::Stay;
    return speak();
}

ScenarioRunner::Advance ScenarioRunner::interrupt()
{
    if (!m_caller)
        return giveUp(ScenarioText::tr("Without sound there is nothing to interrupt."));
    if (m_acting)
        return speak();
    const qint64 now = nowUs();
    if (const std::optional<qint64> since = m_seen.speakingSinceUs()) {
        if (now - *since < qint64(m_step.ms) * kMs)
            return Advance::Stay;
        return speak();
    }
    if (m_seen.isSettled(now, 1000 * kMs)) {
        const qint64 spoke = m_seen.firstHeardUs() && m_seen.lastHeardUs()
            ? *m_seen.lastHeardUs() - *m_seen.firstHeardUs()
            : 0;
        return giveUp(ScenarioText::tr("There was nothing to interrupt: the agent had finished after %1.")
                          .arg(inSeconds(spoke)));
    }
    const qint64 limit = m_step.withinMs > 0 ? m_step.withinMs * kMs : kAnswerWait;
    if (now - m_beganUs > limit)
        return giveUp(ScenarioText::tr("There was nothing to interrupt: the agent did not speak."));
    return Advance::Stay;
}

ScenarioRunner::Advance ScenarioRunner::speak()
{
    if (m_acting) {
        const qint64 spoken = nowUs() - m_actingUs;
        // The path says when it is done; a path that stopped is not waited for.
        const bool done = spoken >= m_actForUs && !m_caller->isSaying();
        return done || spoken > m_actForUs + 3000 * kMs ? endStep(StepState::Passed) : Advance::Stay;
    }
    const Utterance *utterance = m_preparation->find(m_step);
    if (!utterance) {
        if (!m_fetching) {
            m_fetching = true;
            m_preparation->fetch(m_step);
        }
        return Advance::Stay;
    }
    const QByteArray pcm16 = atRate(*utterance, m_rateHz);
    if (pcm16.isEmpty())
        return giveUp(ScenarioText::tr("What the caller says cannot be brought to the line's rate."));
    beginTurn();
    m_actForUs = qint64(utterance->seconds() * 1e6);
    m_caller->say(pcm16);
    return Advance::Stay;
}

ScenarioRunner::Advance ScenarioRunner::typeOrPress()
{
    if (!m_acting) {
        if (!mayTalk())
            return Advance::Stay;
        beginTurn();
    }
    agent::AgentSession &session = m_session.session();
    if (m_step.kind != Kind::Tones)
        return session.sendText(m_step.text)
            ? endStep(StepState::Passed)
            : giveUp(ScenarioText::tr("The message could not be sent: there is no connection."));
    if (m_keysSent >= m_step.text.size())
        return endStep(StepState::Passed);
    if (nowUs() - m_actingUs < m_keysSent * kKeyGap)
        return Advance::Stay;
    if (!session.sendTone(m_step.text[m_keysSent++]))
        return giveUp(ScenarioText::tr("The key could not be pressed: there is no connection."));
    return Advance::Stay;
}

ScenarioRunner::Advance ScenarioRunner::awaitAgent()
{
    const qint64 waited = nowUs() - m_beganUs;
    if (m_step.ms > 0)
        return waited >= m_step.ms * kMs ? endStep(StepState::Passed) : Advance::Stay;
    if (m_seen.isSettled(nowUs(), m_scenario.session.textOnly ? kPoliteInText : 600 * kMs))
        return endStep(StepState::Passed);
    const qint64 limit = m_step.withinMs > 0 ? m_step.withinMs * kMs : kAnswerWait;
    if (waited < limit || (m_step.withinMs <= 0 && m_seen.speakingSinceUs() && waited < kLongestSpeech))
        return Advance::Stay;
    return endStep(StepState::Failed,
                   m_seen.hasAnswered()
                       ? ScenarioText::tr("The agent had not finished after %1.").arg(inSeconds(waited))
                       : ScenarioText::tr("The agent had not answered after %1.").arg(inSeconds(waited)));
}

ScenarioRunner::Advance ScenarioRunner::otherStep()
{
    agent::AgentSession &session = m_session.session();
    switch (m_step.kind) {
    case Kind::Context:
        return session.sendContext(m_step.text, m_step.contextId)
            ? endStep(StepState::Passed)
            : giveUp(ScenarioText::tr("The context could not be sent: there is no connection."));
    case Kind::Set:
        m_variables.insert(m_step.variable, m_step.text);
        return endStep(StepState::Passed);
    case Kind::Silence:
        if (!m_acting) {
            if (!mayTalk())
                return Advance::Stay;
            beginTurn();
        }
        return nowUs() - m_actingUs >= m_step.ms * kMs ? endStep(StepState::Passed) : Advance::Stay;
    default: // HangUp
        (void)endStep(StepState::Passed);
        hangUp();
        return Advance::Stay;
    }
}

ScenarioRunner::Advance ScenarioRunner::expect()
{
    const Verdict verdict =
        judge(m_step, m_seen, m_session.session().timings(), {.nowUs = nowUs(), .beganUs = m_beganUs});
    if (verdict.state == Verdict::State::Pending)
        return Advance::Stay;
    const bool passed = verdict.state == Verdict::State::Passed;
    if (passed && m_step.kind == Kind::ExpectPattern && !m_step.variable.isEmpty())
        m_variables.insert(m_step.variable, verdict.captured);
    return endStep(passed ? StepState::Passed : StepState::Failed, verdict.reason, verdict.ms);
}

} // namespace studio::scenario
