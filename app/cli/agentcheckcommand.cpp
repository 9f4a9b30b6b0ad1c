// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/agentcheckcommand.h"

#include "app/cli/checktext.h"
#include "core/scenario/junitreport.h"
#include "core/scenario/scenariofile.h"
#include "core/speech/filewriter.h"

#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLocale>
#include <QSaveFile>

using namespace Qt::StringLiterals;

namespace studio::app {

using scenario::RunResult;
using scenario::StepResult;
using scenario::SuiteResult;

namespace {

/// So many results of earlier checks are looked through for one of the same agents.
constexpr int kEarlierRead = 20;

Result<void> writeFile(const QString &path, const QByteArray &bytes)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return fail(ErrorKind::Storage, AgentCheckCommand::tr("“%1” could not be written.").arg(path),
                    file.errorString());
    return {};
}

} // namespace

AgentCheckCommand::AgentCheckCommand(Application &application, Output &output, const CheckOptions &options)
    : Command(application, output), m_options(options), m_waiting(output)
{
}

AgentCheckCommand::~AgentCheckCommand() = default;

void AgentCheckCommand::start()
{
    if (!readFiles() || !checkTargets())
        return;
    if (m_options.dryRun) {
        tellFiles();
        return;
    }
    if (const auto &problem = application().profiles.environmentError()) {
        endWith(*problem);
        return;
    }
    m_waiting.start();
    m_profile = application().profiles.current();
    auto *opening = application().backends.open(m_profile);
    m_step = opening;
    opening->then(this, [this](const Result<account::Backend> &backend) {
        if (!backend) {
            endWith(backend.error());
            return;
        }
        m_backend = *backend;
        m_wishes = agentsNamed();
        if (m_wishes.isEmpty() || m_wishes.contains(QString())) {
            Error error = Error::make(ErrorKind::Usage, tr("No agent is named in the file."));
            error.nextStep = tr("Name one with --agent.");
            endWith(error);
            return;
        }
        resolveNext();
    });
}

bool AgentCheckCommand::readFiles()
{
    QStringList names;
    for (const QString &path : std::as_const(m_options.files)) {
        QList<scenario::Mistake> mistakes;
        Result<scenario::Suite> suite = scenario::loadSuite(path, &mistakes);
        if (!suite) {
            const qsizetype found = mistakes.size();
            mistakes.resize(std::min(found, scenario::kMostMistakes));
            for (const scenario::Mistake &mistake : std::as_const(mistakes))
                out().event(u"mistake"_s,
                            {{u"file"_s, path},
                             {u"line_number"_s, mistake.place.line},
                             {u"column"_s, mistake.place.column},
                             {u"message"_s, mistake.message}});
            if (found > 1)
                out().note(scenario::mistakesText(path, mistakes));
            endWith(suite.error());
            return false;
        }
        for (const scenario::Scenario &one : suite->scenarios)
            names.append(one.name);
        m_suites.append(*std::move(suite));
    }
    for (const QString &wanted : std::as_const(m_options.only)) {
        if (names.contains(wanted))
            continue;
        Error error = Error::make(ErrorKind::Usage, tr("There is no scenario “%1”.").arg(wanted.left(80)));
        error.nextStep = tr("There are: %1.").arg(names.mid(0, 20).join(u", "_s));
        endWith(error);
        return false;
    }
    return true;
}

bool AgentCheckCommand::checkTargets()
{
    // Told before anything is spent on a conversation, not after.
    if (!m_options.baseline.isEmpty() && m_options.baseline != "last"_L1) {
        Result<SuiteResult> earlier = scenario::loadResult(m_options.baseline);
        if (!earlier) {
            endWith(earlier.error());
            return false;
        }
        m_baseline = *std::move(earlier);
    }
    for (const QString &target : {m_options.junit, m_options.output}) {
        if (target.isEmpty())
            continue;
        // A report of an earlier night is meant to be replaced by tonight's.
        if (const auto ready = speech::checkWritable(target, target == m_options.junit || m_options.force);
            !ready) {
            // A mistake in the arguments: "failed" would say that the agent did.
            Error error = ready.error();
            error.kind = ErrorKind::Usage;
            if (error.detail == "exists"_L1)
                error.nextStep = tr("Choose another name, or replace it with --force.");
            endWith(error);
            return false;
        }
    }
    return true;
}

void AgentCheckCommand::tellFiles()
{
    int scenarios = 0;
    for (const scenario::Suite &suite : std::as_const(m_suites)) {
        for (const scenario::Scenario &one : suite.scenarios) {
            ++scenarios;
            const auto plan = scenario::planOf(one.steps);
            const int steps = plan ? int(plan->size()) : 0;
            out().event(u"scenario"_s,
                        {{u"suite"_s, suite.name}, {u"scenario"_s, one.name}, {u"steps"_s, steps}});
            out().text(tr("%1: %n step(s)", nullptr, steps).arg(one.name));
        }
    }
    out().result({{u"suites"_s, m_suites.size()}, {u"scenarios"_s, scenarios}});
    end();
}

QStringList AgentCheckCommand::agentsNamed() const
{
    QStringList names;
    if (!m_options.agent.isEmpty())
        names.append(m_options.agent);
    if (!m_options.against.isEmpty())
        names.append(m_options.against);
    if (m_options.agent.isEmpty()) {
        for (const scenario::Suite &suite : m_suites) {
            for (const scenario::Scenario &one : suite.scenarios) {
                if (isWanted(one))
                    names.append(suite.whole(one).agent);
            }
        }
    }
    names.removeDuplicates();
    return names;
}

bool AgentCheckCommand::isWanted(const scenario::Scenario &scenario) const
{
    return m_options.only.isEmpty() || m_options.only.contains(scenario.name);
}

/// Is there anything that --against is another agent than?
bool AgentCheckCommand::areTwo() const
{
    const scenario::Target against = m_targets.value(m_options.against);
    if (!m_options.agent.isEmpty())
        return m_targets.value(m_options.agent).address != against.address;
    for (const scenario::Suite &suite : m_suites) {
        for (const scenario::Scenario &one : suite.scenarios) {
            if (isWanted(one) && m_targets.value(suite.whole(one).agent).address != against.address)
                return true;
        }
    }
    return false;
}

void AgentCheckCommand::resolveNext()
{
    if (m_wishes.isEmpty()) {
        m_waiting.stop();
        if (!m_options.against.isEmpty() && !areTwo()) {
            Error error = Error::make(ErrorKind::Usage, tr("Both sides would be the same agent."));
            error.nextStep = tr("Name another one with --against.");
            endWith(error);
            return;
        }
        m_voices = callerVoices(application(), m_backend, m_profile);
        m_session = std::make_unique<evidence::RecordedSession>(
            std::make_unique<agent::AgentSession>(*m_backend.transport, m_backend.dialect),
            evidence::SessionArchive(application().dirs.data + u"/sessions"_s));
        connect(m_session.get(), &evidence::RecordedSession::recordingFailed, this,
                [this](const Error &error) { out().note(error.message); });
        runNext();
        return;
    }
    const QString wish = m_wishes.takeFirst();
    auto *job = resolveAgent(m_backend, wish, this);
    m_step = job;
    job->then(this, [this, wish](const Result<scenario::Target> &target) {
        if (!target) {
            endWith(target.error());
            return;
        }
        scenario::Target named = *target;
        for (const scenario::Target &known : std::as_const(m_targets)) {
            if (known.address == named.address) { // called by its id here and by its name there
                named.name = known.name;
                break;
            }
            if (known.name == named.name) // reports tell agents apart by their names
                named.name += u" ("_s + named.address.agentId + u')';
        }
        m_targets.insert(wish, named);
        resolveNext();
    });
}

void AgentCheckCommand::runNext()
{
    if (m_cancelled || m_suite >= m_suites.size()) {
        m_suite = 0;
        findBaseline();
        return;
    }
    m_runner = std::make_unique<scenario::SuiteRunner>(*m_session, m_voices.get());
    connect(m_runner.get(), &scenario::SuiteRunner::runStarted, this, &AgentCheckCommand::follow);
    connect(m_runner.get(), &scenario::SuiteRunner::runFinished, this, &AgentCheckCommand::runFinished);
    connect(m_runner.get(), &scenario::SuiteRunner::finished, this, &AgentCheckCommand::suiteFinished,
            Qt::QueuedConnection);
    scenario::SuiteRunner::Options options;
    if (!m_options.agent.isEmpty())
        options.targets.append(m_targets.value(m_options.agent));
    if (!m_options.against.isEmpty())
        options.against = m_targets.value(m_options.against);
    options.named = m_targets;
    options.profileName = m_profile.name;
    options.program = u"Voice Studio "_s + QCoreApplication::applicationVersion();
    options.repeat = m_options.repeat;
    options.textOnly = m_options.textOnly;
    options.line = m_options.line;
    options.only = m_options.only;
    options.variables = m_options.variables;
    m_runner->start(m_suites[m_suite], options);
}

void AgentCheckCommand::follow(int number, scenario::ScenarioRunner *runner)
{
    connect(runner, &scenario::ScenarioRunner::phaseChanged, this, [this, runner, number] {
        if (runner->phase() != scenario::ScenarioRunner::Phase::Connecting)
            return;
        out().event(
            u"run"_s,
            {{u"scenario"_s, runner->scenario().name}, {u"number"_s, number}, {u"of"_s, m_runner->total()}});
        out().progress(runner->scenario().name, number - 1, m_runner->total());
    });
    connect(runner, &scenario::ScenarioRunner::stepChanged, this, [this, runner](int index) {
        const StepResult &step = runner->steps().at(index);
        if (step.state == StepResult::State::Running)
            return;
        QJsonObject fields = scenario::toJson(step);
        fields.insert(u"scenario", runner->scenario().name);
        out().event(u"step"_s, fields);
    });
    connect(runner, &scenario::ScenarioRunner::finished, this, [this, runner] {
        if (runner->problem() && !m_problem)
            m_problem = runner->problem();
    });
}

void AgentCheckCommand::runFinished(const RunResult &result)
{
    out().endProgress();
    out().event(u"run_finished"_s, {{u"run"_s, scenario::toJson(result)}});
    for (const QString &line : runText(result, m_options.repeat > 1))
        out().text(line);
}

void AgentCheckCommand::suiteFinished(const SuiteResult &result)
{
    m_results.append(result);
    ++m_suite;
    runNext();
}

void AgentCheckCommand::findBaseline()
{
    if (!m_options.against.isEmpty()) {
        for (const SuiteResult &result : std::as_const(m_results)) {
            const scenario::Comparison compared =
                scenario::compareAgainst(result, m_targets.value(m_options.against).name);
            if (!compared.rows.isEmpty())
                m_comparisons.append(compared);
            else if (!m_cancelled && !result.runs.isEmpty())
                out().note(
                    tr("“%1” ran against one agent only: there is nothing to compare.").arg(result.suite));
        }
        writeReports();
        return;
    }
    if (m_options.baseline.isEmpty()) {
        writeReports();
        return;
    }
    if (m_options.baseline != "last"_L1) {
        for (qsizetype i = 0; i < m_results.size(); ++i)
            m_earlier.append({m_baseline});
        compareWith({});
        return;
    }
    if (m_suite >= m_results.size()) {
        compareWith({});
        return;
    }
    const scenario::CheckArchive archive(application().dirs.data + u"/checks"_s);
    auto *job = archive.ofSuite(m_results[m_suite].suite, kEarlierRead, this);
    m_step = job;
    job->then(this, [this](const Result<QList<SuiteResult>> &found) {
        m_earlier.append(found ? *found : QList<SuiteResult>());
        ++m_suite;
        findBaseline();
    });
}

void AgentCheckCommand::compareWith(const QList<SuiteResult> &)
{
    for (qsizetype i = 0; i < m_results.size() && i < m_earlier.size(); ++i) {
        const SuiteResult &now = m_results[i];
        const auto found =
            std::find_if(m_earlier[i].begin(), m_earlier[i].end(), [&now](const auto &earlier) {
                return !earlier.runs.isEmpty() && !now.runs.isEmpty() && earlier.line == now.line;
            });
        if (found == m_earlier[i].end()) {
            out().note(tr("There is no earlier result of “%1” to compare with.").arg(now.suite));
            continue;
        }
        m_comparisons.append(scenario::compare(
            found->runs, QLocale().toString(found->startedAt.toLocalTime(), QLocale::ShortFormat), now.runs,
            tr("now")));
    }
    writeReports();
}

void AgentCheckCommand::writeReports()
{
    if (!m_options.junit.isEmpty()) {
        if (const auto written = writeFile(m_options.junit, scenario::junitReport(m_results)); !written) {
            endWith(written.error());
            return;
        }
    }
    if (!m_options.output.isEmpty()) {
        // One suite is one result; of several, the runs together.
        SuiteResult all = m_results.value(0);
        for (qsizetype i = 1; i < m_results.size(); ++i) {
            all.runs += m_results[i].runs;
            all.seconds += m_results[i].seconds;
        }
        if (const auto written = writeFile(m_options.output, QJsonDocument(scenario::toJson(all)).toJson());
            !written) {
            endWith(written.error());
            return;
        }
    }
    if (m_cancelled || m_results.isEmpty()) {
        finish();
        return;
    }
    // Kept for the next comparison; a check is not worse for not being kept.
    m_suite = 0;
    const scenario::CheckArchive archive(application().dirs.data + u"/checks"_s);
    auto left = std::make_shared<qsizetype>(m_results.size());
    for (const SuiteResult &result : std::as_const(m_results)) {
        archive.keep(result, this)->then(this, [this, left](const Result<QString> &kept) {
            if (!kept)
                out().note(kept.error().message);
            if (--*left == 0)
                finish();
        });
    }
}

void AgentCheckCommand::finish()
{
    int passed = 0;
    int failed = 0;
    int broken = 0;
    qint64 credits = 0;
    QJsonArray steadiness;
    for (const SuiteResult &result : std::as_const(m_results)) {
        passed += result.count(RunResult::Outcome::Passed);
        failed += result.count(RunResult::Outcome::Failed);
        broken += result.count(RunResult::Outcome::Broken);
        for (const RunResult &run : result.runs)
            credits += run.credits;
        for (const scenario::Steadiness &one : scenario::steadinessOf(result.runs)) {
            steadiness.append(QJsonObject{{u"scenario"_s, one.scenario},
                                          {u"agent_id"_s, one.agentId},
                                          {u"agent"_s, one.agentName},
                                          {u"runs"_s, one.runs},
                                          {u"passed"_s, one.passed},
                                          {u"flaky"_s, one.isFlaky()}});
            if (one.isFlaky())
                out().text(tr("Flaky: %1 (%2) passed %3 of %4 times.")
                               .arg(one.scenario, one.agentName)
                               .arg(one.passed)
                               .arg(one.runs));
        }
    }
    QJsonArray comparisons;
    for (const scenario::Comparison &comparison : std::as_const(m_comparisons)) {
        comparisons.append(scenario::toJson(comparison));
        out().text(QString());
        out().text(scenario::toText(comparison));
    }
    QJsonObject result{{u"runs"_s, passed + failed + broken},
                       {u"passed"_s, passed},
                       {u"failed"_s, failed},
                       {u"broken"_s, broken},
                       {u"credits"_s, credits},
                       {u"scenarios"_s, steadiness}};
    if (!comparisons.isEmpty())
        result.insert(u"comparisons", comparisons);
    if (!m_options.junit.isEmpty())
        result.insert(u"junit", QFileInfo(m_options.junit).absoluteFilePath());
    if (!m_options.output.isEmpty())
        result.insert(u"output", QFileInfo(m_options.output).absoluteFilePath());
    out().result(result);
    out().text(tr("%1 passed, %2 failed, %3 could not be run.").arg(passed).arg(failed).arg(broken));
    if (m_cancelled)
        end(ExitStatus::Cancelled);
    else if (m_problem && failed == 0)
        endWith(*m_problem);
    else
        end(failed + broken > 0 || passed == 0 ? ExitStatus::Failed : ExitStatus::Done);
}

void AgentCheckCommand::cancel()
{
    m_cancelled = true;
    m_step.cancel();
    if (m_runner && m_runner->isRunning())
        m_runner->stop();
    else
        end(ExitStatus::Cancelled);
}

} // namespace studio::app
