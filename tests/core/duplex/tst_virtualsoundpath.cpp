// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/duplex/virtualsoundpath.h"
#include "tests/core/duplex/duplexsignals.h"

#include <QSignalSpy>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace studio::duplex;
using test::count;

namespace {

constexpr int kRate = 16'000;

qint64 loudSamples(const std::vector<std::int16_t> &samples)
{
    return std::count_if(samples.begin(), samples.end(), [](std::int16_t sample) { return sample != 0; });
}

} // namespace

/// A caller without devices.
class TestVirtualSoundPath : public QObject {
    Q_OBJECT

private slots:
    void hearsATurnInRealTime()
    {
        VirtualSoundPath path;
        test::Told heard;
        path.onHeard(heard.taker());
        QSignalSpy began(&path, &SoundPath::turnBegan);
        QSignalSpy stopped(&path, &SoundPath::turnStopped);
        path.start({.inputRateHz = kRate, .outputRateHz = kRate});
        const Micros asked = now();
        path.play(7, count(100, kRate / 2));
        path.finishTurn(7);
        QTRY_COMPARE(stopped.size(), 1);
        QCOMPARE(began.size(), 1);
        const auto from = began.first()[1].toLongLong();
        const auto to = stopped.first()[3].toLongLong();
        QCOMPARE(began.first()[0].toLongLong(), 7);
        QVERIFY(from >= asked);
        // Times do not depend on how busy the machine is.
        QVERIFY2(std::abs(to - from - 500'000) < 1000, qPrintable(QString::number(to - from)));
        QCOMPARE(stopped.first()[1].toDouble(), 500.0);
        QVERIFY(!stopped.first()[2].toBool());
        QCOMPARE(path.heardMs(7), 500.0);
        QCOMPARE(path.heardMs(8), 0.0);
        QCOMPARE(loudSamples(heard.samples()), kRate / 2);
        // Without a gap, and each piece where the one before ended.
        const auto pieces = heard.pieces();
        for (std::size_t i = 1; i < pieces.size(); ++i) {
            const Micros end = pieces[i - 1].at + pieces[i - 1].pcm16.size() / 2 * 1'000'000 / kRate;
            QVERIFY(std::abs(pieces[i].at - end) <= 2);
        }
    }

    void anInterruptedTurnIsNotHeardAnyMore()
    {
        VirtualSoundPath path;
        test::Told heard;
        path.onHeard(heard.taker());
        QSignalSpy stopped(&path, &SoundPath::turnStopped);
        path.start({.inputRateHz = kRate, .outputRateHz = kRate});
        path.play(1, count(100, 5 * kRate));
        QTRY_VERIFY(path.heardMs(1) > 200);
        const double before = path.heardMs(1);
        path.interrupt(1);
        path.play(1, count(100, kRate));
        QTRY_COMPARE(stopped.size(), 1);
        QVERIFY(stopped.first()[2].toBool());
        const double ms = stopped.first()[1].toDouble();
        QVERIFY(ms >= before && ms < 4000);
        QTest::qWait(100);
        QCOMPARE(path.heardMs(1), ms);
        QCOMPARE(double(loudSamples(heard.samples())) * 1000 / kRate, ms);
    }

    void saysWhatItIsToldAndKnowsWhen()
    {
        VirtualSoundPath path;
        test::Told captured;
        path.onCaptured(captured.taker());
        QSignalSpy began(&path, &SoundPath::voiceBegan);
        QSignalSpy ended(&path, &SoundPath::voiceEnded);
        QSignalSpy said(&path, &VirtualSoundPath::said);
        path.start({.inputRateHz = kRate, .outputRateHz = kRate});
        std::vector<std::int16_t> speech(kRate / 10); // 100 ms of silence
        const auto voice = test::babble(kRate, 0.6);
        speech.insert(speech.end(), voice.begin(), voice.end());
        speech.resize(speech.size() + kRate / 10);
        path.say(test::bytesOf(speech));
        QVERIFY(path.isSaying());
        QTRY_COMPARE(said.size(), 1);
        QVERIFY(!path.isSaying());
        QTRY_COMPARE(ended.size(), 1);
        QCOMPARE(began.size(), 1);
        const auto from = began.first()[0].toLongLong();
        const auto to = ended.first()[0].toLongLong();
        QVERIFY2(std::abs(to - from - 600'000) <= 20'000, qPrintable(QString::number(to - from)));
        QVERIFY(std::abs(said.first()[0].toLongLong() - to - 100'000) <= 20'000);
        // 20 ms pieces, one after the other, and the speech in them where it was said.
        const auto pieces = captured.pieces();
        std::optional<Micros> firstLoud;
        for (std::size_t i = 0; i < pieces.size(); ++i) {
            QCOMPARE(pieces[i].pcm16.size(), qsizetype(kRate / 50 * 2));
            if (i > 0)
                QVERIFY(std::abs(pieces[i].at - pieces[i - 1].at - 20'000) < 1500);
            const auto samples = test::samplesOf(pieces[i].pcm16);
            for (std::size_t k = 0; !firstLoud && k < samples.size(); ++k) {
                if (std::abs(samples[k]) > 300)
                    firstLoud = pieces[i].at + Micros(k) * 1'000'000 / kRate;
            }
        }
        QVERIFY(firstLoud);
        QVERIFY2(std::abs(*firstLoud - from) < 25'000, qPrintable(QString::number(*firstLoud - from)));
    }

    void noiseOfTheLineIsNoVoice()
    {
        VirtualSoundPath path;
        test::Told captured;
        path.onCaptured(captured.taker());
        QSignalSpy began(&path, &SoundPath::voiceBegan);
        path.setBackground(test::bytesOf(test::babble(kRate, 0.5)));
        path.start({.inputRateHz = kRate, .outputRateHz = kRate});
        QTRY_VERIFY(captured.pieces().size() > 40);
        QCOMPARE(began.size(), 0);
        QVERIFY(test::levelDb(captured.samples()) > -40);
    }

    void theLineMayEcho()
    {
        VirtualSoundPath path;
        test::Told captured;
        path.onCaptured(captured.taker());
        path.setEcho(EchoOfLine{.gainDb = -6, .delayMs = 100});
        path.start({.inputRateHz = kRate, .outputRateHz = 24'000});
        path.play(1, test::bytesOf(std::vector<std::int16_t>(24'000, 10'000)));
        path.finishTurn(1);
        QTRY_VERIFY(path.heardMs(1) > 900);
        QTRY_VERIFY(loudSamples(captured.samples()) > kRate / 2);
        const auto samples = captured.samples();
        QVERIFY(std::abs(*std::max_element(samples.begin(), samples.end()) - 5012) < 20);
    }

    void sendsSilenceWhileMuted()
    {
        VirtualSoundPath path;
        test::Told captured;
        path.onCaptured(captured.taker());
        path.setMuted(true);
        QSignalSpy began(&path, &SoundPath::voiceBegan);
        path.start({.inputRateHz = kRate, .outputRateHz = kRate});
        path.say(test::bytesOf(test::babble(kRate, 4)));
        QTRY_VERIFY(captured.pieces().size() > 10);
        QCOMPARE(loudSamples(captured.samples()), 0);
        QCOMPARE(began.size(), 0);
        path.setMuted(false);
        QTRY_COMPARE(began.size(), 1);
        QVERIFY(path.isSaying());
        QSignalSpy said(&path, &VirtualSoundPath::said);
        path.stopSaying();
        QTRY_COMPARE(said.size(), 1);
        QVERIFY(!path.isSaying());
    }

    void callsNobodyBackOnceStopped()
    {
        VirtualSoundPath path;
        test::Told captured;
        test::Told heard;
        path.onCaptured(captured.taker());
        path.onHeard(heard.taker());
        path.start({.inputRateHz = kRate, .outputRateHz = kRate});
        QTRY_VERIFY(captured.pieces().size() > 3);
        path.stop();
        const auto before = std::pair(captured.pieces().size(), heard.pieces().size());
        QSignalSpy levels(&path, &SoundPath::levelMeasured);
        QTest::qWait(150);
        QCOMPARE(std::pair(captured.pieces().size(), heard.pieces().size()), before);
        QCOMPARE(levels.size(), 0);
        // And begins again, with other rates.
        path.start({.inputRateHz = 8000, .outputRateHz = 44'100});
        QTRY_VERIFY(captured.pieces().size() > before.first + 3);
        QCOMPARE(captured.pieces().back().pcm16.size(), qsizetype(8000 / 50 * 2));
        path.play(1, test::bytesOf(std::vector<std::int16_t>(4410, 500)));
        path.finishTurn(1);
        QTRY_VERIFY(path.heardMs(1) > 99.9);
    }
};

QTEST_GUILESS_MAIN(TestVirtualSoundPath)
#include "tst_virtualsoundpath.moc"
