// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/capture/recorder.h"
#include "tests/core/capture/recorderworld.h"

#include <QSignalSpy>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace studio;
using namespace studio::capture;
using studio::capture::test::Hand;
using studio::capture::test::World;
using State = studio::capture::Recorder::State;

class TestRecorder : public QObject {
    Q_OBJECT

private slots:
    void keepsWhatWasHeardBefore()
    {
        World world;
        world.recorder.listen({});
        QTRY_COMPARE(world.recorder.state(), State::Listening);
        QCOMPARE(world.recorder.deviceName(), u"USB microphone"_s);
        QTRY_VERIFY(world.hand.delivered > 72000); // one and a half seconds
        world.recorder.record();
        QTRY_VERIFY(world.recorder.seconds() > 1.3);
        QCOMPARE(world.recorder.state(), State::Recording);
        world.recorder.finish();
        QTRY_COMPARE(world.results.size(), 1);
        QCOMPARE(world.recorder.state(), State::Listening);
        const Recording made = world.results.first().value();
        QCOMPARE(made.preRollFrames, kPreRollFrames);
        QCOMPARE(made.deviceName, u"USB microphone"_s);
        QVERIFY(std::abs(made.peakDb + 12.04) < 0.2);
        QVERIFY(!made.isSilent() && !made.isClipped() && !made.endedEarly);
        const auto samples = test::samplesOf(made.path);
        QCOMPARE(qint64(samples.size()), made.frames);
        // Without a hole or a doubled piece between the pre-roll and the rest.
        for (std::size_t i = 1; i < samples.size(); ++i)
            QVERIFY(std::abs(int(samples[i]) - int(samples[i - 1])) < 4
                    || samples[i] < samples[i - 1] - 16000);
        QCOMPARE(world.files(), QStringList{QFileInfo(made.path).fileName()});
        // Live listeners got the same, in order.
        QVERIFY(world.sequential);
        QCOMPARE(qint64(world.live.size()) / 2, made.frames);
        QVERIFY(std::equal(samples.begin(), samples.end(),
                           reinterpret_cast<const std::int16_t *>(world.live.constData())));
    }

    void opensTheMicrophoneItself()
    {
        World world;
        world.recorder.record();
        QTRY_COMPARE(world.recorder.state(), State::Recording);
        QTRY_VERIFY(world.recorder.seconds() > 0.2);
        world.recorder.stop();
        QTRY_COMPARE(world.results.size(), 1);
        QCOMPARE(world.results.first()->preRollFrames, 0);
        QCOMPARE(world.recorder.state(), State::Off);
        QTRY_COMPARE(world.hand.open, 0);
    }

    void pausesWithoutATrace()
    {
        World world;
        world.recorder.record();
        QTRY_VERIFY(world.recorder.seconds() > 0.2);
        world.recorder.pause();
        QCOMPARE(world.recorder.state(), State::Paused);
        QTest::qWait(50);
        const qint64 before = world.recorder.frames();
        const qint64 heard = world.hand.delivered;
        QTRY_VERIFY(world.hand.delivered > heard + 24000);
        QCOMPARE(world.recorder.frames(), before);
        world.recorder.resume();
        QCOMPARE(world.recorder.state(), State::Recording);
        QTRY_VERIFY(world.recorder.frames() > before + 4800);
        world.recorder.finish();
        QTRY_COMPARE(world.results.size(), 1);
        QVERIFY(world.results.first()->frames < world.hand.delivered - 20000);
        QVERIFY(world.sequential);
    }

    void saysSilenceAndClipping()
    {
        World world;
        QSignalSpy levels(&world.recorder, &Recorder::levelMeasured);
        world.hand.amplitude = 1.5;
        world.recorder.record();
        QTRY_VERIFY(!levels.isEmpty() && levels.last().at(0).toDouble() > -0.1);
        QTRY_VERIFY(std::any_of(levels.begin(), levels.end(),
                                [](const auto &level) { return level.at(1).toBool(); }));
        world.recorder.finish();
        QTRY_COMPARE(world.results.size(), 1);
        QVERIFY(world.results.first()->clippedFrames > 0);
        world.hand.amplitude = 0;
        world.hand.speed = 20;
        world.recorder.record();
        QTRY_VERIFY(world.recorder.isQuiet());
        QTRY_VERIFY(world.recorder.seconds() > 2);
        world.recorder.finish();
        QTRY_COMPARE(world.results.size(), 2);
        QVERIFY(world.results.last()->isSilent());
    }

    void discardLeavesNothing()
    {
        World world;
        world.recorder.record();
        QTRY_VERIFY(world.recorder.seconds() > 0.2);
        QCOMPARE(world.files().filter(u".part"_s).size(), 2);
        world.recorder.discard();
        QTRY_VERIFY(world.files().isEmpty());
        QCOMPARE(world.recorder.state(), State::Listening);
        QVERIFY(world.results.isEmpty());
    }

    void goingAwayLeavesItToBeRecovered()
    {
        QTemporaryDir folder;
        Hand hand;
        qint64 frames = 0;
        {
            Recorder recorder(std::make_shared<audio::AudioThread>(), folder.path(), nullptr,
                              test::partsOf(hand));
            recorder.record();
            QTRY_VERIFY(recorder.seconds() > 0.5);
            frames = recorder.frames();
        }
        const auto found = recoverRecordingsNow(folder.path());
        QCOMPARE(found.size(), 1);
        QVERIFY(found.first().isRecovered);
        QVERIFY(found.first().frames >= frames);
        QVERIFY(std::abs(found.first().peakDb + 12.04) < 0.2);
        QVERIFY(found.first().startedAt.secsTo(QDateTime::currentDateTimeUtc()) < 30);
        QVERIFY(recoverRecordingsNow(folder.path()).isEmpty());
    }

    void playsTheOwnVoiceOnlyWhenAsked()
    {
        struct Heard final : audio::AudioOutput {
            std::atomic<qint64> &frames;
            explicit Heard(std::atomic<qint64> &count) : frames(count) { }
            Result<void> open(const QByteArray &, audio::PcmSpec, std::chrono::milliseconds) override
            {
                return {};
            }
            void close() override { }
            bool isOpen() const override { return true; }
            bool isLost() override { return false; }
            qint64 framesFree() override { return 4800; }
            qint64 bufferFrames() const override { return 4800; }
            qint64 write(std::span<const std::int16_t> samples) override
            {
                frames += qint64(samples.size());
                return qint64(samples.size());
            }
            bool isAvailable(const QByteArray &) override { return true; }
        };
        std::atomic<qint64> heard{0};
        Hand hand;
        QTemporaryDir folder;
        RecorderParts parts = test::partsOf(hand);
        parts.outputs = [&heard] { return std::make_unique<Heard>(heard); };
        Recorder recorder(std::make_shared<audio::AudioThread>(), folder.path(), nullptr, parts);
        recorder.record();
        QTRY_VERIFY(recorder.seconds() > 0.3);
        QCOMPARE(heard, 0);
        recorder.setMonitoring(true);
        QTRY_VERIFY(heard > 4800);
        recorder.setMonitoring(false);
        QTest::qWait(50);
        const qint64 then = heard;
        QTest::qWait(50);
        QCOMPARE(heard, then);
    }
};

QTEST_GUILESS_MAIN(TestRecorder)
#include "tst_recorder.moc"
