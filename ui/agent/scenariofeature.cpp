// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/agent/scenariofeature.h"

#include "core/account/account.h"
#include "core/audio/player.h"
#include "core/scenario/comparison.h"
#include "core/scenario/fromsession.h"
#include "core/scenario/scenariofile.h"
#include "core/settings/settingsstore.h"
#include "ui/agent/agentbar.h"
#include "ui/agent/agentdirectory.h"
#include "ui/agent/callervoice.h"
#include "ui/agent/comparisonfeature.h"
#include "ui/agent/lineeditor.h"
#include "ui/agent/linesample.h"
#include "ui/agent/livecontrol.h"
#include "ui/agent/scenariocard.h"
#include "ui/agent/scenariodialog.h"
#include "ui/agent/scenariolibrary.h"
#include "ui/agent/scenariorunbar.h"
#include "ui/agent/shownsession.h"
#include "ui/agent/timingpage.h"
#include "ui/money/spendgate.h"
#include "ui/theme/overlayhost.h"
#include "ui/widgets/panel.h"
#include "ui/widgets/toast.h"

#include <QAbstractButton>
#include <QAction>
#include <QCoreApplication>
#include <QLocale>
#include <QPushButton>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace studio::ui {

namespace {

using scenario::RunResult;
using scenario::SuiteResult;

/// So many results of earlier runs are looked through.
constexpr int kEarlier = 20;
/// A step of a conversation takes about so long; for the price.
constexpr double kSecondsAStep = 5;

QString secondsOf(double ms)
{
    return ScenarioFeature::tr("%1 s").arg(QLocale().toString(ms / 1000, 'f', 2));
}

/// Of a scenario in one result, a sentence.
QString sentenceOf(const QList<RunResult> &runs, const QString &name)
{
    int passed = 0;
    int count = 0;
    QString reason;
    for (const RunResult &run : runs) {
        if (run.scenario != name)
            continue;
        ++count;
        passed += run.outcome == RunResult::Outcome::Passed ? 1 : 0;
        if (run.outcome == RunResult::Outcome::Passed || !reason.isEmpty())
            continue;
        const scenario::StepResult *failure = run.firstFailure();
        reason = failure ? ScenarioFeature::tr("%1: %2").arg(failure->text, failure->reason) : run.problem;
    }
    const QString share = count == 1
        ? (passed == 1 ? ScenarioFeature::tr("It passed.") : ScenarioFeature::tr("It failed."))
        : ScenarioFeature::tr("It passed %1 of %2 times.").arg(passed).arg(count);
    return reason.isEmpty() ? share : share + u' ' + reason;
}

} // namespace

ScenarioFeature::ScenarioFeature(const AgentParts &parts, QObject *parent)
    : QObject(parent), m_parts(parts), m_library(new ScenarioLibrary(parts.services.dirs.data, this)),
      m_card(new ScenarioCard(parts.shown)), m_archive(parts.services.dirs.data + u"/checks"_s),
      m_comparison(new ComparisonFeature(parts, m_archive, this)),
      m_sample(new LineSample(parts.services.player.thread(), this)),
      m_choices(ScenarioChoices::from(parts.services.settings))
{
    parts.timing.addCard(m_card);
    wire();
}

ScenarioFeature::~ScenarioFeature()
{
    m_runner.reset();
    m_session.reset();
}

void ScenarioFeature::wire()
{
    connect(m_parts.bar.scenarioButton(), &QPushButton::clicked, this, &ScenarioFeature::open);
    connect(m_parts.addAction(u"actionScenarios"_s, tr("Scenarios…"),
                              {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_S)}),
            &QAction::triggered, this, &ScenarioFeature::open);
    connect(m_parts.addAction(u"actionCompare"_s, tr("Compare checks of scenarios…"), {}),
            &QAction::triggered, this, &ScenarioFeature::compare);
    connect(m_parts.addAction(u"actionScenarioLine"_s, tr("Quality of the line of scenarios…"), {}),
            &QAction::triggered, this, [this] {
                open();
                if (auto *tune = m_dialog->findChild<QAbstractButton *>(u"scenarioTune"_s))
                    tune->click();
            });
    connect(m_parts.addAction(u"actionScenarioFromSession"_s, tr("Make a scenario from this session"), {}),
            &QAction::triggered, this, &ScenarioFeature::fromSession);
    // Whoever ends the conversation ends the repeats with it.
    connect(&m_parts.live, &LiveControl::stopRequested, this, &ScenarioFeature::stop);
    connect(&m_parts.live, &LiveControl::changed, this, &ScenarioFeature::refresh);
    connect(&m_parts.shown, &ShownSession::kindChanged, this, &ScenarioFeature::refresh);
    connect(&m_parts.directory, &AgentDirectory::changed, this, &ScenarioFeature::refresh);
    connect(m_sample, &LineSample::failed, this,
            [this](const Error &problem) { m_parts.tellProblem(problem); });
    connect(m_library, &ScenarioLibrary::failed, this,
            [this](const Error &problem) { m_parts.tellProblem(problem); });
    connect(&m_card->model(), &ScenarioStepsModel::progressed, this, [this] {
        const int current = m_card->model().run().current();
        if (isRunning() && current >= 0)
            m_parts.announce(m_card->model().run().steps().at(current).text);
    });
}

QString ScenarioFeature::obstacle() const
{
    if (isRunning() || m_parts.live.isRunning())
        return tr("A session is under way.");
    if (!m_parts.directory.chosen())
        return tr("Choose an agent first.");
    return {};
}

void ScenarioFeature::refresh()
{
    if (!m_dialog)
        return;
    m_dialog->setObstacle(obstacle());
    QList<std::pair<QString, QString>> agents;
    for (const KnownAgent &agent : m_parts.directory.agents()) {
        if (agent.source != KnownAgent::Source::Pasted)
            agents.append({agent.key, agent.name});
    }
    m_dialog->runBar().setAgents(agents);
    m_dialog->setSessionShown(m_parts.shown.kind() != ShownSession::Kind::None && !m_parts.live.isRunning());
}

void ScenarioFeature::open()
{
    if (m_dialog)
        return;
    m_dialog = new ScenarioDialog(*m_library, m_parts.services.prompts, m_choices);
    wireDialog();
    wireLine();
    const QList<scenario::Scenario> &all = m_library->suite().scenarios;
    const auto worked = std::find_if(all.begin(), all.end(),
                                     [this](const scenario::Scenario &one) { return one.name == m_worked; });
    if (worked != all.end())
        m_dialog->choose(int(worked - all.begin()));
    refresh();
    showOutcome();
    OverlayHost::of(&m_parts.panel)->showDialog(m_dialog);
}

void ScenarioFeature::wireDialog()
{
    connect(m_dialog, &ScenarioDialog::fromSessionRequested, this, &ScenarioFeature::fromSession);
    connect(m_dialog, &ScenarioDialog::compareRequested, this, &ScenarioFeature::compare);
    connect(m_dialog, &ScenarioDialog::chosenChanged, this, &ScenarioFeature::showOutcome);
    connect(m_dialog, &ScenarioDialog::removed, this, [this](const scenario::Scenario &gone, int index) {
        auto *toast = Toast::show(&m_parts.panel, NoticeKind::Info,
                                  tr("“%1” was deleted.").arg(gone.name.left(60)), tr("Undo"));
        connect(toast, &Toast::actionTriggered, this, [this, gone, index] {
            if (m_dialog)
                m_dialog->putBack(gone, index);
            else
                m_library->insert(index, gone);
        });
    });
    connect(m_dialog, &ScenarioDialog::runRequested, this,
            [this](int index, bool all, const ScenarioChoices &choices) {
                QStringList names;
                for (const scenario::Scenario &one : m_library->suite().scenarios) {
                    if (all || names.isEmpty())
                        names.append(one.name);
                }
                if (!all)
                    names = {m_library->suite().scenarios.value(index).name};
                m_worked = m_library->suite().scenarios.value(index).name;
                m_dialog->dismiss();
                run(names, choices);
            });
}

void ScenarioFeature::wireLine()
{
    // What is chosen is remembered also when nothing is run.
    connect(m_dialog, &QObject::destroyed, m_sample, &LineSample::stop);
    LineEditor &editor = m_dialog->runBar().lineEditor();
    connect(&editor, &LineEditor::hearRequested, this,
            [this, line = &editor](bool play) { play ? m_sample->play(line->line()) : m_sample->stop(); });
    connect(&editor, &LineEditor::edited, m_sample, &LineSample::change);
    connect(m_sample, &LineSample::playingChanged, &editor, &LineEditor::setPlaying);
}

/// Of the scenario that is chosen in the dialog, or of all.
void ScenarioFeature::compare()
{
    const QString name = m_dialog ? m_library->suite().scenarios.value(m_dialog->chosen()).name : m_worked;
    m_comparison->open(m_library->suite().name, name);
}

void ScenarioFeature::fromSession()
{
    if (m_parts.shown.kind() == ShownSession::Kind::None) {
        m_parts.tellProblem(Error::make(ErrorKind::Usage, tr("There is no session to make it from.")));
        return;
    }
    scenario::Scenario made = scenario::fromSession(m_parts.shown.log().entries());
    if (made.steps.isEmpty()) {
        m_parts.tellProblem(
            Error::make(ErrorKind::Usage, tr("Nothing was said in this session that could be repeated.")));
        return;
    }
    const int index = m_library->add(made);
    open();
    if (m_dialog)
        m_dialog->choose(index);
    m_parts.announce(tr("A scenario was made from this session."));
}

void ScenarioFeature::run(const QStringList &names, const ScenarioChoices &choices)
{
    if (const QString why = obstacle(); !why.isEmpty()) {
        m_parts.tellProblem(Error::make(ErrorKind::Usage, why));
        return;
    }
    for (const scenario::Scenario &one : m_library->suite().scenarios) {
        if (!names.contains(one.name))
            continue;
        if (!m_library->draft(one.name).isEmpty()) {
            m_parts.tellProblem(Error::make(
                ErrorKind::Usage, tr("The JSON of “%1” is not finished yet.").arg(one.name.left(60))));
            return;
        }
        // As a file would be read: what is not complete yet would check nothing.
        const QList<scenario::Mistake> mistakes = scenario::readSuite(scenario::writeScenario(one)).mistakes;
        if (mistakes.isEmpty())
            continue;
        m_parts.tellProblem(
            Error::make(ErrorKind::Usage,
                        tr("“%1” is not complete: %2").arg(one.name.left(60), mistakes.first().message)));
        return;
    }
    m_choices = choices;
    m_choices.keepIn(m_parts.services.settings);
    const KnownAgent *chosen = m_parts.directory.chosen();
    if (chosen && choices.against == chosen->key && choices.version.isEmpty()) {
        m_parts.tellProblem(
            Error::make(ErrorKind::Usage, tr("An agent cannot be compared with itself: name a version.")));
        return;
    }
    const auto start = [this, names, choices] {
        // A session may have begun while the price was looked at.
        if (const QString why = obstacle(); !why.isEmpty()) {
            m_parts.tellProblem(Error::make(ErrorKind::Usage, why));
            return;
        }
        ++m_attempt;
        m_parts.live.setReserved(true);
        findTargets({}, names, choices);
    };
    const qint64 aMinute = m_parts.live.creditsAMinute();
    if (aMinute == 0) {
        start();
        return;
    }
    double steps = 0;
    for (const scenario::Scenario &one : m_library->suite().scenarios) {
        const auto plan = scenario::planOf(one.steps);
        if (names.contains(one.name) && plan)
            steps += double(plan->size()) * choices.repeat * (choices.against.isEmpty() ? 1 : 2);
    }
    std::optional<qint64> left;
    if (const auto &plan = m_parts.services.account.subscription())
        left = plan->creditsLeft();
    const auto credits = qint64(std::ceil(steps * kSecondsAStep / 60 * double(aMinute)));
    m_parts.services.spending.request(m_parts.bar.scenarioButton(),
                                      {.credits = credits,
                                       .what = tr("Conversations of scenarios, about"),
                                       .profile = m_parts.services.account.profile().id,
                                       .creditsLeft = left},
                                      start);
}

/// In whatever it is: looking up the agents, making what the caller says, between two conversations or in
/// one.
void ScenarioFeature::stop()
{
    if (isRunning()) {
        m_runner->stop();
        return;
    }
    ++m_attempt; // what is looked up comes to nothing
    m_finding.cancel();
    m_parts.live.setReserved(false);
}

void ScenarioFeature::findTargets(QList<scenario::Target> found, const QStringList &names,
                                  const ScenarioChoices &choices)
{
    if (found.size() == (choices.against.isEmpty() ? 1 : 2)) {
        begin(found, names, choices);
        return;
    }
    const bool isOther = !found.isEmpty();
    const KnownAgent *chosen = m_parts.directory.chosen();
    const QString key = isOther ? choices.against : chosen ? chosen->key : QString();
    scenario::Target target;
    for (const KnownAgent &agent : m_parts.directory.agents()) {
        if (agent.key != key)
            continue;
        target.name = agent.name;
        const QString version = agent.versionId.isEmpty() ? agent.branchId : agent.versionId;
        const QString wanted = isOther && !choices.version.isEmpty() ? choices.version : version;
        if (!wanted.isEmpty())
            target.name += u" @"_s + wanted;
        // The sides are told apart by their names.
        if (isOther && target.name == found.first().name)
            target.name += u" ("_s + agent.agentId + u')';
    }
    JobOf<agent::AgentAddress> *job = m_parts.directory.addressOf(key, this);
    m_finding = job;
    job->then(this,
              [this, attempt = m_attempt, found, target, isOther, names,
               choices](const Result<agent::AgentAddress> &address) {
                  if (attempt != m_attempt)
                      return;
                  if (!address) {
                      m_parts.live.setReserved(false);
                      if (!address.error().isCancelled())
                          m_parts.tellProblem(address.error());
                      return;
                  }
                  scenario::Target whole = target;
                  whole.address = *address;
                  if (isOther && !choices.version.isEmpty()) {
                      const bool isBranch = choices.version.startsWith("agtbrch"_L1);
                      whole.address.branchId = isBranch ? choices.version : QString();
                      whole.address.versionId = isBranch ? QString() : choices.version;
                  }
                  findTargets(found + QList<scenario::Target>{whole}, names, choices);
              });
}

void ScenarioFeature::begin(const QList<scenario::Target> &targets, const QStringList &names,
                            const ScenarioChoices &choices)
{
    const auto &backend = m_parts.services.account.backend();
    if (!backend) {
        m_parts.live.setReserved(false);
        m_parts.tellProblem(m_parts.services.account.problem().value_or(
            Error::make(ErrorKind::Network, tr("There is no connection to the service yet."))));
        return;
    }
    m_runner.reset();
    m_voices = callerVoicesOf(m_parts.services);
    m_session = std::make_unique<evidence::RecordedSession>(
        std::make_unique<agent::AgentSession>(*backend->transport, backend->dialect),
        evidence::SessionArchive(m_parts.services.dirs.data + u"/sessions"_s));
    m_runner = std::make_unique<scenario::SuiteRunner>(*m_session, m_voices.get());
    connect(m_runner.get(), &scenario::SuiteRunner::runStarted, this, &ScenarioFeature::follow);
    connect(m_runner.get(), &scenario::SuiteRunner::runFinished, this, &ScenarioFeature::runFinished);
    connect(m_runner.get(), &scenario::SuiteRunner::finished, this, &ScenarioFeature::allFinished);
    scenario::SuiteRunner::Options options;
    options.targets = targets;
    options.profileName = m_parts.services.account.profile().name;
    options.program = u"Voice Studio "_s + QCoreApplication::applicationVersion();
    options.repeat = choices.repeat;
    options.only = names;
    options.line = choices.lineSettings();
    m_parts.announce(tr("Making what the caller says…"));
    m_runner->start(m_library->suite(), options);
}

void ScenarioFeature::follow(int, scenario::ScenarioRunner *runner)
{
    connect(runner, &scenario::ScenarioRunner::phaseChanged, this, [this, runner] {
        // The conversation begins; before, there is nothing to show yet.
        if (runner->phase() == scenario::ScenarioRunner::Phase::Connecting)
            m_parts.live.follow(*m_session);
    });
}

void ScenarioFeature::runFinished(const RunResult &result)
{
    if (result.outcome == RunResult::Outcome::Broken && result.session.isEmpty())
        m_parts.tellProblem(Error::make(ErrorKind::Internal, result.problem));
}

void ScenarioFeature::allFinished(const SuiteResult &result)
{
    m_parts.live.setReserved(false);
    m_archive.keep(result, this)->then(this, [this](const Result<QString> &kept) {
        if (!kept)
            m_parts.tellProblem(kept.error());
        showOutcome();
    });
    emit finished(result);
    const int passed = result.count(RunResult::Outcome::Passed);
    const int cancelled = result.count(RunResult::Outcome::Cancelled);
    if (result.runs.isEmpty() || cancelled == result.runs.size())
        return;
    const QString text = result.runs.size() == 1
        ? tr("“%1”: %2")
              .arg(result.runs.first().scenario.left(60),
                   sentenceOf(result.runs, result.runs.first().scenario))
        : tr("%1 of %2 conversations passed.").arg(passed).arg(result.runs.size());
    const bool areTwo = scenario::sidesOf(result).size() > 1;
    auto *toast = Toast::show(&m_parts.panel, result.allPassed() ? NoticeKind::Success : NoticeKind::Warning,
                              text, areTwo ? tr("Compare") : tr("Show"));
    connect(toast, &Toast::actionTriggered, this,
            areTwo ? &ScenarioFeature::compare : &ScenarioFeature::open);
    m_parts.announce(text);
}

/// How the chosen scenario went the last time, and beside the time before.
void ScenarioFeature::showOutcome()
{
    if (!m_dialog)
        return;
    const QString name = m_library->suite().scenarios.value(m_dialog->chosen()).name;
    auto *job = m_archive.ofSuite(m_library->suite().name, kEarlier, this);
    m_reading = job;
    job->then(this, [this, name](const Result<QList<SuiteResult>> &results) {
        if (!m_dialog || !results)
            return;
        QList<SuiteResult> own;
        for (const SuiteResult &result : *results) {
            if (std::any_of(result.runs.begin(), result.runs.end(),
                            [&name](const RunResult &run) { return run.scenario == name; }))
                own.append(result);
        }
        if (own.isEmpty()) {
            m_dialog->setOutcome({});
            return;
        }
        const auto when = [](const SuiteResult &result) {
            return QLocale().toString(result.startedAt.toLocalTime(), QLocale::ShortFormat);
        };
        QString text = tr("%1: %2").arg(when(own[0]), sentenceOf(own[0].runs, name));
        if (own.size() > 1) {
            const scenario::Comparison compared =
                scenario::compare(own[1].runs, when(own[1]), own[0].runs, when(own[0]));
            for (const scenario::ComparedRow &row : compared.rows) {
                if (row.scenario != name || row.left.medianReplyMs < 0 || row.right.medianReplyMs < 0)
                    continue;
                text += u'\n'
                    + tr("Beside %1: passed %2 of %3, median reply %4; now %5 of %6, %7.")
                          .arg(compared.leftName)
                          .arg(row.left.passed)
                          .arg(row.left.runs)
                          .arg(secondsOf(row.left.medianReplyMs))
                          .arg(row.right.passed)
                          .arg(row.right.runs)
                          .arg(secondsOf(row.right.medianReplyMs));
            }
        }
        m_dialog->setOutcome(text);
    });
}

} // namespace studio::ui
