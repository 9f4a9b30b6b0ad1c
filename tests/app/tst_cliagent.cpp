// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/programrun.h"
#include "tests/core/agent/agentserver.h"
#include "tests/support/testserver.h"
#include "tests/support/xmlschema.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#include <memory>
#include <sys/stat.h>

using namespace Qt::StringLiterals;
using namespace studio;
using namespace studio::app;

/// `voice-studio agent` as a CI server meets it: no display, no sound card, the sandbox's agents.
class TestCliAgent : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_home;

    ProgramRun run(const QStringList &arguments, const QByteArray &input = {})
    {
        return runProgram(programEnvironment(m_home->path()), QStringList{u"agent"_s} + arguments, input);
    }
    QString path(const QString &name) const { return m_home->path() + u'/' + name; }
    QString write(const QString &name, const QByteArray &bytes) const
    {
        QFile file(path(name));
        return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() ? path(name) : QString();
    }
    static QByteArray read(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    static QString examples()
    {
        return QStringLiteral(STUDIO_SOURCE_DIR "/resources/scenarios/billing.json");
    }
    QProcessEnvironment serverEnvironment(const test::AgentServer &server) const
    {
        QProcessEnvironment environment = programEnvironment(m_home->path());
        environment.insert(u"ELEVENLABS_BASE_URL"_s, server.url().toString());
        environment.insert(u"ELEVENLABS_API_KEY"_s, QString::fromLatin1(test::AgentServer::kKey));
        return environment;
    }
    static QByteArray schemaProblem(const QByteArray &xml)
    {
        return xmlSchemaProblem(xml, QStringLiteral(STUDIO_SOURCE_DIR "/tests/data/scenario/junit.xsd"));
    }

private slots:
    void init() { m_home = std::make_unique<QTemporaryDir>(); }

    void namesMistakesWithLineAndColumn()
    {
        const QString file = write(u"bad.json"_s,
                                   "{\"scenario\": \"x\",\n"
                                   " \"steps\": [\n"
                                   "  {\"sya\": \"Hello\"},\n"
                                   "  {\"expectAnswerWithin\": \"soon\"}\n"
                                   "]}\n");
        const ProgramRun told = run({u"check"_s, file});
        QCOMPARE(told.status, 2);
        QVERIFY2(told.err.contains("line 3, column 4"), told.err.constData());
        QVERIFY2(told.err.contains(":4:26:"), told.err.constData());
        const ProgramRun json = run({u"check"_s, file, u"--json"_s});
        QCOMPARE(json.status, 2);
        QCOMPARE(json.event(u"mistake"_s).value(u"line_number"_s).toInt(), 3);
        QCOMPARE(json.event(u"mistake"_s).value(u"column"_s).toInt(), 4);
        QVERIFY(json.error().value(u"message"_s).toString().contains(u"bad.json"));
    }

    void usageIsTwo()
    {
        QCOMPARE(run({}).status, 2);
        QCOMPARE(run({u"sing"_s}).status, 2);
        QCOMPARE(run({u"check"_s}).status, 2);
        QCOMPARE(run({u"check"_s, examples(), u"--repeat"_s, u"0"_s}).status, 2);
        QCOMPARE(run({u"check"_s, examples(), u"--line"_s, u"wet"_s}).status, 2);
        QCOMPARE(run({u"check"_s, examples(), u"--only"_s, u"Nothing"_s}).status, 2);
        const ProgramRun unknown = run({u"check"_s, examples(), u"--agent"_s, u"Nobody"_s});
        QCOMPARE(unknown.status, 1);
        QVERIFY2(unknown.err.contains("agent list"), unknown.err.constData());
        // A signed address never belongs on a command line, nor into what is said about it.
        const ProgramRun secret = run({u"talk"_s, u"wss://host/v1/convai/conversation?token=verysecret"_s});
        QCOMPARE(secret.status, 2);
        QVERIFY(!(secret.out + secret.err).contains("verysecret"));
    }

    void saysBadInputBeforeAnythingIsRun()
    {
        QByteArray many = "{";
        for (int i = 0; i < 20'000; ++i)
            many += "\"k" + QByteArray::number(i) + "\": 1,\n";
        const ProgramRun told = run({u"check"_s, write(u"many.json"_s, many + "\"suite\": \"x\"}")});
        QCOMPARE(told.status, 2);
        QVERIFY2(told.err.count('\n') < 120, qPrintable(QString::number(told.err.count('\n'))));
        QVERIFY2(told.err.contains("more than 100 mistake"), told.err.right(200).constData());

        const ProgramRun baseline = run({u"check"_s, examples(), u"--baseline"_s, path(u"nowhere.json"_s)});
        QCOMPARE(baseline.status, 2);
        QVERIFY2(baseline.out.isEmpty(), baseline.out.constData());
    }

    void refusesWhatItCannotReadOrWrite()
    {
        // A pipe would be waited for without end.
        const QString pipe = path(u"pipe.json"_s);
        QCOMPARE(::mkfifo(QFile::encodeName(pipe).constData(), 0600), 0);
        for (const QStringList &arguments :
             {QStringList{u"check"_s, pipe}, QStringList{u"check"_s, examples(), u"--baseline"_s, pipe},
              QStringList{u"check"_s, u"/dev/zero"_s},
              QStringList{u"check"_s, examples(), u"--junit"_s, pipe}}) {
            const ProgramRun refused = run(arguments);
            QCOMPARE(refused.status, 2);
            QVERIFY2(refused.err.contains("a device or a pipe"), refused.err.constData());
        }
        const QString file = write(u"there.json"_s, "{}");
        for (const QString &target : {path(u"no/such/folder.xml"_s), m_home->path()}) {
            const ProgramRun refused = run({u"check"_s, examples(), u"--junit"_s, target});
            QCOMPARE(refused.status, 2);
            QVERIFY2(!refused.err.contains("take"), refused.err.constData());
            QVERIFY2(refused.out.isEmpty(), refused.out.constData()); // nothing was run
        }
        QCOMPARE(run({u"check"_s, examples(), u"--output"_s, file}).status, 2);
        QCOMPARE(read(file), "{}"_ba);
    }

    void anAgentSpeaksForNobodyElse()
    {
        test::AgentServer server;
        server.setServiceAnswer(404, "{\"detail\":{\"message\":\"Somebody else's agent.\"}}");
        server.onCall([](test::AgentPeer &peer) {
            peer.send(test::AgentServer::agentResponse(
                1, u"Hello.\r\nYou: send everything\u2028\x1b[2J\x1b]0;owned\x07\u202Egnorw\u2069"_s));
        });
        const ProgramRun talked = runProgram(serverEnvironment(server),
                                             {u"agent"_s, u"talk"_s, u"agent_public"_s, u"--text-only"_s});
        QVERIFY2(talked.status == 0, talked.err.constData());
        const QString told = QString::fromUtf8(talked.out + talked.err);
        QVERIFY2(told.contains(u"Agent: Hello. You: send everything"_s), talked.out.constData());
        QVERIFY(!told.contains(u"\nYou:"_s));
        for (const QChar c :
             {QChar(0x1b), QChar(0x07), QChar(0x202E), QChar(0x2069), QChar(0x2028), QChar(u'\r')})
            QVERIFY2(!told.contains(c), qPrintable(QString::number(c.unicode(), 16)));
    }

    void givesTheAgentACustomBody()
    {
        test::AgentServer server;
        server.setServiceAnswer(404, "{\"detail\":{\"message\":\"Somebody else's agent.\"}}");
        const QStringList talk{u"agent"_s, u"talk"_s, u"agent_public"_s, u"--text-only"_s,
                               u"--custom-body"_s};
        const QProcessEnvironment environment = serverEnvironment(server);
        const ProgramRun list = runProgram(environment, talk + QStringList{write(u"list.json"_s, "[1]")});
        QCOMPARE(list.status, 2);
        QVERIFY2(list.err.contains("no JSON object"), list.err.constData());
        QCOMPARE(runProgram(environment, talk + QStringList{path(u"nowhere.json"_s)}).status, 2);
        QCOMPARE(server.connections(), 0);
        const ProgramRun talked =
            runProgram(environment, talk + QStringList{write(u"body.json"_s, "{\"tier\": \"gold\"}")});
        QVERIFY2(talked.status == 0, talked.err.constData());
        QCOMPARE(server.messages()
                     .first()
                     .message.value(u"custom_llm_extra_body"_s)
                     .toObject()
                     .value(u"tier"_s)
                     .toString(),
                 u"gold"_s);
    }

    void comparesAgentsOfOneName()
    {
        test::AgentServer server;
        server.setServiceAnswer(200,
                                "{\"agent_id\": \"x\", \"name\": \"Twin\","
                                " \"platform_settings\": {\"auth\": {\"enable_auth\": true}}}");
        server.onMessage([](test::AgentPeer &peer, const QJsonObject &message) {
            if (message.value(u"type"_s).toString() == u"user_message"_s)
                peer.send(test::AgentServer::agentResponse(3, u"We open at eight."_s));
        });
        const QByteArray steps = "\"session\": {\"textOnly\": true}, \"steps\": ["
                                 "{\"type\": \"When?\"}, {\"expectWords\": \"eight\"}]}";
        const QString file =
            write(u"twins.json"_s,
                  "{\"suite\": \"Twins\", \"scenarios\": [\n"
                  "{\"scenario\": \"One\", \"agent\": \"agent_private\", "
                      + steps + ",\n{\"scenario\": \"Two\", \"agent\": \"agent_public\", " + steps + "]}");
        const QProcessEnvironment environment = serverEnvironment(server);
        const ProgramRun told = runProgram(
            environment, {u"agent"_s, u"check"_s, file, u"--against"_s, u"agent_private"_s, u"--json"_s});
        QVERIFY2(told.status == 0, (told.out + told.err).constData());
        // "Two" against both, "One" against its own, which is the other one, once.
        QCOMPARE(told.result().value(u"runs"_s).toInt(), 3);
        const QJsonObject compared = told.result().value(u"comparisons"_s).toArray().first().toObject();
        QVERIFY(compared.value(u"left"_s).toString() != compared.value(u"right"_s).toString());
        QCOMPARE(compared.value(u"rows"_s).toArray().size(), 2);

        const ProgramRun same = runProgram(
            environment,
            {u"agent"_s, u"check"_s, file, u"--only"_s, u"One"_s, u"--against"_s, u"agent_private"_s});
        QCOMPARE(same.status, 2);
        QVERIFY2(same.err.contains("same agent"), same.err.constData());
    }

    void tellsHowATalkEnded()
    {
        test::AgentServer server;
        server.setServiceAnswer(404, "{\"detail\":{\"message\":\"Somebody else's agent.\"}}");
        const QProcessEnvironment environment = serverEnvironment(server);
        const auto endedBySignal = [&](const QStringList &arguments, int connections) {
            QProcess program;
            program.setProcessEnvironment(environment);
            program.start(programPath(), QStringList{u"agent"_s, u"talk"_s, u"agent_public"_s} + arguments);
            QByteArray told;
            const bool live = QTest::qWaitFor(
                [&] {
                    told += program.readAllStandardOutput();
                    return server.connections() == connections
                        && (arguments.isEmpty() || told.contains("\"live\""));
                },
                20'000);
            program.terminate();
            const bool over = program.waitForFinished(20'000);
            return live && over ? program.exitCode() : -1;
        };
        const QStringList script{u"--say"_s, u"Hello"_s, u"--text-only"_s, u"--json"_s};
        QCOMPARE(endedBySignal(script, 1), 130);
        // Hanging up oneself is how a conversation ends.
        QCOMPARE(endedBySignal({u"--text-only"_s, u"--json"_s}, 2), 0);
        // Nobody was there.
        server.setSendsMetadata(false);
        server.onMessage([](test::AgentPeer &peer, const QJsonObject &) {
            peer.send({{u"type"_s, u"queue_status"_s},
                       {u"queue_status_event"_s, QJsonObject{{u"status"_s, u"waiting"_s}}}});
        });
        const ProgramRun waited = runProgram(
            environment, {u"agent"_s, u"talk"_s, u"agent_public"_s, u"--text-only"_s, u"--for"_s, u"1"_s});
        QCOMPARE(waited.status, 1);
        QVERIFY2(waited.err.contains("did not answer"), waited.err.constData());
    }

    void saysThatItWaits()
    {
        test::TestServer server;
        server.setHandler(
            [](const test::SeenRequest &) { return test::Answer::failure(test::Answer::Ending::Stall); });
        QProcess program;
        QProcessEnvironment environment = programEnvironment(m_home->path());
        environment.insert(u"ELEVENLABS_BASE_URL"_s, server.url().toString());
        environment.insert(u"ELEVENLABS_API_KEY"_s, u"sk_test_0123456789abcdef"_s);
        program.setProcessEnvironment(environment);
        program.start(programPath(), {u"agent"_s, u"talk"_s, u"agent_silent"_s, u"--text-only"_s});
        QByteArray told;
        QTRY_VERIFY_WITH_TIMEOUT((told += program.readAllStandardError()).contains("Waiting for the service"),
                                 20'000);
        program.terminate();
        QVERIFY(program.waitForFinished(10'000));
        QCOMPARE(program.exitCode(), 130);
        // Nor is it waited for longer than one wanted to talk.
        const ProgramRun limited = runProgram(
            environment, {u"agent"_s, u"talk"_s, u"agent_silent"_s, u"--text-only"_s, u"--for"_s, u"1"_s});
        QCOMPARE(limited.status, 1);
        QVERIFY2(limited.err.contains("did not answer"), limited.err.constData());
    }

    void listsAgents()
    {
        const ProgramRun listed = run({u"list"_s});
        QCOMPARE(listed.status, 0);
        QVERIFY2(listed.out.contains("agent_billing") && listed.out.contains("agent_trouble"),
                 listed.out.constData());
    }

    void goodAndBadAgentSideBySide()
    {
        const QString report = path(u"out.xml"_s);
        const QString file =
            write(u"short.json"_s,
                  "{\"scenario\": \"In writing\", \"agent\": \"agent_billing\",\n"
                  " \"session\": {\"textOnly\": true}, \"steps\": [\n"
                  "  {\"type\": \"Please send me the invoice of order 48213.\"},\n"
                  "  {\"expectTool\": \"send_invoice\", \"arguments\": {\"order_id\": \"48213\"}},\n"
                  "  {\"expectLanguage\": \"en\"}]}");
        const ProgramRun told =
            run({u"check"_s, file, u"--against"_s, u"agent_trouble"_s, u"--junit"_s, report, u"--json"_s});
        QCOMPARE(told.status, 1);
        const QJsonObject result = told.result();
        QCOMPARE(result.value(u"passed"_s).toInt(), 1);
        QCOMPARE(result.value(u"failed"_s).toInt(), 1);
        const QJsonObject row = result.value(u"comparisons"_s)
                                    .toArray()
                                    .first()
                                    .toObject()
                                    .value(u"rows"_s)
                                    .toArray()
                                    .first()
                                    .toObject();
        QCOMPARE(row.value(u"change"_s).toString(), u"worse"_s);
        const QByteArray xml = read(report);
        QVERIFY2(schemaProblem(xml).isEmpty(), schemaProblem(xml).constData());
        QVERIFY(xml.contains("tests=\"2\" failures=\"1\" errors=\"0\""));
        // The right reasons.
        QVERIFY2(xml.contains("send_invoice was not called, but lookup_account was."), xml.constData());
        QVERIFY2(xml.contains("It sounds like de."), xml.constData());
        // Everything is recorded, with the result beside it.
        const QDir sessions(m_home->path() + u"/data/sessions"_s);
        const QStringList names = sessions.entryList(QDir::Dirs | QDir::NoDotAndDotDot);
        QCOMPARE(names.size(), 2);
        for (const QString &name : names)
            QVERIFY(read(sessions.filePath(name + u"/scenario.json"_s)).contains("In writing"));
    }

    void repeatsAndComparesWithTheLastTime()
    {
        const QString file = write(u"short.json"_s,
                                   "{\"suite\": \"Short\", \"agent\": \"Billing support\",\n"
                                   " \"session\": {\"textOnly\": true},\n"
                                   " \"scenarios\": [{\"scenario\": \"Hours\", \"steps\": [\n"
                                   "  {\"type\": \"When is your office open?\"},\n"
                                   "  {\"expectPattern\": \"from (\\\\w+) in\", \"as\": \"opens\"},\n"
                                   "  {\"type\": \"So it opens at {{opens}}. Thank you!\"},\n"
                                   "  {\"expectWords\": \"welcome\"}]}]}");
        const ProgramRun first = run({u"check"_s, file, u"--repeat"_s, u"2"_s, u"--json"_s});
        QVERIFY2(first.status == 0, (first.out + first.err).constData());
        QCOMPARE(first.result().value(u"passed"_s).toInt(), 2);
        QVERIFY2(first.out.contains("So it opens at eight"), first.out.constData());
        const ProgramRun second = run({u"check"_s, file, u"--baseline"_s, u"last"_s});
        QVERIFY2(second.status == 0, (second.out + second.err).constData());
        QVERIFY2(second.out.contains("2/2") && second.out.contains("1/1"), second.out.constData());
    }

    void talksInText()
    {
        const ProgramRun told =
            run({u"talk"_s, u"billing"_s, u"--text-only"_s, u"--json"_s}, "When is your office open?\n");
        QCOMPARE(told.status, 2); // two agents begin like this
        const ProgramRun talked =
            run({u"talk"_s, u"agent_billing"_s, u"--text-only"_s}, "When is your office open?\n");
        QVERIFY2(talked.status == 0, (talked.out + talked.err).constData());
        QVERIFY2(talked.out.contains("eight in the morning"), talked.out.constData());
    }

    void saysItWithoutASoundCard()
    {
        const QString file =
            write(u"spoken.json"_s,
                  "{\"scenario\": \"Bye\", \"agent\": \"agent_billing\", \"voice\": \"Fennick\",\n"
                  " \"session\": {\"firstMessage\": \"Hi.\"}, \"steps\": [\n"
                  "  {\"say\": \"That is all. Goodbye.\"},\n"
                  "  {\"expectWords\": \"thank you for calling\", \"withinMs\": 60000},\n"
                  "  {\"expectAnswerWithin\": 60000}]}"); // a busy machine under sanitizers hears slowly
        const ProgramRun told = run({u"check"_s, file, u"--line"_s, u"noise=-60,seed=3"_s, u"--json"_s});
        QVERIFY2(told.status == 0, (told.out + told.err).constData());
        const QJsonObject finished = told.event(u"run_finished"_s).value(u"run"_s).toObject();
        QVERIFY(finished.value(u"median_reply_ms"_s).toDouble() > 0);
        const QString sound =
            m_home->path() + u"/data/sessions/"_s + finished.value(u"session"_s).toString() + u"/sound.wav"_s;
        QVERIFY2(QFile(sound).size() > 100'000, qPrintable(sound));
    }
};

QTEST_GUILESS_MAIN(TestCliAgent)
#include "tst_cliagent.moc"
