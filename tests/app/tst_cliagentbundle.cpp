// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evidence/bundlefile.h"
#include "tests/app/programrun.h"
#include "tests/core/evidence/samplesession.h"

#include <QDir>
#include <QElapsedTimer>
#include <QTemporaryDir>

#include <sys/stat.h>

#include <memory>

using namespace Qt::StringLiterals;
using namespace studio;
using namespace studio::app;

/// Recorded sessions on the command line: the list, and bundles of them.
class TestCliAgentBundle : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_home;

    ProgramRun run(const QStringList &arguments)
    {
        return runProgram(programEnvironment(m_home->path()), QStringList{u"agent"_s} + arguments);
    }
    QString path(const QString &name) const { return m_home->path() + u'/' + name; }
    void addSession(const QString &id) { evidence::test::writeSample(path(u"data/sessions/"_s + id)); }
    QByteArray part(const QString &zip, const QString &name)
    {
        const auto bundle = evidence::BundleReader::open(zip);
        return bundle ? bundle->read(name, 64 << 20, {}).value_or(QByteArray()) : QByteArray();
    }

private slots:
    void init() { m_home = std::make_unique<QTemporaryDir>(); }

    void listsSessions()
    {
        const ProgramRun empty = run({u"sessions"_s, u"--json"_s});
        QCOMPARE(empty.status, 0);
        QCOMPARE(empty.result().value("sessions"_L1).toInt(-1), 0);
        addSession(u"20260503-123100-aaaaaaaa"_s);
        addSession(u"20260503-123100-bbbbbbbb"_s);
        const ProgramRun listed = run({u"sessions"_s, u"--json"_s});
        QCOMPARE(listed.status, 0);
        QCOMPARE(listed.result().value("sessions"_L1).toInt(), 2);
        QCOMPARE(listed.lines().first().value("agent"_L1).toString(), u"Billing support"_s);
        QVERIFY(listed.lines().first().value("median_reply_ms"_L1).toDouble() > 0);
        const ProgramRun text = run({u"sessions"_s, u"--most"_s, u"1"_s});
        QCOMPARE(text.out.trimmed().count('\n'), 0);
        QVERIFY2(text.out.contains("Billing support"), text.out.constData());
    }

    void bundlesASession()
    {
        addSession(u"20260503-123100-aaaaaaaa"_s);
        const QString zip = path(u"case.zip"_s);
        const ProgramRun made =
            run({u"bundle"_s, u"20260503"_s, u"--output"_s, zip, u"--note"_s, u"T-17"_s, u"--json"_s});
        QVERIFY2(made.status == 0, made.out.constData());
        QVERIFY(made.result().value("sound"_L1).toBool());
        QVERIFY(part(zip, u"report.html"_s).contains("T-17"));
        QVERIFY(part(zip, u"events.jsonl"_s).contains("48213"));
        // There already; then replaced.
        QCOMPARE(run({u"bundle"_s, u"last"_s, u"-o"_s, zip}).status, 1);
        // A bundle can be bundled again, masked.
        const QString masked = path(u"masked.zip"_s);
        const ProgramRun again = run({u"bundle"_s, zip, u"--mask"_s, u"-o"_s, masked, u"--json"_s});
        QVERIFY2(again.status == 0, again.out.constData());
        QVERIFY(!again.result().value("sound"_L1).toBool(true));
        QVERIFY(again.result().value("masked_characters"_L1).toInt() > 50);
        QVERIFY(!part(masked, u"events.jsonl"_s).contains("48213"));
        QVERIFY(!part(masked, u"report.html"_s).contains("Smith"));
    }

    void aKilledConversationIsThere()
    {
        QProcess victim;
        victim.setProcessEnvironment(programEnvironment(m_home->path()));
        victim.start(programPath(),
                     {u"agent"_s, u"talk"_s, u"agent_billing"_s, u"--text-only"_s, u"--json"_s});
        QByteArray said;
        QElapsedTimer time;
        time.start();
        while (!said.contains("Northwind support") && time.elapsed() < 30'000) {
            victim.waitForReadyRead(200);
            said += victim.readAllStandardOutput();
        }
        QVERIFY2(said.contains("Northwind support"), said.constData());
        victim.kill();
        QVERIFY(victim.waitForFinished());
        const ProgramRun listed = run({u"sessions"_s, u"--json"_s});
        QCOMPARE(listed.result().value("sessions"_L1).toInt(), 1);
        QCOMPARE(listed.lines().first().value("state"_L1).toString(), u"recovered"_s);
        const QString zip = path(u"killed.zip"_s);
        const ProgramRun made = run({u"bundle"_s, u"last"_s, u"-o"_s, zip});
        QVERIFY2(made.status == 0, (made.out + made.err).constData());
        QVERIFY(part(zip, u"transcript.txt"_s).contains("Northwind support"));
    }

    void saysWhatWasLeftOut()
    {
        const QString id = u"20260503-123100-aaaaaaaa"_s;
        addSession(id);
        const QString folder = path(u"data/sessions/"_s + id);
        QFile events(folder + u"/events.jsonl"_s);
        QVERIFY(events.open(QIODevice::Append));
        events.write("{\"t\":1,\nnonsense\n");
        events.close();
        QFile sound(folder + u"/sound.wav"_s);
        QVERIFY(sound.open(QIODevice::WriteOnly | QIODevice::Truncate));
        sound.write("this is no sound");
        sound.close();
        const QString zip = path(u"damaged.zip"_s);
        const ProgramRun made = run({u"bundle"_s, u"last"_s, u"-o"_s, zip});
        QVERIFY2(made.status == 0, made.err.constData());
        QVERIFY2(made.err.contains("2 damaged event") && made.err.contains("sound cannot be read"),
                 made.err.constData());
        for (const QString &name : {u"report.html"_s, u"transcript.txt"_s})
            QVERIFY2(part(zip, name).contains("2 damaged event"), qPrintable(name));
        QVERIFY(part(zip, u"versions.json"_s).contains("\"damagedLines\": 2"));
        QVERIFY(!(QFile::permissions(zip) & (QFile::ReadOther | QFile::ReadGroup)));
        // It is not forgotten when the bundle is bundled again.
        const ProgramRun again =
            run({u"bundle"_s, zip, u"--mask"_s, u"-o"_s, path(u"again.zip"_s), u"--json"_s});
        QVERIFY2(again.status == 0, again.out.constData());
        QCOMPARE(again.result().value("missing"_L1).toArray().size(), 2);
    }

    void waitsForNoPipe()
    {
        const QString pipe = path(u"pipe.zip"_s);
        QCOMPARE(::mkfifo(QFile::encodeName(pipe).constData(), 0600), 0);
        const ProgramRun refused = run({u"bundle"_s, pipe, u"-o"_s, path(u"x.zip"_s)});
        QCOMPARE(refused.status, 2);
        QVERIFY2(refused.err.contains("a device or a pipe"), refused.err.constData());
        addSession(u"20260503-123100-aaaaaaaa"_s);
        QCOMPARE(run({u"bundle"_s, u"last"_s, u"-o"_s, pipe, u"--force"_s}).status, 2);
        QVERIFY(!QFileInfo(pipe).isFile());
    }

    void saysWhatIsWrong()
    {
        const ProgramRun none = run({u"bundle"_s, u"last"_s, u"--json"_s});
        QCOMPARE(none.status, 1);
        QCOMPARE(none.error().value("kind"_L1).toString(), u"not_found"_s);
        QCOMPARE(run({u"bundle"_s}).status, 2);
        QCOMPARE(run({u"bundle"_s, u"a"_s, u"b"_s}).status, 2);
        QCOMPARE(run({u"sessions"_s, u"--most"_s, u"x"_s}).status, 2);
        addSession(u"20260503-123100-aaaaaaaa"_s);
        addSession(u"20260503-123100-bbbbbbbb"_s);
        QCOMPARE(run({u"bundle"_s, u"2026"_s}).status, 2);
        QFile file(path(u"no.zip"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("not a zip");
        file.close();
        QCOMPARE(run({u"bundle"_s, file.fileName(), u"-o"_s, path(u"x.zip"_s)}).status, 1);
        QVERIFY(!QFile::exists(path(u"x.zip"_s)));
    }
};

QTEST_GUILESS_MAIN(TestCliAgentBundle)
#include "tst_cliagentbundle.moc"
