// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/duplex/devicesoundpath.h"
#include "tests/core/duplex/duplexsignals.h"
#include "tests/core/duplex/helddevices.h"

#include <QSignalSpy>
#include <QtTest>

#include <thread>

using namespace Qt::StringLiterals;
using namespace studio::duplex;
using studio::audio::AudioThread;
using test::count;

namespace {

constexpr int kRate = 16'000;
const SoundSetup kPlain{.cancelEcho = false, .suppressNoise = false};

} // namespace

/// Two devices as one path.
class TestDeviceSoundPath : public QObject {
    Q_OBJECT

private slots:
    void init() { m_thread = std::make_shared<AudioThread>(); }
    void cleanup() { m_thread.reset(); }

    void changesDevicesInTheMiddle()
    {
        const auto held = std::make_shared<test::Hands>();
        test::Hands &hands = *held;
        DeviceSoundPath path(m_thread, nullptr, test::partsOf(held));
        QSignalSpy lost(&path, &SoundPath::lost);
        QSignalSpy stopped(&path, &SoundPath::turnStopped);
        test::Told captured;
        path.onCaptured(captured.taker());
        path.start(kPlain);
        path.play(1, count(100, kRate / 2));
        path.finishTurn(1);
        QTRY_VERIFY(path.heardMs(1) > 50);
        path.useDevices("second"_ba, "headphones"_ba);
        QTRY_COMPARE(hands.opened(true), "second"_ba);
        QTRY_COMPARE(hands.opened(false), "headphones"_ba);
        QCOMPARE(hands.microphonesOpen.load(), 1);
        QCOMPARE(hands.speakersOpen.load(), 1);
        QTRY_COMPARE(stopped.size(), 1);
        QVERIFY(!stopped.first()[2].toBool());
        captured.clear();
        QTRY_VERIFY(captured.pieces().size() > 5);
        QVERIFY(test::levelDb(captured.samples()) > -20);
        QCOMPARE(lost.size(), 0);
    }

    void aSpeakerThatRunsEmptyGetsALargerBuffer()
    {
        const auto held = std::make_shared<test::Hands>();
        const auto bufferMs = std::make_shared<std::atomic<int>>(0);
        std::atomic<bool> isBusy{false};
        EngineParts parts = test::partsOf(held);
        parts.outputs = [bufferMs] { return std::make_unique<test::QueuedSpeaker>(bufferMs); };
        DeviceSoundPath path(m_thread, nullptr, std::move(parts));
        // A thread that is held up.
        path.onCaptured([&isBusy, last = Micros(0)](const QByteArray &, Micros) mutable {
            if (!isBusy || now() - last < 200'000)
                return;
            std::this_thread::sleep_for(std::chrono::milliseconds(90));
            last = now();
        });
        QSignalSpy holes(&path, &SoundPath::holeHeard);
        path.start(kPlain);
        path.play(1, count(100, 10 * kRate));
        QTRY_VERIFY(path.heardMs(1) > 100);
        isBusy = true;
        QTRY_VERIFY(*bufferMs > 30);
        QTRY_VERIFY(!holes.isEmpty());
        isBusy = false;
        QVERIFY(*bufferMs <= 60);
        QVERIFY(holes.first()[0].toDouble() > 5);
    }

    void afterASleepItGoesOnAsIfNothingWas()
    {
        const auto held = std::make_shared<test::Hands>();
        std::atomic<int> sleepMs{0};
        DeviceSoundPath path(m_thread, nullptr, test::partsOf(held));
        test::Told captured;
        path.onCaptured(captured.taker());
        path.onCaptured([&sleepMs](const QByteArray &, Micros) {
            std::this_thread::sleep_for(std::chrono::milliseconds(sleepMs.exchange(0)));
        });
        path.start(kPlain);
        path.play(1, count(100, 20 * kRate));
        QTRY_VERIFY(path.heardMs(1) > 100);
        sleepMs = 2200;
        QTRY_COMPARE(sleepMs.load(), 0);
        captured.clear();
        const Micros since = now();
        QTRY_VERIFY(now() - since > 2'500'000);
        // No more is told than time has passed, nor is the turn over, nor was it heard meanwhile.
        const auto pieces = captured.pieces();
        const double heardNow = path.heardMs(1);
        const Micros passed = now() - since;
        QVERIFY2(qint64(pieces.size()) < passed / 20'000 + 30, qPrintable(QString::number(pieces.size())));
        QVERIFY(!pieces.empty() && now() - pieces.back().at < 1'000'000);
        QVERIFY2(heardNow < double(passed) / 1000 - 1500, qPrintable(QString::number(heardNow)));
        const double heard = path.heardMs(1);
        QTRY_VERIFY(path.heardMs(1) > heard + 100);
    }

    void muteIsExact()
    {
        const auto held = std::make_shared<test::Hands>();
        DeviceSoundPath path(m_thread, nullptr, test::partsOf(held));
        test::Told captured;
        path.onCaptured(captured.taker());
        path.start(kPlain);
        QTRY_VERIFY(captured.pieces().size() > 10);
        const Micros from = now();
        path.setMuted(true);
        QTRY_VERIFY(captured.pieces().back().at > from + 100'000);
        const Micros to = now();
        path.setMuted(false);
        QTRY_VERIFY(captured.pieces().back().at > to + 100'000);
        for (const auto &piece : captured.pieces()) {
            const auto samples = test::samplesOf(piece.pcm16);
            for (std::size_t i = 0; i < samples.size(); ++i) {
                const Micros at = piece.at + Micros(i) * 1'000'000 / kRate;
                // To within the 10 ms that are judged together.
                if (at < from - 11'000 || at > to + 11'000)
                    QVERIFY(samples[i] != 0);
                else if (at > from + 11'000 && at < to - 11'000)
                    QCOMPARE(samples[i], std::int16_t(0));
            }
        }
    }

    void worksWithoutSound()
    {
        qputenv("VOICE_STUDIO_AUDIO", "null");
        DeviceSoundPath path(m_thread);
        test::Told captured;
        path.onCaptured(captured.taker());
        QSignalSpy stopped(&path, &SoundPath::turnStopped);
        QSignalSpy lost(&path, &SoundPath::lost);
        path.start({.inputRateHz = 8000, .outputRateHz = 22'050});
        path.play(1, count(100, 22'050 / 5));
        path.finishTurn(1);
        QTRY_COMPARE(stopped.size(), 1);
        QTRY_VERIFY(captured.pieces().size() > 10);
        QCOMPARE(captured.pieces().front().pcm16.size(), qsizetype(320));
        QVERIFY(lost.isEmpty());
        qunsetenv("VOICE_STUDIO_AUDIO");
    }

    void mayGoAtAnyMoment()
    {
        for (int i = 0; i < 8; ++i) {
            const auto held = std::make_shared<test::Hands>();
            test::Hands &hands = *held;
            auto path = std::make_unique<DeviceSoundPath>(m_thread, nullptr, test::partsOf(held));
            test::Told captured;
            path->onCaptured(captured.taker());
            path->start(kPlain);
            path->play(1, count(100, kRate));
            if (i % 2 == 0)
                QTRY_VERIFY(!captured.pieces().empty());
            path.reset();
            QTRY_COMPARE(hands.microphonesOpen.load() + hands.speakersOpen.load(), 0);
            m_thread = std::make_shared<AudioThread>(); // nothing of it uses these hands any more
        }
    }

private:
    std::shared_ptr<AudioThread> m_thread;
};

QTEST_GUILESS_MAIN(TestDeviceSoundPath)
#include "tst_devicesoundpath.moc"
