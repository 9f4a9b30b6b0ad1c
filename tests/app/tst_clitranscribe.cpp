// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/programrun.h"

#include "core/transcript/formats.h"
#include "core/transcript/transcript.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>

#include <memory>

using namespace Qt::StringLiterals;
using namespace studio;
using namespace studio::app;

/// `voice-studio transcribe` as a user meets it, over the sandbox.
class TestCliTranscribe : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_spoken;
    QTemporaryDir m_serverHome;
    std::unique_ptr<ServedSandbox> m_server;
    std::unique_ptr<QTemporaryDir> m_home;

    ProgramRun run(const QStringList &arguments)
    {
        return runProgram(m_server->environment(m_home->path()), QStringList{u"transcribe"_s} + arguments);
    }
    QString path(const QString &name) const { return m_home->path() + u'/' + name; }
    QString sound() const { return m_spoken.filePath(u"spoken.wav"_s); }
    static QByteArray read(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

private slots:
    void initTestCase()
    {
        m_server = std::make_unique<ServedSandbox>(m_serverHome.path());
        QVERIFY(!m_server->baseUrl.isEmpty());
        const ProgramRun spoken =
            runProgram(m_server->environment(m_spoken.path()),
                       {u"speak"_s, u"Please leave your message after the tone."_s, u"--output"_s, sound()});
        QVERIFY2(spoken.status == 0, spoken.err.constData());
    }
    void cleanupTestCase() { m_server.reset(); }
    void init() { m_home = std::make_unique<QTemporaryDir>(); }

    void writesCaptionsAndPaysOnce()
    {
        const ProgramRun first = run({sound(), u"--output"_s, path(u"a.srt"_s), u"--json"_s});
        QVERIFY2(first.status == 0, (first.out + first.err).constData());
        QVERIFY(!first.event(u"importing"_s).isEmpty());
        QVERIFY(!first.event(u"sending"_s).isEmpty());
        const QJsonObject result = first.result();
        QVERIFY(result.value(u"credits").toInt() > 0);
        QVERIFY(result.value(u"words").toInt() >= 4);
        QVERIFY(result.value(u"request_id").isString());
        const auto captions = transcript::read(read(path(u"a.srt"_s)), u"a.srt"_s);
        QVERIFY(captions);
        QVERIFY2(captions->plainText().contains(u"message"_s, Qt::CaseInsensitive),
                 qPrintable(captions->plainText()));

        const ProgramRun second = run({sound(), u"--output"_s, path(u"b.vtt"_s), u"--json"_s,
                                       u"--line-length"_s, u"20"_s, u"--no-speaker-names"_s});
        QVERIFY2(second.status == 0, (second.out + second.err).constData());
        QVERIFY(second.result().value(u"already_made").toBool());
        QCOMPARE(second.result().value(u"credits").toInt(-1), 0);
        const QByteArray narrow = read(path(u"b.vtt"_s));
        QVERIFY(narrow.startsWith("WEBVTT"));
        for (const QByteArray &line : narrow.split('\n'))
            QVERIFY2(line.contains("-->") || line.size() <= 20, line.constData());
    }

    void printsTextForPeople()
    {
        const ProgramRun told = run({sound()});
        QVERIFY2(told.status == 0, told.err.constData());
        QVERIFY2(told.out.contains("essage"), told.out.constData());
        QVERIFY2(told.err.contains("credit"), told.err.constData());
        QVERIFY(!told.out.contains("credit"));
    }

    void transcribesOnThisMachineForNothing()
    {
        const ProgramRun told = run(
            {sound(), u"--engine"_s, u"pocketsphinx"_s, u"--output"_s, path(u"local.json"_s), u"--json"_s});
        QVERIFY2(told.status == 0, (told.out + told.err).constData());
        QCOMPARE(told.result().value(u"credits").toInt(-1), 0);
        QVERIFY(told.event(u"sending"_s).isEmpty());
        const auto words = transcript::read(read(path(u"local.json"_s)), u"local.json"_s);
        QVERIFY(words && words->wordCount() >= 4);
    }

    void severalFilesGoIntoAFolder()
    {
        QVERIFY(QFile::copy(sound(), path(u"one.wav"_s)));
        QFile bad(path(u"two.wav"_s));
        QVERIFY(bad.open(QIODevice::WriteOnly));
        bad.write("no sound");
        bad.close();
        QVERIFY(QDir(m_home->path()).mkdir(u"texts"_s));
        const ProgramRun told = run({path(u"two.wav"_s), path(u"one.wav"_s), u"--output"_s, path(u"texts"_s),
                                     u"--format"_s, u"txt"_s, u"--json"_s});
        QCOMPARE(told.status, 1); // one of them failed, the other is there
        QVERIFY(!told.error().isEmpty());
        QVERIFY2(read(path(u"texts/one.txt"_s)).toLower().contains("message"), told.out.constData());
        QVERIFY(!QFile::exists(path(u"texts/two.txt"_s)));
    }

    void nothingIsReplacedUnasked()
    {
        QFile there(path(u"a.txt"_s));
        QVERIFY(there.open(QIODevice::WriteOnly));
        there.write("mine");
        there.close();
        const ProgramRun refused = run({sound(), u"--output"_s, path(u"a.txt"_s)});
        QCOMPARE(refused.status, 1);
        QVERIFY2(refused.err.contains("--force"), refused.err.constData());
        QCOMPARE(read(path(u"a.txt"_s)), QByteArray("mine"));
        QCOMPARE(run({sound(), u"--output"_s, path(u"a.txt"_s), u"--force"_s}).status, 0);
        QVERIFY(read(path(u"a.txt"_s)) != "mine");
    }

    void dryRunTellsThePrice()
    {
        const ProgramRun told = run({sound(), u"--dry-run"_s, u"--json"_s});
        QVERIFY2(told.status == 0, told.out.constData());
        QCOMPARE(told.result().value(u"minutes").toInt(), 1);
        QVERIFY(told.result().value(u"estimated_credits").toInt() >= 1);
        QVERIFY(!QDir(path(u"data/media"_s)).exists());
    }

    void wrongUsageIsTold_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("nothing") << QStringList{};
        QTest::newRow("file and live") << QStringList{u"a.wav"_s, u"--live"_s};
        QTest::newRow("suffix") << QStringList{u"a.wav"_s, u"--output"_s, u"a.xyz"_s};
        QTest::newRow("engine") << QStringList{u"a.wav"_s, u"--engine"_s, u"magic"_s};
        QTest::newRow("vosk") << QStringList{u"a.wav"_s, u"--engine"_s, u"vosk"_s};
        QTest::newRow("speakers") << QStringList{u"a.wav"_s, u"--speakers"_s, u"99"_s};
        QTest::newRow("time") << QStringList{u"a.wav"_s, u"--from"_s, u"soon"_s};
        QTest::newRow("range") << QStringList{u"a.wav"_s, u"--from"_s, u"9"_s, u"--to"_s, u"3"_s};
        QTest::newRow("two into one")
            << QStringList{u"a.wav"_s, u"b.wav"_s, u"--output"_s, u"/nowhere.txt"_s};
        QTest::newRow("line length") << QStringList{u"a.wav"_s, u"--line-length"_s, u"5"_s};
        QTest::newRow("rows") << QStringList{u"a.wav"_s, u"--rows"_s, u"pages"_s};
        QTest::newRow("docx to nowhere") << QStringList{u"a.wav"_s, u"--format"_s, u"docx"_s};
    }
    void wrongUsageIsTold()
    {
        QFETCH(QStringList, arguments);
        const ProgramRun told = run(arguments);
        QCOMPARE(told.status, 2);
        QVERIFY2(told.err.contains("transcribe --help"), told.err.constData());
    }

    void helpHasExamples()
    {
        const ProgramRun help = run({u"--help"_s});
        QCOMPARE(help.status, 0);
        QVERIFY(help.out.contains("--live"));
    }

    /// Runs it until an event was told, and kills it then.
    bool killAt(const QByteArray &event, const QStringList &arguments)
    {
        QProcess process;
        process.setProcessEnvironment(m_server->environment(m_home->path()));
        process.start(programPath(), QStringList{u"transcribe"_s} + arguments);
        QByteArray told;
        const bool reached = QTest::qWaitFor(
            [&] {
                told += process.readAllStandardOutput();
                return told.contains('"' + event + '"');
            },
            20000);
        process.kill();
        process.waitForFinished(5000);
        return reached;
    }
    /// Without what is made of them to be sent, which a kill leaves beside them.
    QStringList workCopies() const
    {
        return QDir(path(u"data/media"_s))
            .entryList({u"*.wav"_s}, QDir::Files)
            .filter(QRegularExpression(u"(?<!-upload)\\.wav$"_s));
    }

    void anInterruptedRunIsGoneOnWith()
    {
        const QString mine = path(u"mine.wav"_s);
        QVERIFY(QFile::copy(sound(), mine));
        const QStringList wanted{mine, u"--output"_s, path(u"mine.txt"_s), u"--json"_s};
        QVERIFY(killAt("sending", wanted));
        QCOMPARE(workCopies().size(), 1);
        const QStringList before = workCopies();
        const qsizetype files = QDir(path(u"data/media"_s)).entryList(QDir::Files).size();
        QVERIFY(killAt("sending", wanted));
        QCOMPARE(workCopies(), before); // not a second one beside it
        QVERIFY(QDir(path(u"data/media"_s)).entryList(QDir::Files).size() <= files + 1);
        const ProgramRun after = run(wanted);
        QVERIFY2(after.status == 0, (after.out + after.err).constData());
        QCOMPARE(workCopies(), before);
        QCOMPARE(after.result().value(u"transcript").toString() + u".wav"_s, before.first());
        // Another file is none of its business, nor the same one with other options.
        const ProgramRun other = run(wanted + QStringList{u"--speakers"_s, u"1"_s, u"--force"_s});
        QVERIFY2(other.status == 0, (other.out + other.err).constData());
        QCOMPARE(workCopies().size(), 2);
    }

    void aFileThatChangedMeanwhileIsReadAgain()
    {
        const QString mine = path(u"mine.wav"_s);
        QVERIFY(QFile::copy(sound(), mine));
        const QStringList wanted{mine,          u"--engine"_s,        u"pocketsphinx"_s,
                                 u"--output"_s, path(u"mine.json"_s), u"--json"_s};
        QVERIFY(killAt("transcribing", wanted));
        QCOMPARE(workCopies().size(), 1);
        const ProgramRun spoken = runProgram(m_server->environment(m_home->path()),
                                             {u"speak"_s, u"Yes."_s, u"--output"_s, path(u"new.wav"_s)});
        QVERIFY2(spoken.status == 0, spoken.err.constData());
        QVERIFY(QFile::remove(mine) && QFile::rename(path(u"new.wav"_s), mine));
        const ProgramRun after = run(wanted);
        QVERIFY2(after.status == 0, (after.out + after.err).constData());
        QVERIFY2(after.result().value(u"seconds").toDouble() < 1.5, after.out.constData());
        QCOMPARE(workCopies().size(), 1);
    }

    void whatAKillLeftGoesOn()
    {
        // Killed while it is at work: the next run finds nothing damaged, and pays at most once more.
        for (const int after : {300, 700, 1500}) {
            QProcess process;
            process.setProcessEnvironment(m_server->environment(m_home->path()));
            process.start(programPath(),
                          {u"transcribe"_s, sound(), u"--again"_s, u"--output"_s,
                           path(u"killed%1.txt"_s.arg(after)), u"--json"_s});
            QVERIFY(process.waitForStarted());
            process.waitForFinished(after);
            process.kill();
            process.waitForFinished(5000);
        }
        const ProgramRun after = run({sound(), u"--output"_s, path(u"after.txt"_s), u"--json"_s});
        QVERIFY2(after.status == 0, (after.out + after.err).constData());
        QVERIFY(read(path(u"after.txt"_s)).toLower().contains("message"));
    }
};

QTEST_GUILESS_MAIN(TestCliTranscribe)
#include "tst_clitranscribe.moc"
