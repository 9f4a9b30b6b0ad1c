// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scenario/scenariorunner.h"

#include <functional>

namespace studio::scenario {

/// An agent that scenarios are run against.
struct Target {
    agent::AgentAddress address{};
    QString name{};
    bool operator==(const Target &) const = default;
};

/// Runs scenarios of a suite, each as often as asked for and against each target, one after the other over
/// one recorded session. One thread; may run again after finished().
class SuiteRunner final : public QObject {
    Q_OBJECT
public:
    struct Options {
        QList<Target> targets{}; ///< Each scenario is run against all of them in turn; empty: see `named`.
        std::optional<Target> against{}; ///< Another one for each scenario, after its own.
        QMap<QString, Target> named{}; ///< The agents the file names, by how it does.
        QString profileName{};
        QString program{};
        int repeat = 1;
        bool textOnly = false; ///< Of all of them, whatever they say.
        std::optional<LineSettings> line{}; ///< Of all of them, whatever they say.
        QStringList only{}; ///< Names of scenarios; empty: all.
        Variables variables{}; ///< Instead of those in the file.
    };

    /// The session must outlive this; `voices` may be null.
    SuiteRunner(evidence::RecordedSession &session, CallerVoices *voices, QObject *parent = nullptr);

    void start(const Suite &suite, const Options &options);
    /// Ends the conversation under way; finished() follows with what there is.
    void stop();
    [[nodiscard]] bool isRunning() const { return m_runner != nullptr || !m_queue.isEmpty(); }
    /// How many conversations there will be.
    [[nodiscard]] int total() const { return m_total; }
    /// Null between two conversations.
    [[nodiscard]] ScenarioRunner *runner() const { return m_runner; }

signals:
    /// A conversation is about to begin, counted from 1.
    void runStarted(int number, studio::scenario::ScenarioRunner *runner);
    void runFinished(const studio::scenario::RunResult &result);
    void finished(const studio::scenario::SuiteResult &result);

private:
    struct Item {
        Scenario scenario;
        Target target;
        int round = 1;
    };
    void next();

    evidence::RecordedSession &m_session;
    CallerVoices *m_voices;
    QString m_folder;
    QString m_profileName;
    QList<Item> m_queue;
    ScenarioRunner *m_runner = nullptr;
    SuiteResult m_result;
    int m_total = 0;
    bool m_stopped = false;
};

} // namespace studio::scenario
