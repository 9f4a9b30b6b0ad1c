// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/nettransport.h"
#include "core/scenario/runlog.h"
#include "core/scenario/scenariofile.h"
#include "core/scenario/suiterunner.h"
#include "tests/core/agent/agentserver.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <cstring>

using namespace Qt::StringLiterals;
using namespace studio;
using namespace studio::scenario;
using agent::LogEntry;
using test::AgentPeer;
using test::AgentServer;

namespace {

/// A tone for each text; none for the text "mute".
class ToneVoices final : public CallerVoices {
public:
    JobOf<Utterance> *speak(const QString &text, const QString &, QObject *parent) override
    {
        asked.append(text);
        if (text == "mute"_L1)
            return readyJob<Utterance>(fail(ErrorKind::Quota, u"Not enough credits."_s), parent);
        Utterance made;
        made.rateHz = 24'000;
        made.credits = 3;
        for (int i = 0; i < 12'000; ++i) {
            const auto sample = std::int16_t(9000 * std::sin(i * 0.12));
            made.pcm16.append(reinterpret_cast<const char *>(&sample), 2);
        }
        return readyJob<Utterance>(made, parent);
    }
    QStringList asked;
};

Scenario scenarioOf(const QByteArray &steps, const QByteArray &more = {})
{
    const SuiteReading reading = readSuite("{\"scenario\": \"x\"" + more + ", \"steps\": [" + steps + "]}");
    if (!reading.mistakes.isEmpty())
        qWarning().noquote() << mistakesText(u"test"_s, reading.mistakes);
    return reading.suite.whole(reading.suite.scenarios.value(0));
}

constexpr auto kInText = ", \"session\": {\"textOnly\": true}";

/// Answers typed messages with a text, after a moment.
void answerTyped(AgentServer &server)
{
    server.onCall([](AgentPeer &peer) { peer.send(AgentServer::agentResponse(1, u"Hello there."_s)); });
    server.onMessage([](AgentPeer &peer, const QJsonObject &message) {
        if (message.value("type"_L1).toString() != "user_message"_L1)
            return;
        const QString text = message.value("text"_L1).toString();
        if (text == "bye"_L1)
            peer.close(1000);
        else if (text == "crash"_L1)
            peer.reset();
        else if (text == "tool"_L1)
            peer.send(AgentServer::toolCall(u"call1"_s, u"lookup"_s, {{u"id"_s, u"7"_s}}));
        else
            peer.send(AgentServer::agentResponse(5, u"You said “%1”."_s.arg(text)));
    });
}

} // namespace

class TestScenarioRunner final : public QObject {
    Q_OBJECT

    std::unique_ptr<AgentServer> m_server;
    std::unique_ptr<QTemporaryDir> m_folder;
    net::NetTransport m_transport;
    ToneVoices m_voices;

    std::unique_ptr<evidence::RecordedSession> session()
    {
        QUrl socket = m_server->url();
        socket.setScheme(u"ws"_s);
        return std::make_unique<evidence::RecordedSession>(
            std::make_unique<agent::AgentSession>(
                m_transport, api::Dialect::elevenLabs(m_server->url(), socket, Secret(AgentServer::kKey))),
            evidence::SessionArchive(m_folder->path()));
    }
    static RunSetup setup()
    {
        RunSetup made;
        made.address.agentId = QString::fromLatin1(AgentServer::kPublicAgent);
        made.agentName = u"Tester"_s;
        return made;
    }
    RunResult run(const Scenario &scenario)
    {
        const auto recorded = session();
        ScenarioRunner runner(*recorded, &m_voices);
        QSignalSpy finished(&runner, &ScenarioRunner::finished);
        runner.start(scenario, setup());
        if (!finished.wait(20'000))
            return {};
        return finished.first().first().value<RunResult>();
    }
    QList<LogEntry> record(const RunResult &result) const
    {
        return evidence::readSessionLog(m_folder->path() + u'/' + result.session).value_or(QList<LogEntry>());
    }
    static QString states(const RunResult &result)
    {
        QStringList names;
        for (const StepResult &step : result.steps)
            names.append(stateName(step.state) + (step.reason.isEmpty() ? QString() : u": "_s + step.reason));
        return names.join(u"; ") + u" / "_s + result.problem;
    }

private slots:
    void init()
    {
        m_server = std::make_unique<AgentServer>();
        m_folder = std::make_unique<QTemporaryDir>();
        m_voices.asked.clear();
    }

    void typesWaitsAndJudges()
    {
        answerTyped(*m_server);
        const RunResult result =
            run(scenarioOf("{\"type\": \"one\"}, {\"expectPattern\": \"You (\\\\w+)\", \"as\": \"verb\"},"
                           "{\"type\": \"{{verb}} two\"}, {\"expectWords\": \"said two\"},"
                           "{\"tones\": \"1\"}, {\"wait\": \"answer\"}",
                           kInText));
        QVERIFY2(result.outcome == RunResult::Outcome::Passed, qPrintable(states(result)));
        QCOMPARE(m_server->messages(u"user_message"_s).size(), 3);
        QVERIFY2(result.transcript.contains(u"You said “said two”"), qPrintable(result.transcript));
        // The record tells the same.
        const QList<LogEntry> log = record(result);
        const RunLog told(log);
        QCOMPARE(told.name(), u"x"_s);
        QCOMPARE(told.count(StepResult::State::Passed), 6);
    }

    void keepsNoSecretsInTheRecord()
    {
        answerTyped(*m_server);
        const RunResult result =
            run(scenarioOf("{\"type\": \"one\"}",
                           ", \"session\": {\"textOnly\": true, \"dynamicVariables\": {\"tier\": \"Gold\", "
                           "\"secret__pin\": \"pin-4711\"}}, \"variables\": {\"api_key\": \"key-0815\"}"));
        const QJsonObject sent = m_server->messages().first().message;
        QCOMPARE(sent.value(u"dynamic_variables"_s).toObject().value(u"secret__pin"_s).toString(),
                 u"pin-4711"_s);
        QByteArray kept;
        for (const char *name : {"scenario.json", "events.jsonl", "session.json"}) {
            QFile file(m_folder->path() + u'/' + result.session + u'/' + QLatin1StringView(name));
            QVERIFY(file.open(QIODevice::ReadOnly));
            kept += file.readAll();
        }
        QVERIFY(kept.contains("Gold"));
        QVERIFY2(!kept.contains("pin-4711") && !kept.contains("key-0815"), kept.constData());
    }

    void anUnmetExpectationDoesNotEndTheRun()
    {
        answerTyped(*m_server);
        const RunResult result =
            run(scenarioOf("{\"type\": \"one\"}, {\"expectWords\": \"never\", \"withinMs\": 300},"
                           "{\"type\": \"two\"}, {\"expectWords\": \"two\"}",
                           kInText));
        QCOMPARE(result.outcome, RunResult::Outcome::Failed);
        QCOMPARE(result.steps[1].state, StepResult::State::Failed);
        QVERIFY(result.steps[1].reason.contains(u"You said"));
        QCOMPARE(result.steps[3].state, StepResult::State::Passed);
        // A replay of the record comes to the same verdict, whenever it is asked.
        const QList<LogEntry> log = record(result);
        const auto typed = std::ranges::find(log, u"user_message"_s, &LogEntry::type);
        QVERIFY(typed != log.end());
        const StepResult &failed = result.steps[1];
        Step step;
        step.kind = Step::Kind::ExpectWords;
        step.values = QStringList{u"never"_s};
        step.withinMs = 300;
        const Verdict again =
            judge(step, Witness(log, typed->atUs, failed.atUs + failed.tookUs), agent::Timings(log),
                  {.nowUs = failed.atUs + failed.tookUs, .beganUs = failed.atUs});
        QCOMPARE(again.state, Verdict::State::Failed);
        QCOMPARE(again.reason, failed.reason);
    }

    void toolsAreAnsweredAsWritten()
    {
        answerTyped(*m_server);
        const RunResult result = run(
            scenarioOf("{\"type\": \"tool\"}, {\"expectTool\": \"lookup\", \"arguments\": {\"id\": 7}},"
                       "{\"wait\": 300}",
                       QByteArray(kInText) + ", \"tools\": {\"lookup\": {\"result\": {\"found\": true}}}"));
        QVERIFY2(result.outcome == RunResult::Outcome::Passed, qPrintable(states(result)));
        const auto answers = m_server->messages(u"client_tool_result"_s);
        QCOMPARE(answers.size(), 1);
        QCOMPARE(answers.first().message.value(u"result"_s).toString(), u"{\"found\":true}"_s);
    }

    void aLineThatBreaksIsNoUnmetExpectation()
    {
        answerTyped(*m_server);
        const RunResult result =
            run(scenarioOf("{\"type\": \"crash\"}, {\"wait\": 3000}, {\"type\": \"two\"}", kInText));
        QCOMPARE(result.outcome, RunResult::Outcome::Broken);
        QVERIFY(!result.problem.isEmpty());
        QVERIFY(!result.session.isEmpty());
        QCOMPARE(m_server->connections(), 1); // nothing is mended that is to be checked
    }

    void theAgentMayHangUpWhenItIsExpectedTo()
    {
        answerTyped(*m_server);
        const RunResult fine = run(scenarioOf("{\"type\": \"bye\"}, {\"expectEnd\": true}", kInText));
        QVERIFY2(fine.outcome == RunResult::Outcome::Passed, qPrintable(states(fine)));
        const RunResult early =
            run(scenarioOf("{\"type\": \"bye\"}, {\"wait\": 2000}, {\"type\": \"two\"}", kInText));
        QCOMPARE(early.outcome, RunResult::Outcome::Failed);
        QVERIFY2(early.steps[1].reason.contains(u"agent"), qPrintable(states(early)));
        QCOMPARE(early.steps[2].state, StepResult::State::Skipped);
    }

    void whatCannotBeSaidIsKnownBeforeAnyoneIsCalled()
    {
        const RunResult result = run(scenarioOf("{\"say\": \"mute\"}"));
        QCOMPARE(result.outcome, RunResult::Outcome::Broken);
        QCOMPARE(result.problemKind, errorKindName(ErrorKind::Quota));
        QCOMPARE(m_server->connections(), 0);
        QVERIFY(result.session.isEmpty());
        const RunResult missing = run(scenarioOf("{\"play\": \"no such file.wav\"}"));
        QCOMPARE(missing.outcome, RunResult::Outcome::Broken);
        QCOMPARE(m_server->connections(), 0);
    }

    void aMissingAgentIsBroken()
    {
        m_server->refuseWith(404);
        const RunResult result = run(scenarioOf("{\"type\": \"one\"}", kInText));
        QCOMPARE(result.outcome, RunResult::Outcome::Broken);
        QCOMPARE(result.steps[0].state, StepResult::State::Skipped);
    }

    void itCanBeStopped()
    {
        answerTyped(*m_server);
        const auto recorded = session();
        ScenarioRunner runner(*recorded, &m_voices);
        QSignalSpy finished(&runner, &ScenarioRunner::finished);
        runner.start(scenarioOf("{\"wait\": 60000}", kInText), setup());
        QTRY_COMPARE_WITH_TIMEOUT(runner.phase(), ScenarioRunner::Phase::Running, 10'000);
        runner.stop();
        QVERIFY(finished.wait(10'000));
        QCOMPARE(finished.first().first().value<RunResult>().outcome, RunResult::Outcome::Cancelled);
    }

    void speaksAndInterruptsInTime()
    {
        // A greeting of three seconds, which is cut short.
        m_server->onCall([](AgentPeer &peer) {
            peer.send(AgentServer::agentResponse(1, u"Welcome, and listen to all of this please."_s));
            for (int i = 0; i < 30; ++i)
                peer.send(AgentServer::audio(1, QByteArray(3200, '\x10'), {}, 100, i == 29));
            peer.later(1400, [&peer] { peer.send(AgentServer::interruption(1)); });
        });
        const RunResult result =
            run(scenarioOf("{\"interrupt\": 800, \"say\": \"Stop\"}, {\"expectStopWithin\": 3000}"));
        QVERIFY2(result.outcome == RunResult::Outcome::Passed, qPrintable(states(result)));
        QCOMPARE(result.credits, 3);
        qint64 heard = -1;
        qint64 spoke = -1;
        for (const LogEntry &entry : record(result)) {
            if (entry.type == "sound.first"_L1 && heard < 0)
                heard = entry.atUs;
            if (entry.type == "voice.begin"_L1 && spoke < 0)
                spoke = entry.atUs;
        }
        QVERIFY(heard >= 0 && spoke >= heard + 750'000);
        QVERIFY(result.steps[1].ms > 0);
        QVERIFY(m_server->soundBytes() > 10'000);
    }

    void repeatsTellTheSameSoundOnce()
    {
        answerTyped(*m_server);
        const auto recorded = session();
        Suite suite;
        suite.name = u"S"_s;
        suite.scenarios = {scenarioOf("{\"type\": \"one\"}, {\"expectWords\": \"one\"}", kInText)};
        SuiteRunner runner(*recorded, &m_voices);
        QSignalSpy finished(&runner, &SuiteRunner::finished);
        SuiteRunner::Options options;
        options.targets = {{.address = setup().address, .name = u"Tester"_s}};
        options.repeat = 3;
        runner.start(suite, options);
        QVERIFY(finished.wait(20'000));
        const auto result = finished.first().first().value<SuiteResult>();
        QCOMPARE(result.runs.size(), 3);
        QVERIFY(result.allPassed());
        QCOMPARE(m_server->connections(), 3);
        QStringList sessions;
        for (const RunResult &one : result.runs)
            sessions.append(one.session);
        QCOMPARE(sessions.removeDuplicates(), 0); // each is recorded for itself
    }
};

QTEST_GUILESS_MAIN(TestScenarioRunner)
#include "tst_scenariorunner.moc"
