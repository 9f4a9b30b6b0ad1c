// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/suiterunner.h"

#include "core/scenario/scenariofile.h"

using namespace Qt::StringLiterals;

namespace studio::scenario {

SuiteRunner::SuiteRunner(evidence::RecordedSession &session, CallerVoices *voices, QObject *parent)
    : QObject(parent), m_session(session), m_voices(voices)
{
}

void SuiteRunner::start(const Suite &suite, const Options &options)
{
    if (isRunning())
        return;
    m_stopped = false;
    m_folder = suite.folder;
    m_profileName = options.profileName;
    m_result = {};
    m_result.suite = suite.name;
    m_result.program = options.program;
    m_result.profile = options.profileName;
    m_result.line = lineText(options.line.value_or(suite.line));
    m_result.startedAt = QDateTime::currentDateTimeUtc();
    for (const Scenario &scenario : suite.scenarios) {
        if (!options.only.isEmpty() && !options.only.contains(scenario.name))
            continue;
        Scenario whole = suite.whole(scenario);
        whole.session.textOnly = whole.session.textOnly || options.textOnly;
        if (options.line)
            whole.line = options.line;
        whole.variables.insert(options.variables);
        for (int round = 1; round <= options.repeat; ++round) {
            QList<Target> targets =
                options.targets.isEmpty() ? QList<Target>{options.named.value(whole.agent)} : options.targets;
            if (options.against && !targets.contains(*options.against))
                targets.append(*options.against);
            for (const Target &target : targets)
                m_queue.append({whole, target, round});
        }
    }
    m_total = int(m_queue.size());
    QTimer::singleShot(0, this, &SuiteRunner::next);
}

void SuiteRunner::stop()
{
    m_stopped = true;
    m_queue.clear();
    if (m_runner)
        m_runner->stop();
}

void SuiteRunner::next()
{
    if (m_queue.isEmpty()) {
        m_result.seconds = double(m_result.startedAt.msecsTo(QDateTime::currentDateTimeUtc())) / 1000;
        emit finished(m_result);
        return;
    }
    const Item item = m_queue.takeFirst();
    m_runner = new ScenarioRunner(m_session, m_voices, this);
    connect(m_runner, &ScenarioRunner::finished, this, [this](const RunResult &result) {
        m_runner->deleteLater();
        m_runner = nullptr;
        m_result.runs.append(result);
        emit runFinished(result);
        // The next conversation begins with a clean stack.
        QTimer::singleShot(0, this, &SuiteRunner::next);
    });
    emit runStarted(m_total - int(m_queue.size()), m_runner);
    m_runner->start(item.scenario,
                    {.address = item.target.address,
                     .agentName = item.target.name,
                     .profileName = m_profileName,
                     .folder = m_folder,
                     .round = item.round});
}

} // namespace studio::scenario
