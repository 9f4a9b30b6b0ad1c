// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/jobguard.h"
#include "core/scenario/checkarchive.h"
#include "core/scenario/suiterunner.h"
#include "ui/agent/agentparts.h"
#include "ui/agent/scenariochoices.h"

#include <QObject>
#include <QPointer>

#include <memory>

namespace studio::ui {

class ComparisonFeature;
class LineSample;
class ScenarioCard;
class ScenarioDialog;
class ScenarioLibrary;

/// Scenarios in the window: made by hand or from a session, run against the chosen agent while one looks on,
/// repeated, and compared with how it went before.
class ScenarioFeature final : public QObject {
    Q_OBJECT

public:
    ScenarioFeature(const AgentParts &parts, QObject *parent);
    ~ScenarioFeature() override;

    void open();
    void fromSession();
    void run(const QStringList &names, const ScenarioChoices &choices);
    [[nodiscard]] bool isRunning() const { return m_runner && m_runner->isRunning(); }
    [[nodiscard]] ScenarioLibrary &library() const { return *m_library; }
    [[nodiscard]] ComparisonFeature &comparison() const { return *m_comparison; }
    [[nodiscard]] LineSample &sample() const { return *m_sample; }

signals:
    void finished(const studio::scenario::SuiteResult &result);

private:
    void wire();
    /// Finds the way to one agent after the other, then begins.
    void findTargets(QList<scenario::Target> found, const QStringList &names, const ScenarioChoices &choices);
    void begin(const QList<scenario::Target> &targets, const QStringList &names,
               const ScenarioChoices &choices);
    void wireDialog();
    void wireLine();
    void compare();
    void stop();
    void follow(int number, scenario::ScenarioRunner *runner);
    void runFinished(const scenario::RunResult &result);
    void allFinished(const scenario::SuiteResult &result);
    void showOutcome();
    void refresh();
    [[nodiscard]] QString obstacle() const;

    AgentParts m_parts;
    ScenarioLibrary *m_library;
    ScenarioCard *m_card;
    scenario::CheckArchive m_archive;
    ComparisonFeature *m_comparison;
    LineSample *m_sample;
    QPointer<ScenarioDialog> m_dialog;
    ScenarioChoices m_choices;
    QString m_worked; ///< Name of the scenario that was chosen last.
    std::unique_ptr<scenario::CallerVoices> m_voices;
    std::unique_ptr<evidence::RecordedSession> m_session;
    std::unique_ptr<scenario::SuiteRunner> m_runner;
    JobGuard m_finding;
    int m_attempt = 0; ///< Of a run that is asked for.
    JobGuard m_reading;
};

} // namespace studio::ui
