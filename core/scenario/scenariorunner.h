// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/evidence/recordedsession.h"
#include "core/scenario/expectation.h"
#include "core/scenario/plan.h"
#include "core/scenario/preparation.h"
#include "core/scenario/results.h"

#include <QObject>
#include <QTimer>

namespace studio::duplex {
class VirtualSoundPath;
}

namespace studio::scenario {

/// Where and as what a scenario is run.
struct RunSetup {
    agent::AgentAddress address{};
    QString agentName{};
    QString profileName{};
    QString folder{}; ///< Of recordings with relative names.
    int round = 1;
};

/// Runs one scenario against an agent: real sound over the real socket, in real time, from a caller without
/// devices. Waits for the agent to finish before it speaks, unless it is to interrupt. An expectation that is
/// not fulfilled does not end the run, so that all of them are known; a step that cannot be taken does. The
/// conversation is recorded, with the result beside it.
///
/// One thread; runs once and may be deleted after finished(). The session must outlive it and be idle.
class ScenarioRunner final : public QObject {
    Q_OBJECT
public:
    enum class Phase { Idle, Preparing, Connecting, Running, Ending, Done };
    Q_ENUM(Phase)

    /// `voices` may be null for scenarios that say nothing.
    ScenarioRunner(evidence::RecordedSession &session, CallerVoices *voices, QObject *parent = nullptr);
    ~ScenarioRunner() override;

    /// `whole`: see Suite::whole().
    void start(const Scenario &whole, const RunSetup &setup);
    /// Hangs up; finished() follows with what there is.
    void stop();

    [[nodiscard]] Phase phase() const { return m_phase; }
    [[nodiscard]] const Scenario &scenario() const { return m_scenario; }
    /// All steps, loops unrolled; known from start() on.
    [[nodiscard]] const QList<StepResult> &steps() const { return m_result.steps; }
    /// The step under way; the number of steps when all were taken.
    [[nodiscard]] int current() const { return m_at; }
    /// Of a broken run.
    [[nodiscard]] const std::optional<Error> &problem() const { return m_problem; }

signals:
    void phaseChanged();
    void stepChanged(int index);
    /// Once. The record is on the disk.
    void finished(const studio::scenario::RunResult &result);

private:
    enum class Advance { Stay, Next };

    void setPhase(Phase phase);
    void connectAgent();
    void take(const agent::LogEntry &entry);
    void sessionChanged();
    void advance();
    Advance takeStep();
    void beginStep();
    Advance say();
    Advance interrupt();
    Advance speak();
    Advance typeOrPress();
    Advance awaitAgent();
    Advance otherStep();
    Advance expect();
    void beginTurn();
    [[nodiscard]] bool mayTalk() const;
    Advance endStep(StepResult::State state, const QString &reason = {}, double ms = -1);
    /// A step that cannot be taken: the rest is skipped.
    Advance giveUp(const QString &reason);
    void skipRest();
    void hangUp();
    void conversationEnded(const Result<void> &outcome);
    void conclude();
    void note(const StepResult &step);
    [[nodiscard]] qint64 nowUs() const;
    [[nodiscard]] Variables variables() const;

    evidence::RecordedSession &m_session;
    CallerVoices *m_voices;
    Preparation *m_preparation = nullptr;
    duplex::VirtualSoundPath *m_caller = nullptr; ///< Owned by the session; null without sound.
    QTimer m_tick;

    Scenario m_scenario;
    RunSetup m_setup;
    QList<PlannedStep> m_plan;
    Variables m_variables;
    RunResult m_result;
    std::optional<Error> m_problem;
    Phase m_phase = Phase::Idle;
    int m_at = 0;

    // The step under way.
    Step m_step;
    bool m_begun = false;
    bool m_acting = false; ///< Speaking, or whatever the step does once its time has come.
    bool m_fetching = false;
    int m_keysSent = 0;
    qint64 m_beganUs = 0;
    qint64 m_actingUs = 0;
    qint64 m_actForUs = 0;

    Witness m_seen;
    qint64 m_liveUs = -1; ///< When the conversation began; negative: not yet.
    bool m_hadTurn = false;
    Step::Kind m_turnKind = Step::Kind::Say;
    int m_rateHz = 16'000; ///< Of the caller's sound.
    bool m_inAdvance = false;
    bool m_stopped = false;
    bool m_over = false;
    bool m_setAside = false; ///< finished() was told.
};

/// What was said, for people to read.
[[nodiscard]] QString transcriptOf(const agent::Conversation &conversation);

} // namespace studio::scenario
