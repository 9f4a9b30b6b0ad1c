// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/programrun.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace studio::app;

/// The built program, started twice.
class TestLaterStart final : public QObject {
    Q_OBJECT
private slots:
    void theSecondStartEndsAndTheFirstTakesTheFile()
    {
        const QTemporaryDir home;
        QFile script(home.filePath(u"script.txt"_s));
        QVERIFY(script.open(QIODevice::WriteOnly));
        script.write("The harbour was quiet before dawn.");
        script.close();

        QProcess first;
        first.setProcessEnvironment(programEnvironment(home.path()));
        first.start(programPath(), {u"--report-drawn"_s});
        QVERIFY(first.waitForReadyRead(20'000)); // drawn
        const ProgramRun second = runProgram(programEnvironment(home.path()), {script.fileName()});
        QCOMPARE(second.status, 0);
        QCOMPARE(second.out, QByteArray());
        QCOMPARE(first.state(), QProcess::Running);

        // The text is a draft on disk a second after it came into the window.
        const auto drafted = [&home] {
            for (const QString &name : {u"studio.db"_s, u"studio.db-wal"_s}) {
                QFile file(home.filePath(u"data/"_s + name));
                if (file.open(QIODevice::ReadOnly) && file.readAll().contains("harbour was quiet"))
                    return true;
            }
            return false;
        };
        QTRY_VERIFY_WITH_TIMEOUT(drafted(), 10'000);

        first.kill(); // the lock and the socket stay behind
        QVERIFY(first.waitForFinished());
        QProcess third;
        third.setProcessEnvironment(programEnvironment(home.path()));
        third.start(programPath(), {u"--report-drawn"_s, u"--panel"_s, u"settings"_s});
        QVERIFY(third.waitForReadyRead(20'000));
        third.terminate();
        QVERIFY(third.waitForFinished(10'000));
        QCOMPARE(third.exitStatus(), QProcess::NormalExit);
    }

    /// Not as text for the script.
    void aFileGoesIntoThePanelThatWasNamed()
    {
        const QTemporaryDir home;
        QFile captions(home.filePath(u"captions.srt"_s));
        QVERIFY(captions.open(QIODevice::WriteOnly));
        captions.write("1\r\n00:00:01,000 --> 00:00:03,000\r\nThe lighthouse blinked.\r\n");
        captions.close();
        QProcess window;
        window.setProcessEnvironment(programEnvironment(home.path()));
        window.start(programPath(),
                     {u"--report-drawn"_s, u"--panel"_s, u"transcription"_s, captions.fileName()});
        QVERIFY(window.waitForReadyRead(20'000));
        const auto kept = [&home] {
            for (const QString &name : {u"studio.db"_s, u"studio.db-wal"_s}) {
                QFile file(home.filePath(u"data/"_s + name));
                if (file.open(QIODevice::ReadOnly) && file.readAll().contains("lighthouse blinked"))
                    return true;
            }
            return false;
        };
        QTRY_VERIFY_WITH_TIMEOUT(kept(), 10'000);
        // A draft of the script would hold it as it stands in the file.
        QFile log(home.filePath(u"data/studio.db-wal"_s));
        QVERIFY(!log.open(QIODevice::ReadOnly) || !log.readAll().contains("00:00:01,000"));
        window.terminate(); // with the transcript open
        QVERIFY(window.waitForFinished(10'000));
        QCOMPARE(window.exitStatus(), QProcess::NormalExit);
        QCOMPARE(window.exitCode(), 0);
    }

    void whatIsNeitherFileNorCommandIsSaid()
    {
        const QTemporaryDir home;
        const ProgramRun run = runProgram(programEnvironment(home.path()), {u"nowhere.txt"_s});
        QCOMPARE(run.status, 2);
        QVERIFY(run.err.contains("nowhere.txt"));
    }
};

QTEST_GUILESS_MAIN(TestLaterStart)
#include "tst_laterstart.moc"
