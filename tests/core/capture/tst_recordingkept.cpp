// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/capture/recorderworld.h"

#include <QProcess>
#include <QtTest>

#include <csignal>
#include <cstdio>
#include <sys/resource.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace studio;
using namespace studio::capture;
using studio::capture::test::Hand;
using studio::capture::test::World;
using State = studio::capture::Recorder::State;

namespace {

/// Memory of this process that no file stands behind.
qint64 privateBytes()
{
    QFile status(u"/proc/self/status"_s);
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : status.readAll().split('\n')) {
        if (line.startsWith("RssAnon:"))
            return line.mid(8).simplified().split(' ').first().toLongLong() * 1024;
    }
    return 0;
}

/// The program that is killed: records until then and says how far it is.
int recordUntilKilled(const QString &folder)
{
    static Hand hand;
    Recorder recorder(std::make_shared<audio::AudioThread>(), folder, nullptr, test::partsOf(hand));
    QObject::connect(&recorder, &Recorder::lengthChanged, &recorder, [&recorder] {
        std::printf("%lld\n", static_cast<long long>(recorder.frames()));
        std::fflush(stdout);
    });
    recorder.record();
    return QCoreApplication::exec();
}

} // namespace

/// What stays of a recording whatever happens to the program, the disk and the memory.
class TestRecordingKept : public QObject {
    Q_OBJECT

private slots:
    void aKillLosesLessThanASecond()
    {
        QTemporaryDir folder;
        QProcess victim;
        victim.start(QCoreApplication::applicationFilePath(), {u"--record"_s, folder.path()});
        QVERIFY(victim.waitForStarted());
        qint64 said = 0;
        QElapsedTimer time;
        time.start();
        while (said < 2 * 48000 && time.elapsed() < 20'000) {
            victim.waitForReadyRead(100);
            while (victim.canReadLine())
                said = victim.readLine().trimmed().toLongLong();
        }
        QVERIFY(said >= 2 * 48000);
        // A recording of a living program is not touched.
        QVERIFY(recoverRecordingsNow(folder.path()).isEmpty());
        victim.kill();
        QVERIFY(victim.waitForFinished());
        while (victim.canReadLine())
            said = victim.readLine().trimmed().toLongLong();

        // Anybody can play it as it lies there, up to the last time its header was written.
        const QString part = QDir(folder.path()).entryInfoList({u"*.part"_s}).first().filePath();
        QFile file(part);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto told = qFromLittleEndian<quint32>(file.read(44).constData() + 40) / 2;
        QVERIFY2(qint64(told) > said - 48000, qPrintable(u"%1 of %2"_s.arg(told).arg(said)));
        file.close();

        const auto found = recoverRecordingsNow(folder.path());
        QCOMPARE(found.size(), 1);
        const Recording kept = found.first();
        QVERIFY2(kept.frames > said - 24000, qPrintable(u"%1 of %2"_s.arg(kept.frames).arg(said)));
        qInfo("killed after %lld frames, %lld kept", static_cast<long long>(said),
              static_cast<long long>(kept.frames));
        const auto samples = test::samplesOf(kept.path);
        QCOMPARE(qint64(samples.size()), kept.frames);
        const Hand hand;
        for (std::size_t i = 0; i < samples.size(); ++i)
            QCOMPARE(samples[i], hand.at(qint64(i)));
    }

    void memoryDoesNotGrow()
    {
        World world;
        world.hand.speed = 5000; // as fast as it is read
        QVERIFY(world.recorder.disconnect(SIGNAL(captured(QByteArray, qint64)))); // the world keeps it all
        world.recorder.record();
        QTRY_VERIFY_WITH_TIMEOUT(world.recorder.seconds() > 30, 10'000);
        const qint64 before = privateBytes();
        QTRY_VERIFY_WITH_TIMEOUT(world.recorder.seconds() > 330, 20'000);
        const qint64 after = privateBytes();
        qInfo("five minutes more: %lld KB more", static_cast<long long>((after - before) / 1024));
        // Five minutes are 29 MB of sound.
#ifndef __SANITIZE_ADDRESS__ // keeps what was freed
        QVERIFY(after - before < (qint64(12) << 20));
#endif
        world.recorder.finish();
        QTRY_COMPARE_WITH_TIMEOUT(world.results.size(), 1, 10'000);
        QVERIFY(world.results.first()->seconds() > 330);
    }

    /// Last: the limit stays.
    void aFullDiskIsSaidAtOnceAndWhatWasRecordedStays()
    {
        World world;
        std::signal(SIGXFSZ, SIG_IGN);
        rlimit limit{};
        getrlimit(RLIMIT_FSIZE, &limit);
        limit.rlim_cur = 44 + 96000; // a second
        setrlimit(RLIMIT_FSIZE, &limit);
        world.recorder.record();
        QTRY_COMPARE(world.results.size(), 1);
        QCOMPARE(world.recorder.state(), State::Failed);
        QCOMPARE(world.recorder.problem().kind, ErrorKind::Storage);
        QVERIFY(!world.recorder.hasRecording());
        const Recording kept = world.results.first().value();
        QCOMPARE(kept.frames, 48000);
        QVERIFY(kept.endedEarly);
        QCOMPARE(test::samplesOf(kept.path).size(), 48000U);
        QTRY_COMPARE(world.hand.open, 0);
    }
};

int main(int argc, char **argv)
{
    QCoreApplication program(argc, argv);
    if (argc == 3 && qstrcmp(argv[1], "--record") == 0)
        return recordUntilKilled(QString::fromLocal8Bit(argv[2]));
    TestRecordingKept test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_recordingkept.moc"
