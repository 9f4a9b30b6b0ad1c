// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/programrun.h"
#include "tests/support/xmlschema.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#include <memory>

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
        QVERIFY(told.err.contains("20001 mistakes") || told.err.contains("20,001 mistakes"));

        const ProgramRun baseline = run({u"check"_s, examples(), u"--baseline"_s, path(u"nowhere.json"_s)});
        QCOMPARE(baseline.status, 2);
        QVERIFY2(baseline.out.isEmpty(), baseline.out.constData());
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
                  "  {\"expectWords\": \"thank you for calling\"},\n"
                  "  {\"expectAnswerWithin\": 10000}]}");
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
