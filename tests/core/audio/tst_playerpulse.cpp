// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audio/decodestream.h"
#include "core/audio/devices.h"
#include "core/audio/encoder.h"
#include "core/audio/player.h"
#include "core/audio/qtaudiooutput.h"
#include "tests/core/audio/pulseserver.h"
#include "tests/core/audio/testsignal.h"

#include <QSignalSpy>
#include <QtTest>

#include <ctime>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace studio::audio;
using studio::audio::test::PulseServer;

/// The whole way from play() to what a sound card gets, against a real server. Times are printed; the limits
/// are wide.
class TestPlayerPulse : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_server = std::make_unique<PulseServer>();
        if (!m_server->whyNot().isEmpty())
            QSKIP(qPrintable(m_server->whyNot()));
        m_player = std::make_unique<Player>([] { return std::make_unique<QtAudioOutput>(); });
    }
    void cleanupTestCase()
    {
        m_player.reset();
        m_server.reset();
    }
    void cleanup()
    {
        if (m_player)
            m_player->close();
    }

    void worksOnceAServerAppears()
    {
        // First of all: the platform never looks again when its first look found no server.
        m_server->kill();
        QSignalSpy lost(m_player.get(), &Player::deviceLost);
        QSignalSpy restored(m_player.get(), &Player::deviceRestored);
        AudioDevices devices(m_player->thread());
        devices.startWatching();
        m_player->load(test::trackOf(kSpec, test::sine(kSpec, 0.5)));
        m_player->play();
        QTRY_COMPARE(lost.size(), 1);
        QCOMPARE(m_player->state(), Player::State::DeviceLost);
        QVERIFY(m_server->start());
        QTRY_COMPARE_WITH_TIMEOUT(restored.size(), 1, 8000);
        QTRY_COMPARE_WITH_TIMEOUT(devices.outputs().size(), 1, 8000);
        QVERIFY(m_server->startRecorder());
    }

    void startsSoon_data()
    {
        QTest::addColumn<bool>("prepared");
        QTest::newRow("cold") << false;
        QTest::newRow("device opened ahead") << true;
    }
    void startsSoon()
    {
        QFETCH(const bool, prepared);
        if (prepared) {
            m_player->prepare(kSpec);
            QTest::qWait(100);
        }
        const qint64 begin = m_server->now();
        m_player->load(test::trackOf(kSpec, test::sine(kSpec, 0.5)));
        m_player->play();
        QTRY_VERIFY_WITH_TIMEOUT(m_server->onsetAfter(begin - 20), 3000);
        const qint64 latency = *m_server->onsetAfter(begin - 20) - begin;
        qInfo() << "play to sound:" << latency
                << "ms; to first write:" << m_player->stats().startLatency->count();
        QVERIFY(latency < 500);
        QSignalSpy finished(m_player.get(), &Player::finished);
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 3000);
        QCOMPARE(m_player->state(), Player::State::Stopped);
        QTest::qWait(150);
    }

    void playsAShortClipWholly()
    {
        // Trap: less than a buffer's worth is never played.
        QSignalSpy finished(m_player.get(), &Player::finished);
        const qint64 begin = m_server->now();
        m_player->load(test::trackOf(kSpec, test::sine(kSpec, 0.050)));
        m_player->play();
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 3000);
        QTRY_VERIFY_WITH_TIMEOUT(m_server->now() > begin + 500, 3000);
        QVERIFY(m_server->onsetAfter(begin - 20));
        const qint64 length = m_server->soundLengthAfter(begin - 20);
        qInfo() << "50 ms clip heard for" << length << "ms";
        QVERIFY(length >= 44 && length <= 60);
        QCOMPARE(m_player->positionFrames(), qint64(kSpec.sampleRateHz / 20));
    }

    void playsALongClipWithoutHolesToItsEnd()
    {
        QSignalSpy finished(m_player.get(), &Player::finished);
        const qint64 begin = m_server->now();
        m_player->load(test::trackOf(kSpec, test::sine(kSpec, 1.5)));
        m_player->play();
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 5000);
        QTest::qWait(200);
        const qint64 length = *m_server->lastSound() - *m_server->onsetAfter(begin - 20);
        qInfo() << "1500 ms clip heard for" << length << "ms, holes" << m_server->holesAfter(begin) << "ms";
        QVERIFY(length > 1450);
        QCOMPARE(m_player->stats().holes, 0);
    }

    void fallsSilentAtOnce_data()
    {
        QTest::addColumn<bool>("pause");
        QTest::newRow("stop") << false;
        QTest::newRow("pause") << true;
    }
    void fallsSilentAtOnce()
    {
        QFETCH(const bool, pause);
        const qint64 begin = m_server->now();
        m_player->load(test::trackOf(kSpec, test::sine(kSpec, 5)));
        m_player->play();
        QTRY_VERIFY_WITH_TIMEOUT(m_server->onsetAfter(begin - 20), 3000);
        QTest::qWait(400);
        const qint64 end = m_server->now();
        const qint64 position = m_player->positionFrames();
        if (pause)
            m_player->pause();
        else
            m_player->stop();
        QTRY_COMPARE(m_player->state(), pause ? Player::State::Paused : Player::State::Stopped);
        QTRY_VERIFY_WITH_TIMEOUT(m_server->now() > end + 300, 3000);
        const qint64 tail = *m_server->lastSound() - end;
        const qint64 heard =
            (*m_server->lastSound() - *m_server->onsetAfter(begin - 20)) * kSpec.sampleRateHz / 1000;
        qInfo() << "to silence:" << tail << "ms; position off by"
                << (m_player->positionFrames() - heard) * 1000 / kSpec.sampleRateHz << "ms";
        QVERIFY(tail < 500);
        if (pause) {
            QVERIFY(m_player->positionFrames() >= position);
            QVERIFY(std::abs(m_player->positionFrames() - heard) < kSpec.sampleRateHz / 5);
            const qint64 resumed = m_server->now();
            m_player->play();
            QTRY_VERIFY_WITH_TIMEOUT(m_server->onsetAfter(resumed), 3000);
            QVERIFY(m_player->positionFrames() >= position);
        } else {
            QCOMPARE(m_player->positionFrames(), 0);
        }
    }

    void startsFromTheFirstFramesOfAGrowingTrack()
    {
        m_player->prepare(kSpec);
        auto track = std::make_shared<PcmTrack>(kSpec);
        const auto tone = test::sine(kSpec, 2);
        m_player->load(track, {.lineKey = u"fast.example"_s});
        m_player->play();
        QTest::qWait(100);
        const qint64 begin = m_server->now();
        track->append(std::span(tone).first(std::size_t(kSpec.sampleRateHz) / 4));
        QTimer feeder;
        std::size_t at = std::size_t(kSpec.sampleRateHz) / 4;
        connect(&feeder, &QTimer::timeout, this, [&] {
            const std::size_t part =
                std::min<std::size_t>(std::size_t(kSpec.sampleRateHz) / 20, tone.size() - at);
            track->append(std::span(tone).subspan(at, part));
            at += part;
            if (at == tone.size())
                track->complete();
        });
        feeder.start(20);
        QSignalSpy finished(m_player.get(), &Player::finished);
        QTRY_VERIFY_WITH_TIMEOUT(m_server->onsetAfter(begin - 20), 3000);
        qInfo() << "first frames to sound:" << *m_server->onsetAfter(begin - 20) - begin << "ms";
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 6000);
        QVERIFY(m_player->lineMemories().contains(u"fast.example"_s));
    }

    void playsMp3WhileItArrives_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<int>("gapMs");
        QTest::newRow("unknown line") << u"mp3.example"_s << 0;
        QTest::newRow("known by now") << u"mp3.example"_s << 0;
        QTest::newRow("known well") << u"mp3.example"_s << 0;
        QTest::newRow("gaps, unknown line") << u"gaps.example"_s << 200;
        QTest::newRow("gaps, known by now") << u"gaps.example"_s << 200;
    }
    void playsMp3WhileItArrives()
    {
        QFETCH(const QString, line);
        QFETCH(const int, gapMs);
        const StreamFormat format = *parseStreamFormat(u"mp3_44100_128");
        const QByteArray bytes = *encodeAll(format, kSpec, test::sine(kSpec, 4));
        m_player->prepare(kSpec);
        QTest::qWait(50);
        DecodeStream stream(format);
        connect(&stream, &DecodeStream::trackReady, this, [&](const std::shared_ptr<PcmTrack> &track) {
            m_player->load(track, {.lineKey = line});
            m_player->play();
        });
        // One and a half times as fast as it is played, in pieces of 30 ms of sound.
        QElapsedTimer time;
        qsizetype sent = 0;
        const auto feed = [&] {
            const qint64 cycle = 600 + gapMs;
            const qint64 running =
                time.elapsed() / cycle * 600 + std::min<qint64>(time.elapsed() % cycle, 600);
            const qsizetype due = std::min<qsizetype>(480 + running * 24 / 480 * 480, bytes.size());
            if (due > sent)
                stream.feed(bytes.sliced(sent, due - sent));
            sent = due;
            if (sent == bytes.size())
                stream.endOfInput();
        };
        QTimer feeder;
        feeder.setTimerType(Qt::PreciseTimer);
        connect(&feeder, &QTimer::timeout, this, feed);
        QSignalSpy finished(m_player.get(), &Player::finished);
        const qint64 begin = m_server->now();
        time.start();
        feed();
        feeder.start(5);
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 12'000);
        QTest::qWait(100);
        QVERIFY(m_server->onsetAfter(begin));
        qInfo() << "first bytes to sound:" << *m_server->onsetAfter(begin) - begin << "ms, holes heard"
                << m_server->holesAfter(begin) << "ms, counted" << m_player->stats().holeTotal.count()
                << "ms, line" << m_player->lineMemories().value(line).toString();
        QVERIFY(*m_server->onsetAfter(begin) - begin < 1000);
    }

    void goesOnAfterAStall()
    {
        // Trap: running dry arrives as "idle", without an error; writing again makes the stream go on.
        auto track = std::make_shared<PcmTrack>(kSpec);
        const auto tone = test::sine(kSpec, 1);
        const auto half = tone.size() / 2;
        QSignalSpy finished(m_player.get(), &Player::finished);
        const qint64 begin = m_server->now();
        m_player->load(track);
        m_player->play();
        track->append(std::span(tone).first(half));
        QTRY_COMPARE_WITH_TIMEOUT(m_player->state(), Player::State::Playing, 3000);
        QTRY_COMPARE_WITH_TIMEOUT(m_player->state(), Player::State::Waiting, 3000);
        QTest::qWait(300);
        track->append(std::span(tone).subspan(half));
        track->complete();
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 5000);
        QTest::qWait(100);
        const qint64 holes = m_server->holesAfter(begin);
        const qint64 length = *m_server->lastSound() - *m_server->onsetAfter(begin);
        qInfo() << "stall heard for" << holes << "ms, counted" << m_player->stats().holeTotal.count()
                << "ms, sound" << length - holes << "ms";
        QCOMPARE(m_player->stats().holes, 1);
        QVERIFY(holes >= 250);
        QVERIFY(length - holes > 950);
    }

    void idlesWithoutWork()
    {
        const auto cpuPercent = [](int ms) {
            const std::clock_t from = std::clock();
            QTest::qWait(ms);
            return double(std::clock() - from) * 100 / CLOCKS_PER_SEC / (ms / 1000.0);
        };
        m_server->stopRecorder();
        QSignalSpy finished(m_player.get(), &Player::finished);
        m_player->load(test::trackOf(kSpec, test::sine(kSpec, 0.1)));
        m_player->play();
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 3000);
        QTest::qWait(200);
        const double idle = cpuPercent(2000);
        m_player->prepare(kSpec);
        QTest::qWait(100);
        const double prepared = cpuPercent(1000);
        m_player->load(test::trackOf(kSpec, test::sine(kSpec, 5)));
        m_player->play();
        QTest::qWait(200);
        const double playing = cpuPercent(1000);
        qInfo() << "CPU idle" << idle << "%, device opened ahead" << prepared << "%, playing" << playing
                << "%";
        QVERIFY(idle < 10);
        QVERIFY(m_server->startRecorder());
    }

    void keepsThePositionWhenTheDeviceVanishes()
    {
        QSignalSpy lost(m_player.get(), &Player::deviceLost);
        QSignalSpy restored(m_player.get(), &Player::deviceRestored);
        m_player->load(test::trackOf(kSpec, test::sine(kSpec, 20)));
        m_player->play();
        QTRY_VERIFY_WITH_TIMEOUT(m_player->positionFrames() > kSpec.sampleRateHz / 2, 5000);
        m_server->removeModule(m_server->firstSinkModule());
        QTRY_COMPARE_WITH_TIMEOUT(m_player->state(), Player::State::DeviceLost, 5000);
        QCOMPARE(lost.size(), 1);
        const auto error = lost.first().first().value<studio::Error>();
        QCOMPARE(error.kind, studio::ErrorKind::Device);
        QVERIFY(!error.message.isEmpty());
        const qint64 position = m_player->positionFrames();
        QVERIFY(position > kSpec.sampleRateHz / 2);
        QTest::qWait(100);
        QCOMPARE(m_player->positionFrames(), position);

        QVERIFY(m_server->addSink("spk"_ba) >= 0);
        QTRY_COMPARE_WITH_TIMEOUT(restored.size(), 1, 8000);
        QTRY_COMPARE(m_player->state(), Player::State::Paused);
        QCOMPARE(m_player->positionFrames(), position);
        m_player->play();
        QTRY_COMPARE(m_player->state(), Player::State::Playing);
        QTRY_VERIFY_WITH_TIMEOUT(m_player->positionFrames() > position + kSpec.sampleRateHz / 4, 5000);
    }

    void listsAndChangesDevices()
    {
        AudioDevices devices(m_player->thread());
        QSignalSpy changed(&devices, &AudioDevices::outputsChanged);
        devices.startWatching();
        QTRY_COMPARE_WITH_TIMEOUT(devices.outputs().size(), 1, 5000);
        QVERIFY(m_server->addSink("other"_ba) >= 0);
        QTRY_COMPARE_WITH_TIMEOUT(devices.outputs().size(), 2, 5000);
        QVERIFY(!devices.outputs().first().name.isEmpty());

        m_player->load(test::trackOf(kSpec, test::sine(kSpec, 20)));
        m_player->play();
        QTRY_VERIFY_WITH_TIMEOUT(m_player->positionFrames() > kSpec.sampleRateHz / 4, 5000);
        const qint64 position = m_player->positionFrames();
        m_player->setOutputDevice("other"_ba);
        QTRY_VERIFY_WITH_TIMEOUT(m_server->pactl({u"list"_s, u"short"_s, u"sinks"_s})->contains("other"),
                                 5000);
        QTRY_VERIFY_WITH_TIMEOUT(m_player->positionFrames() > position + kSpec.sampleRateHz / 4, 5000);
        QCOMPARE(m_player->state(), Player::State::Playing);
        m_player->setOutputDevice({});
        devices.stopWatching();
    }

    void survivesTheServersDeath()
    {
        QSignalSpy lost(m_player.get(), &Player::deviceLost);
        m_player->load(test::trackOf(kSpec, test::sine(kSpec, 20)));
        m_player->play();
        QTRY_VERIFY_WITH_TIMEOUT(m_player->positionFrames() > kSpec.sampleRateHz / 4, 5000);
        m_server->kill();
        QTRY_COMPARE_WITH_TIMEOUT(m_player->state(), Player::State::DeviceLost, 5000);
        QCOMPARE(lost.size(), 1);
        m_player->play();
        QTRY_COMPARE_WITH_TIMEOUT(lost.size(), 2, 5000);
        QVERIFY(!lost.last().first().value<studio::Error>().nextStep.isEmpty());
        QVERIFY(m_player->positionFrames() > 0);

        // The platform tries to connect again after three seconds.
        QSignalSpy restored(m_player.get(), &Player::deviceRestored);
        QVERIFY(m_server->start());
        QTRY_COMPARE_WITH_TIMEOUT(restored.size(), 1, 15'000);
        m_player->play();
        QTRY_COMPARE_WITH_TIMEOUT(m_player->state(), Player::State::Playing, 5000);
    }

private:
    static constexpr PcmSpec kSpec{44100, 1};
    std::unique_ptr<PulseServer> m_server;
    std::unique_ptr<Player> m_player;
};

QTEST_GUILESS_MAIN(TestPlayerPulse)
#include "tst_playerpulse.moc"
