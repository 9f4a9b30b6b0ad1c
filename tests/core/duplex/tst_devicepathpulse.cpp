// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/duplex/devicesoundpath.h"
#include "tests/core/duplex/duplexsignals.h"
#include "tests/core/duplex/pulseroom.h"
#include "tests/core/duplex/soundroom.h"

#include <QSignalSpy>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace studio::duplex;
using test::Ear;
using test::Mouth;
using test::PulseRoom;

/// The devices of a machine, against a real sound server with a speaker and a microphone made of software.
class TestDevicePathPulse : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_room = std::make_unique<PulseRoom>();
        if (!m_room->whyNot().isEmpty())
            QSKIP(qPrintable(m_room->whyNot()));
        QVERIFY(m_room->furnish());
        QVERIFY(m_ear.start(u"spk.monitor"_s));
        QVERIFY(m_tongue.start(u"micfeed.monitor"_s));
        QVERIFY(m_mouth.start(u"micfeed"_s));
        QTest::qWait(2500); // a fresh null sink renders ahead
    }
    void cleanupTestCase()
    {
        m_mouth.stop();
        m_ear.stop();
        m_tongue.stop();
        m_room.reset();
    }

    void bothWays()
    {
        DeviceSoundPath path(m_room->thread);
        test::Told captured;
        path.onCaptured(captured.taker());
        QSignalSpy began(&path, &SoundPath::turnBegan);
        QSignalSpy stopped(&path, &SoundPath::turnStopped);
        QSignalSpy voiceBegan(&path, &SoundPath::voiceBegan);
        QSignalSpy voiceEnded(&path, &SoundPath::voiceEnded);
        QSignalSpy lost(&path, &SoundPath::lost);
        path.start({.microphone = "vmic"_ba});
        QTRY_VERIFY_WITH_TIMEOUT(captured.pieces().size() > 60, 10'000);
        QVERIFY(lost.isEmpty());

        // The speaker: soon there, and silent at once.
        const auto tone = test::babble(16'000, 4, 3, 0.9);
        const Micros asked = now();
        path.play(1, test::bytesOf(tone));
        QTRY_COMPARE(began.size(), 1);
        QTRY_VERIFY(m_ear.soundAfter(asked).has_value());
        QTRY_VERIFY(path.heardMs(1) > 700);
        const Micros cut = now();
        path.interrupt(1);
        QTRY_COMPARE(stopped.size(), 1);
        QTRY_VERIFY(m_ear.heardUntil() > cut + 400'000);
        const Micros sound = *m_ear.soundAfter(asked);
        const Micros silence = m_ear.silenceAfter(cut, 200).value_or(0);
        const auto told = began.first()[1].toLongLong();
        const double heard = stopped.first()[1].toDouble();
        qInfo("asked to sound %.1f ms, told %.1f ms off; interruption to silence %.1f ms; heard %.1f ms, at "
              "the monitor %.1f",
              double(sound - asked) / 1000, double(told - sound) / 1000, double(silence - cut) / 1000, heard,
              double(silence - sound) / 1000);
        QVERIFY(sound - asked < 500'000);
        QVERIFY(silence > 0 && silence - cut < 500'000);
        QVERIFY(std::abs(heard - double(silence - sound) / 1000) < 150);

        // The microphone.
        captured.clear();
        voiceBegan.clear();
        voiceEnded.clear();
        const Micros spoke = now();
        m_mouth.say(test::babble(Mouth::kRate, 1, 5, 0.8));
        QTRY_COMPARE_WITH_TIMEOUT(voiceEnded.size(), 1, 10'000);
        const Micros truth = m_tongue.soundAfter(spoke).value_or(0);
        const Micros truthEnd = m_tongue.silenceAfter(truth, 200).value_or(0);
        QVERIFY(voiceBegan.size() >= 1);
        qInfo("voice began told %.1f ms off, ended %.1f ms off",
              double(voiceBegan.first()[0].toLongLong() - truth) / 1000,
              double(voiceEnded.first()[0].toLongLong() - truthEnd) / 1000);
        QVERIFY(truth > 0);
        QVERIFY(std::abs(voiceBegan.first()[0].toLongLong() - truth) < 300'000);
    }

    void hearsItselfUnlessEchoIsTakenAway()
    {
        // Whatever is played comes back through the microphone.
        const auto loop =
            m_room->server.pactl({u"load-module"_s, u"module-loopback"_s, u"source=spk.monitor"_s,
                                  u"sink=micfeed"_s, u"latency_msec=20"_s});
        QVERIFY(loop);
        const int module = loop->trimmed().toInt();
        const auto played = test::bytesOf(test::babble(16'000, 4, 8, 0.8));
        {
            DeviceSoundPath path(m_room->thread);
            QSignalSpy suspected(&path, &SoundPath::echoSuspected);
            path.start({.microphone = "vmic"_ba, .cancelEcho = false, .suppressNoise = false});
            path.play(1, played);
            path.play(2, played);
            QTRY_COMPARE_WITH_TIMEOUT(suspected.size(), 1, 10'000);
        }
        DeviceSoundPath path(m_room->thread);
        test::Told captured;
        path.onCaptured(captured.taker());
        QSignalSpy stopped(&path, &SoundPath::turnStopped);
        QSignalSpy suspected(&path, &SoundPath::echoSuspected);
        QSignalSpy voices(&path, &SoundPath::voiceBegan);
        path.start({.microphone = "vmic"_ba});
        const Micros begun = now();
        path.play(1, played);
        QTRY_VERIFY_WITH_TIMEOUT(path.heardMs(1) > 2500, 10'000);
        captured.clear();
        QTRY_COMPARE_WITH_TIMEOUT(stopped.size(), 1, 10'000);
        const double left = test::levelDb(captured.samples());
        qInfo("echo of %.1f dB, left %.1f dB", test::levelDb(test::samplesOf(played)), left);
        for (const auto &voice : voices)
            qInfo("taken for a voice: %.0f ms", double(voice[0].toLongLong() - begun) / 1000);
        QVERIFY(left < -40);
        QCOMPARE(suspected.size(), 0);
        m_room->server.removeModule(module);
    }

private:
    std::unique_ptr<PulseRoom> m_room;
    Ear m_ear;
    Ear m_tongue;
    Mouth m_mouth;
};

QTEST_GUILESS_MAIN(TestDevicePathPulse)
#include "tst_devicepathpulse.moc"
