// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/capture/recorder.h"
#include "tests/core/audio/pulseserver.h"
#include "tests/core/audio/testsignal.h"
#include "tests/core/capture/handheldinput.h"

#include <QSignalSpy>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace studio;
using namespace studio::capture;
using studio::audio::test::PulseServer;
using State = studio::capture::Recorder::State;

/// Against a real sound server with a microphone made of software.
class TestRecorderPulse : public QObject {
    Q_OBJECT

private slots:
    void recordsAVirtualMicrophoneThatIsPulledOut()
    {
        PulseServer server;
        if (!server.whyNot().isEmpty())
            QSKIP(qPrintable(server.whyNot()));
        server.addSink("micfeed"_ba);
        const auto plug = [&server](const QString &name) {
            const auto module = server.pactl({u"load-module"_s, u"module-remap-source"_s,
                                              u"master=micfeed.monitor"_s, u"source_name="_s + name});
            return module ? module->trimmed().toInt() : -1;
        };
        const int plugged = plug(u"vmic"_s);
        QVERIFY(plugged >= 0);
        QVERIFY(plug(u"other"_s) >= 0);
        QTemporaryDir folder;
        const QString tone = folder.filePath(u"tone.raw"_s);
        QFile file(tone);
        QVERIFY(file.open(QIODevice::WriteOnly));
        const auto samples = audio::test::sine({48000, 1}, 30.0, 1000, 0.5);
        file.write(reinterpret_cast<const char *>(samples.data()), qint64(samples.size() * 2));
        file.close();
        QProcess feed;
        feed.start(u"pacat"_s,
                   {u"--playback"_s, u"--device=micfeed"_s, u"--rate=48000"_s, u"--channels=1"_s,
                    u"--format=s16le"_s, tone});
        QTest::qWait(1000); // a fresh sink begins late

        Recorder recorder(std::make_shared<audio::AudioThread>(), folder.filePath(u"recordings"_s));
        QList<Result<Recording>> results;
        connect(&recorder, &Recorder::finished, this,
                [&results](const Result<Recording> &result) { results.append(result); });
        recorder.listen("no-such-microphone"_ba);
        QTRY_COMPARE(recorder.state(), State::Failed);
        recorder.listen("vmic"_ba);
        QTRY_COMPARE(recorder.state(), State::Listening);
        QVERIFY(!recorder.deviceName().isEmpty());
        QSignalSpy levels(&recorder, &Recorder::levelMeasured);
        // On a busy machine the feed comes late, and a microphone without a feed is silent.
        QTRY_VERIFY_WITH_TIMEOUT(levels.size() > 40 && levels.last().first().toDouble() > -20, 20'000);
        QTRY_COMPARE_WITH_TIMEOUT(recorder.state(), State::Listening, 10'000);
        QElapsedTimer time;
        time.start();
        recorder.record();
        QTRY_VERIFY_WITH_TIMEOUT(recorder.seconds() > 2.2, 8000);
        const double waited = double(time.elapsed()) / 1000;
        // The system's choice changes: what records goes on.
        QVERIFY(server.pactl({u"set-default-source"_s, u"other"_s}));
        const double then = recorder.seconds();
        QTRY_VERIFY_WITH_TIMEOUT(recorder.seconds() > then + 0.3, 4000);
        QCOMPARE(recorder.state(), State::Recording);

        time.restart();
        server.removeModule(plugged);
        QTRY_COMPARE(recorder.state(), State::Lost);
        qInfo("noticed after %lld ms", static_cast<long long>(time.elapsed()));
        QVERIFY2(time.elapsed() < 1300, qPrintable(QString::number(time.elapsed())));
        QVERIFY(recorder.hasRecording());
        QVERIFY(plug(u"vmic"_s) >= 0);
        QTRY_COMPARE_WITH_TIMEOUT(recorder.state(), State::Recording, 6000);
        recorder.finish();
        QTRY_COMPARE(results.size(), 1);
        feed.kill();
        feed.waitForFinished();

        const Recording made = results.first().value();
        QVERIFY(made.preRollFrames > 40000);
        QVERIFY(!made.gaps.isEmpty()); // a fresh virtual one may stutter besides
        QVERIFY(std::abs(made.peakDb + 6) < 1.5);
        // As long as life, and the tone without a hole: a whole second of it, wherever one looks.
        qInfo("2.2 s came after %.2f s", waited);
        const auto heard = test::samplesOf(made.path);
        QCOMPARE(qint64(heard.size()), made.frames);
        int crossings = 0;
        for (std::size_t i = 48000; i < 96000; ++i)
            crossings += (heard[i - 1] < 0) != (heard[i] < 0) ? 1 : 0;
        QVERIFY2(std::abs(crossings - 2000) < 20, qPrintable(QString::number(crossings)));
    }
};

QTEST_GUILESS_MAIN(TestRecorderPulse)
#include "tst_recorderpulse.moc"
