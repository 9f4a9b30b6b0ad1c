// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/agentoptions.h"
#include "app/cli/agentresolver.h"
#include "app/cli/command.h"
#include "app/cli/waitingnote.h"
#include "core/scenario/checkarchive.h"
#include "core/scenario/comparison.h"
#include "core/scenario/suiterunner.h"

#include <memory>

namespace studio::app {

/// `voice-studio agent check`: scenarios against agents, without a display or a sound card. Done only when
/// everything that was expected happened, every time.
class AgentCheckCommand final : public Command {
    Q_OBJECT
public:
    AgentCheckCommand(Application &application, Output &output, const CheckOptions &options);
    ~AgentCheckCommand() override;

    void start() override;
    void cancel() override;

private:
    bool readFiles();
    bool checkTargets();
    void tellFiles();
    void resolveNext();
    [[nodiscard]] bool areTwo() const;
    [[nodiscard]] bool isWanted(const scenario::Scenario &scenario) const;
    void runNext();
    void follow(int number, scenario::ScenarioRunner *runner);
    void runFinished(const scenario::RunResult &result);
    void suiteFinished(const scenario::SuiteResult &result);
    void findBaseline();
    void compareWith(const QList<scenario::SuiteResult> &earlier);
    void writeReports();
    void finish();
    [[nodiscard]] QStringList agentsNamed() const;

    CheckOptions m_options;
    account::Backend m_backend;
    profiles::Profile m_profile;
    QList<scenario::Suite> m_suites;
    QStringList m_wishes; ///< Agents to be found yet.
    QMap<QString, scenario::Target> m_targets; ///< By how they were named.
    std::unique_ptr<evidence::RecordedSession> m_session;
    std::unique_ptr<scenario::CallerVoices> m_voices;
    std::unique_ptr<scenario::SuiteRunner> m_runner;
    qsizetype m_suite = 0;
    QList<scenario::SuiteResult> m_results;
    scenario::SuiteResult m_baseline; ///< Of a file.
    QList<QList<scenario::SuiteResult>> m_earlier; ///< Of each suite, newest first.
    QList<scenario::Comparison> m_comparisons;
    std::optional<Error> m_problem; ///< The first that broke a run.
    bool m_cancelled = false;
    WaitingNote m_waiting; ///< While agents are looked up.
    JobGuard m_step;
};

} // namespace studio::app
