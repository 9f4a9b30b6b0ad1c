// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/nettransport.h"
#include "core/sandbox/sandboxserver.h"
#include "core/scenario/scenariofile.h"
#include "tests/ui/speech/speechworld.h"
#include "ui/agent/agentbar.h"
#include "ui/agent/agentdirectory.h"
#include "ui/agent/agentpanel.h"
#include "ui/agent/comparisondialog.h"
#include "ui/agent/comparisonfeature.h"
#include "ui/agent/comparisonmodel.h"
#include "ui/agent/livecontrol.h"
#include "ui/agent/samplesession.h"
#include "ui/agent/scenariocard.h"
#include "ui/agent/scenariodialog.h"
#include "ui/agent/scenariofeature.h"
#include "ui/agent/scenariolibrary.h"
#include "ui/agent/shownsession.h"
#include "ui/theme/variants.h"
#include "ui/widgets/badge.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QComboBox>
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QThreadPool>
#include <QTimer>

using namespace Qt::StringLiterals;
using namespace studio;
using namespace studio::tests;
using namespace studio::ui;
using scenario::Step;

namespace {

/// The built-in service as the back end of the one profile.
class ServedBackend final : public account::BackendFactory {
public:
    ServedBackend() { m_running = m_server.start().has_value(); }

    JobOf<account::Backend> *open(const profiles::Profile &) override
    {
        Q_ASSERT(m_running);
        return readyJob<account::Backend>(
            account::Backend{&m_transport, api::Dialect::sandbox(m_server.baseUrl(), m_server.apiKey())});
    }
    JobOf<account::Backend> *openWithKey(const profiles::Profile &profile, const Secret &) override
    {
        return open(profile);
    }

private:
    sandbox::SandboxServer m_server;
    net::NetTransport m_transport;
    bool m_running = false;
};

QList<Step> fewSteps()
{
    return scenario::withoutPlaces(
               scenario::readSuite("{\"scenario\": \"x\", \"steps\": [{\"say\": \"Hello\"}, {\"wait\": 500},"
                                   "{\"expectWords\": [\"hi\", \"there|here\"]}]}")
                   .suite)
        .scenarios.first()
        .steps;
}

} // namespace

class TestScenarios final : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { setupAppearance(); }

    void theLibraryOutlivesTheWindow()
    {
        QTemporaryDir folder;
        {
            ScenarioLibrary library(folder.path());
            QVERIFY(library.count() > 0); // examples
            scenario::Scenario mine;
            mine.name = library.suite().scenarios.first().name;
            mine.steps = fewSteps();
            const int index = library.add(mine);
            QVERIFY(library.suite().scenarios[index].name != mine.name); // told apart
        }
        ScenarioLibrary again(folder.path());
        QCOMPARE(again.suite().scenarios.last().steps.size(), 3);
        // What is not complete yet is there again as well.
        Step unfinished;
        again.set(0, [&] {
            scenario::Scenario changed = again.suite().scenarios.first();
            changed.steps.append(unfinished);
            return changed;
        }());
        const int steps = int(again.suite().scenarios.first().steps.size());
        const int count = again.count();
        QDir().mkpath(folder.filePath(u"half"_s));
        QFile half(folder.filePath(u"half/scenarios.json"_s));
        QVERIFY(half.open(QIODevice::WriteOnly));
        half.write(scenario::writeSuite(again.suite()));
        half.close();
        ScenarioLibrary unfinishedOne(folder.filePath(u"half"_s));
        QCOMPARE(unfinishedOne.count(), count);
        QCOMPARE(unfinishedOne.suite().scenarios.first().steps.size(), steps);
        // What cannot be read is kept.
        QFile file(folder.filePath(u"scenarios.json"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{broken");
        file.close();
        ScenarioLibrary fresh(folder.path());
        QVERIFY(QFile::exists(folder.filePath(u"scenarios.json.damaged"_s)));
    }

    void unfinishedStepsDoNotCostTheOthers()
    {
        QTemporaryDir folder;
        scenario::Suite suite;
        suite.name = u"Scenarios"_s;
        for (int i = 0; i < 6; ++i) {
            scenario::Scenario one;
            one.name = u"Number %1"_s.arg(i);
            one.steps = fewSteps();
            for (int unfinished = 0; unfinished < 30; ++unfinished)
                one.steps.append(Step{});
            suite.scenarios.append(one);
        }
        QFile file(folder.filePath(u"scenarios.json"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(scenario::writeSuite(suite));
        file.close();
        {
            ScenarioLibrary library(folder.path());
            QCOMPARE(library.count(), 6);
            for (const scenario::Scenario &one : library.suite().scenarios)
                QCOMPARE(one.steps.size(), 33);
            library.take(0);
        }
        QCOMPARE(ScenarioLibrary(folder.path()).count(), 5);
        QVERIFY(QFile::exists(folder.filePath(u"scenarios.json.before"_s)));
    }

    void theLastEditIsTheOneOnDisk()
    {
        QTemporaryDir folder;
        {
            ScenarioLibrary library(folder.path());
            library.findChild<QTimer *>()->setInterval(0);
            scenario::Scenario changed = library.suite().scenarios.first();
            // Each of these is a write of its own; some may still wait when the library goes.
            for (int i = 0; i < 40; ++i) {
                changed.name = u"Edit %1"_s.arg(i);
                library.set(0, changed);
                QCoreApplication::processEvents();
            }
        }
        QThreadPool::globalInstance()->waitForDone();
        QCOMPARE(ScenarioLibrary(folder.path()).suite().scenarios.first().name, u"Edit 39"_s);
    }

    void theCardShowsTheLog()
    {
        ShownSession shown;
        ScenarioCard card(shown);
        const QAbstractItemModelTester tester(&card.model(),
                                              QAbstractItemModelTester::FailureReportingMode::QtTest);
        QVERIFY(card.isHidden());
        shown.show(ShownSession::Kind::Live, sampleSession());
        QVERIFY(!card.isHidden());
        QCOMPARE(card.model().rowCount(), 5);
        QCOMPARE(card.model().run().count(scenario::StepResult::State::Passed), 3);
        QCOMPARE(card.model().run().current(), 3);
        shown.append({.atUs = 30'000'000,
                      .direction = agent::LogEntry::Direction::Local,
                      .type = u"scenario.step"_s,
                      .data = {{u"index"_s, 3},
                               {u"text"_s, u"Expect it"_s},
                               {u"state"_s, u"failed"_s},
                               {u"detail"_s, u"It was not said."_s}}});
        QVERIFY(card.model()
                    .index(3)
                    .data(Qt::AccessibleTextRole)
                    .toString()
                    .contains(u"failed: It was not said."));
    }

    void whileScenariosRunNothingElseBegins()
    {
        SpeechWorld world;
        ServedBackend backend;
        account::Account account(world.profiles, backend, world.cache);
        account.start();
        QWidget window;
        AgentPanel panel(world.agentServices(account), &window);
        window.show();
        panel.activate();
        QTRY_VERIFY_WITH_TIMEOUT(panel.directory()->state() == AgentDirectory::State::Ready, 10'000);
        for (const KnownAgent &agent : panel.directory()->agents()) {
            if (agent.agentId == "agent_billing"_L1)
                panel.directory()->choose(agent.key);
        }
        auto *feature = panel.findChild<ScenarioFeature *>();
        auto *bar = panel.findChild<AgentBar *>();
        auto *begin = panel.findChild<QAction *>(u"actionStartSession"_s);
        const scenario::Scenario greeting =
            scenario::readSuite("{\"scenario\": \"Greeting\", \"session\": {\"textOnly\": true}, \"steps\":"
                                "[{\"type\": \"Hello\"}, {\"expectWords\": \"help\"}]}")
                .suite.scenarios.first();
        feature->library().add(greeting);
        ScenarioChoices thrice;
        thrice.repeat = 3;
        QSignalSpy finished(feature, &ScenarioFeature::finished);
        QSignalSpy idle(&panel, &Panel::becameIdle);
        QSignalSpy began(panel.live(), &LiveControl::began);
        // Cancelled before there is a conversation.
        feature->run({greeting.name}, thrice);
        QVERIFY(panel.isBusy());
        QCOMPARE(bar->action(), AgentBar::Action::Cancel);
        QVERIFY(bar->badge()->isVisible());
        begin->trigger();
        QVERIFY(!panel.live()->isFollowing());
        panel.stop();
        QTRY_VERIFY(!panel.isBusy());
        QCOMPARE(idle.size(), 1);
        QTest::qWait(100);
        QCOMPARE(began.size(), 0);
        // From the first round to the last it is one run; whoever ends it ends all of it.
        const qsizetype runsBefore = finished.size();
        feature->run({greeting.name}, thrice);
        QTRY_VERIFY_WITH_TIMEOUT(began.size() == 2, 30'000);
        QCOMPARE(idle.size(), 1);
        QVERIFY(panel.isBusy());
        begin->trigger();
        QVERIFY(panel.live()->isFollowing());
        panel.stop();
        QTRY_VERIFY_WITH_TIMEOUT(finished.size() == runsBefore + 1, 30'000);
        QCOMPARE(began.size(), 2);
        QCOMPARE(idle.size(), 2);
        QVERIFY(!panel.isBusy());
        QVERIFY(bar->action() != AgentBar::Action::Cancel);
    }

    void aScenarioRunsInTheWindow()
    {
        SpeechWorld world;
        ServedBackend backend;
        account::Account account(world.profiles, backend, world.cache);
        account.start();
        QWidget window;
        window.resize(1072, 748);
        AgentPanel panel(world.agentServices(account), &window);
        panel.resize(window.size());
        window.show();
        panel.activate();
        QTRY_VERIFY_WITH_TIMEOUT(panel.directory()->state() == AgentDirectory::State::Ready, 10'000);
        for (const KnownAgent &agent : panel.directory()->agents()) {
            if (agent.agentId == "agent_billing"_L1)
                panel.directory()->choose(agent.key);
        }
        auto *feature = panel.findChild<ScenarioFeature *>();
        QVERIFY(feature);
        QSignalSpy finished(feature, &ScenarioFeature::finished);
        panel.findChild<QPushButton *>(u"scenarioButton"_s)->click();
        auto *dialog = window.findChild<ScenarioDialog *>(u"scenarioDialog"_s);
        QVERIFY(dialog);
        auto *names = dialog->findChild<QComboBox *>(u"scenarioName"_s);
        const int index = names->findText(u"In writing"_s);
        QVERIFY(index >= 0);
        dialog->choose(index);
        dialog->findChild<QPushButton *>(u"scenarioRun"_s)->click();
        QTRY_VERIFY_WITH_TIMEOUT(finished.size() == 1, 30'000);
        const auto result = finished.first().first().value<scenario::SuiteResult>();
        QVERIFY2(result.allPassed(),
                 qPrintable(result.runs.isEmpty() ? u"nothing ran"_s : result.runs.first().transcript));
        // The chat shows what happened, and the card ticks of each step.
        QCOMPARE(panel.shown()->kind(), ShownSession::Kind::Ended);
        auto *card = panel.findChild<ScenarioCard *>(u"scenarioCard"_s);
        QCOMPARE(card->model().run().count(scenario::StepResult::State::Passed),
                 result.runs.first().steps.size());
        QVERIFY(!panel.live()->isRunning());
        // What was done can be made a scenario of its own.
        const int before = feature->library().count();
        feature->fromSession();
        QCOMPARE(feature->library().count(), before + 1);
        QVERIFY(feature->library().suite().scenarios.last().session.textOnly);

        // Beside an older version: both are run, and stand side by side.
        ScenarioChoices beside;
        beside.against = panel.directory()->chosen()->key;
        beside.version = u"agtvrsn_billing_13"_s;
        scenario::Scenario greeting =
            scenario::readSuite("{\"scenario\": \"Greeting\", \"session\": {\"textOnly\": true}, \"steps\":"
                                "[{\"type\": \"Hello\"}, {\"expectWords\": \"help\"}]}")
                .suite.scenarios.first();
        const int greets = feature->library().add(greeting);
        feature->run({greeting.name}, beside);
        QTRY_VERIFY_WITH_TIMEOUT(finished.size() == 2, 30'000);
        const auto both = finished.last().first().value<scenario::SuiteResult>();
        QCOMPARE(scenario::sidesOf(both).size(), 2);
        dialog = window.findChild<ScenarioDialog *>(u"scenarioDialog"_s);
        dialog->choose(greets);
        QTest::keyClick(dialog->findChild<QPushButton *>(u"scenarioCompare"_s), Qt::Key_Space);
        auto *compared = window.findChild<ComparisonDialog *>(u"comparisonDialog"_s);
        QVERIFY(compared);
        QTRY_VERIFY(compared->model().rowCount() > 0);
        const scenario::Comparison shown = compared->model().comparison();
        QVERIFY2(shown.rightName.contains(u"@agtvrsn_billing_13"), qPrintable(shown.rightName));
        QVERIFY(!shown.leftName.contains(u'@'));
        QCOMPARE(shown.rows.first().steps.size(), 2);
        // The run before it is on the disk and can be chosen.
        auto *left = compared->findChild<QComboBox *>(u"comparisonLeft"_s);
        QCOMPARE(left->count(), 3);
        left->setCurrentIndex(2);
        emit left->activated(2);
        QTRY_VERIFY(compared->model().comparison().leftName != shown.leftName);
        // Exported as the command line writes it, and opened again.
        QTemporaryDir folder;
        world.prompts.folderToChoose = folder.path();
        compared->findChild<QPushButton *>(u"comparisonExport"_s)->click();
        QTRY_VERIFY(QFile::exists(folder.filePath(u"comparison.txt"_s)));
        QFile exported(folder.filePath(u"comparison.json"_s));
        QVERIFY(exported.open(QIODevice::ReadOnly));
        const scenario::Comparison now = compared->model().comparison();
        QCOMPARE(QJsonDocument::fromJson(exported.readAll()).object(), scenario::toJson(now));
        compared->setNothing({});
        world.prompts.fileToOpen = exported.fileName();
        compared->findChild<QPushButton *>(u"comparisonOpen"_s)->click();
        QTRY_COMPARE(compared->model().comparison(), now);
    }
};

QTEST_MAIN(TestScenarios)
#include "tst_scenarios.moc"
