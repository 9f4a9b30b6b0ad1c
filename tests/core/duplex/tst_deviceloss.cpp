// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/duplex/devicesoundpath.h"
#include "tests/core/duplex/duplexsignals.h"
#include "tests/core/duplex/helddevices.h"

#include <QSignalSpy>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace studio::duplex;
using studio::audio::AudioThread;
using test::count;

namespace {

constexpr int kRate = 16'000;
const SoundSetup kPlain{.cancelEcho = false, .suppressNoise = false};

} // namespace

/// Devices that come and go.
class TestDeviceLoss : public QObject {
    Q_OBJECT

private slots:
    void init() { m_thread = std::make_shared<AudioThread>(); }
    void cleanup() { m_thread.reset(); }

    void aLostMicrophoneIsToldAndComesBack()
    {
        const auto held = std::make_shared<test::Hands>();
        test::Hands &hands = *held;
        DeviceSoundPath path(m_thread, nullptr, test::partsOf(held));
        test::Told captured;
        path.onCaptured(captured.taker());
        QSignalSpy lost(&path, &SoundPath::lost);
        QSignalSpy recovered(&path, &SoundPath::recovered);
        path.start(kPlain);
        QTRY_VERIFY(captured.pieces().size() > 10);
        QCOMPARE(hands.opened(true), "first"_ba);
        hands.microphoneDelivers = false;
        const Micros since = now();
        QTRY_COMPARE(lost.size(), 1);
        qInfo("noticed after %.0f ms", double(now() - since) / 1000);
        QCOMPARE(lost.first()[0].value<SoundSide>(), SoundSide::Microphone);
        QVERIFY(!lost.first()[1].value<studio::Error>().message.isEmpty());
        QCOMPARE(hands.microphonesOpen.load(), 0);
        // The line goes on, in silence.
        captured.clear();
        QTRY_VERIFY(captured.pieces().size() > 10);
        QVERIFY(test::levelDb(captured.samples()) < -90);
        hands.microphoneDelivers = true;
        QTRY_COMPARE(recovered.size(), 1);
        captured.clear();
        QTRY_VERIFY(captured.pieces().size() > 10);
        QVERIFY(test::levelDb(captured.samples()) > -20);
        QCOMPARE(lost.size(), 1);
        // Told for every moment once, whatever happened.
        const auto pieces = captured.pieces();
        for (std::size_t i = 1; i < pieces.size(); ++i)
            QVERIFY(std::abs(pieces[i].at - pieces[i - 1].at - 20'000) < 5000);
    }

    void theFirstMicrophoneIsNotReplacedUnnoticed()
    {
        const auto held = std::make_shared<test::Hands>();
        test::Hands &hands = *held;
        DeviceSoundPath path(m_thread, nullptr, test::partsOf(held));
        QSignalSpy lost(&path, &SoundPath::lost);
        QSignalSpy levels(&path, &SoundPath::levelMeasured);
        path.start(kPlain);
        QTRY_VERIFY(levels.size() > 3 && levels.last()[0].toDouble() > -20);
        // Its list is empty, though it still delivers: the server moved the stream.
        hands.microphoneExists = false;
        QTRY_COMPARE(lost.size(), 1);
        QCOMPARE(hands.microphonesOpen.load(), 0);
    }

    void tellsWhereTheSoundGoesNow()
    {
        const auto held = std::make_shared<test::Hands>();
        test::Hands &hands = *held;
        DeviceSoundPath path(m_thread, nullptr, test::partsOf(held));
        QSignalSpy changed(&path, &SoundPath::speakerChanged);
        QSignalSpy levels(&path, &SoundPath::levelMeasured);
        SoundSetup setup = kPlain;
        setup.speaker = "headset";
        path.start(setup);
        QTRY_VERIFY(levels.size() > 3);
        QVERIFY(changed.isEmpty());
        hands.headsetExists = false; // the server plays on elsewhere
        QTRY_COMPARE(changed.size(), 1);
        QCOMPARE(changed.first()[0].toString(), u"Desk"_s);
        // What was chosen is used again when it is back.
        hands.headsetExists = true;
        QTRY_COMPARE(changed.size(), 2);
        QCOMPARE(changed.last()[0].toString(), u"Headset"_s);
        QCOMPARE(hands.opened(false), "headset"_ba);
    }

    void aKeysToneIsNotTakenForTheAgent()
    {
        const auto held = std::make_shared<test::Hands>();
        DeviceSoundPath path(m_thread, nullptr, test::partsOf(held));
        test::Told heard;
        path.onHeard(heard.taker());
        QSignalSpy levels(&path, &SoundPath::levelMeasured);
        path.start(kPlain);
        QTRY_VERIFY(levels.size() > 3);
        path.playTone(u'5');
        const auto played = held->played();
        QTRY_VERIFY(held->played() - played > 100); // loud samples at the speaker
        QVERIFY(test::levelDb(heard.samples()) < -90);
    }

    void aTurnWaitsForASpeakerThatComesBack()
    {
        const auto held = std::make_shared<test::Hands>();
        test::Hands &hands = *held;
        DeviceSoundPath path(m_thread, nullptr, test::partsOf(held));
        QSignalSpy lost(&path, &SoundPath::lost);
        QSignalSpy recovered(&path, &SoundPath::recovered);
        QSignalSpy stopped(&path, &SoundPath::turnStopped);
        path.start(kPlain);
        path.play(1, count(100, kRate));
        path.finishTurn(1);
        QTRY_VERIFY(path.heardMs(1) > 100);
        hands.speakerExists = false;
        QTRY_COMPARE(lost.size(), 1);
        QCOMPARE(lost.first()[0].value<SoundSide>(), SoundSide::Speaker);
        const double heard = path.heardMs(1);
        QVERIFY(heard < 900);
        QTest::qWait(60);
        QCOMPARE(path.heardMs(1), heard);
        hands.speakerExists = true;
        QTRY_COMPARE(recovered.size(), 1);
        QTRY_COMPARE(stopped.size(), 1);
        QVERIFY(!stopped.first()[2].toBool());
        QVERIFY(path.heardMs(1) > 990);
    }

    void aTurnDoesNotWaitForEver()
    {
        const auto held = std::make_shared<test::Hands>();
        test::Hands &hands = *held;
        DeviceSoundPath path(m_thread, nullptr, test::partsOf(held));
        QSignalSpy stopped(&path, &SoundPath::turnStopped);
        path.start(kPlain);
        path.play(1, count(100, 10 * kRate));
        QTRY_VERIFY(path.heardMs(1) > 50);
        hands.speakerExists = false;
        QTRY_COMPARE(stopped.size(), 1);
        QVERIFY(stopped.first()[2].toBool());
        QVERIFY(stopped.first()[1].toDouble() < 5000);
    }

    void bothAtOnceAndFromTheStart()
    {
        const auto held = std::make_shared<test::Hands>();
        test::Hands &hands = *held;
        hands.microphoneExists = false;
        hands.speakerExists = false;
        DeviceSoundPath path(m_thread, nullptr, test::partsOf(held));
        test::Told captured;
        path.onCaptured(captured.taker());
        QSignalSpy lost(&path, &SoundPath::lost);
        QSignalSpy recovered(&path, &SoundPath::recovered);
        path.start(kPlain);
        QTRY_COMPARE(lost.size(), 2);
        QTRY_VERIFY(captured.pieces().size() > 5);
        hands.microphoneExists = true;
        hands.speakerExists = true;
        QTRY_COMPARE(recovered.size(), 2);
        QCOMPARE(lost.size(), 2);
        path.stop();
        QTRY_COMPARE(hands.microphonesOpen.load(), 0);
        QTRY_COMPARE(hands.speakersOpen.load(), 0);
    }

private:
    std::shared_ptr<AudioThread> m_thread;
};

QTEST_GUILESS_MAIN(TestDeviceLoss)
#include "tst_deviceloss.moc"
