// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/programrun.h"

#include "core/audio/decodefile.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#include <memory>

using namespace Qt::StringLiterals;
using namespace studio;
using namespace studio::app;

/// What `speak` writes: targets, names, labels, kinds of files.
class TestCliDelivery : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_home;

    ProgramRun run(const QStringList &arguments)
    {
        return runProgram(programEnvironment(m_home->path()), arguments);
    }
    QString path(const QString &name) const { return m_home->path() + u'/' + name; }

private slots:
    void init() { m_home = std::make_unique<QTemporaryDir>(); }

    void meetsTheTargetAndSaysSo()
    {
        for (const QString &target : {u"acx"_s, u"-16"_s}) {
            const ProgramRun spoken = run({u"speak"_s, u"The harbour was quiet before dawn."_s, u"--output"_s,
                                           path(target + u".mp3"_s), u"--loudness"_s, target, u"--json"_s});
            QVERIFY2(spoken.status == 0, spoken.err.constData());
            const QJsonObject result = spoken.result();
            QVERIFY2(result.value(u"passed").toBool(), spoken.out.constData());
            QVERIFY(result.value(u"rms_db").isDouble() && result.contains(u"noise_floor_db"_s));
        }
    }

    void whatCannotBeHeardIsWrittenAllTheSame()
    {
        QProcessEnvironment environment = programEnvironment(m_home->path());
        environment.insert(u"VOICE_STUDIO_AUDIO"_s, u"file:"_s + path(u"no/such/folder/x.wav"_s));
        const ProgramRun spoken = runProgram(
            environment,
            {u"speak"_s, u"Hello there."_s, u"--play"_s, u"--output"_s, path(u"heard.mp3"_s), u"--json"_s});
        QCOMPARE(spoken.error().value(u"kind").toString(), u"device"_s);
        QVERIFY(spoken.status != 0);
        QVERIFY2(!spoken.result().isEmpty(), spoken.out.constData());
        QVERIFY(QFile::exists(path(u"heard.mp3"_s)));

        const ProgramRun lines =
            runProgram(environment, {u"speak"_s, u"--play"_s, u"--json"_s}, "One.\nTwo.\n");
        QVERIFY(lines.status != 0);
        QVERIFY(!lines.event(u"received"_s, 1).isEmpty());
        QVERIFY2(!lines.event(u"received"_s, 2).isEmpty(), lines.out.constData());
    }

    void namesFilesAfterThePattern()
    {
        QVERIFY(QDir().mkpath(path(u"out"_s)));
        const QStringList command{u"speak"_s,          u"The harbour was quiet. Maren counted."_s,
                                  u"--output"_s,       path(u"out"_s),
                                  u"--voice"_s,        u"Aria"_s,
                                  u"--name-pattern"_s, u"{voice} {words} {number:2}"_s,
                                  u"--labels"_s,       path(u"labels.txt"_s)};
        const ProgramRun first = run(command);
        QVERIFY2(first.status == 0, first.err.constData());
        QCOMPARE(QDir(path(u"out"_s)).entryList(QDir::Files),
                 QStringList{u"Aria The harbour was quiet Maren counted 01.mp3"_s});
        QFile labels(path(u"labels.txt"_s));
        QVERIFY(labels.open(QIODevice::ReadOnly));
        QCOMPARE(labels.readAll().trimmed().split('\n').size(), 2);
    }

    void writesEveryKind_data()
    {
        QTest::addColumn<QString>("suffix");
        for (const char *suffix : {"wav", "flac", "opus", "m4a"})
            QTest::newRow(suffix) << QString::fromLatin1(suffix);
    }
    void writesEveryKind()
    {
        QFETCH(QString, suffix);
        const ProgramRun spoken =
            run({u"speak"_s, u"Hello."_s, u"--output"_s, path(u"a."_s + suffix), u"--loudness"_s, u"-19"_s});
        QVERIFY2(spoken.status == 0, spoken.err.constData());
        QVERIFY(audio::decodeFile(path(u"a."_s + suffix)));
    }

    void wrongUsageIsTwo_data()
    {
        QTest::addColumn<QStringList>("arguments");
        const QStringList speak{u"speak"_s, u"x"_s};
        QTest::newRow("labels alone") << speak + QStringList{u"--play"_s, u"--labels"_s, u"a.txt"_s};
        QTest::newRow("target") << speak + QStringList{u"--output"_s, u"x.mp3"_s, u"--loudness"_s, u"loud"_s};
        QTest::newRow("pattern") << speak
                + QStringList{u"--output"_s, u"."_s, u"--name-pattern"_s, u"../{voice}"_s};
        QTest::newRow("placeholder") << speak
                + QStringList{u"--output"_s, u"."_s, u"--name-pattern"_s, u"{key}"_s};
        QTest::newRow("no folder") << speak
                + QStringList{u"--output"_s, u"no-such-folder"_s, u"--name-pattern"_s, u"{voice}"_s};
        QTest::newRow("same file") << speak + QStringList{u"--output"_s, u"a.mp3"_s,    u"--subtitles"_s,
                                                          u"b.srt"_s,    u"--labels"_s, u"b.srt"_s};
    }
    void wrongUsageIsTwo()
    {
        QFETCH(QStringList, arguments);
        const ProgramRun refused = run(arguments);
        QCOMPARE(refused.status, 2);
        QVERIFY(!refused.err.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestCliDelivery)
#include "tst_clidelivery.moc"
