// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/duplex/echocanceller.h"
#include "tests/core/audio/testsignal.h"
#include "tests/core/duplex/duplexsignals.h"

#include <QtTest>

#include <random>

using namespace Qt::StringLiterals;
using namespace studio::duplex;
using test::babble;
using test::levelDb;

namespace {

using Samples = std::vector<std::int16_t>;

/// What a microphone in the room hears of the speaker: late, quieter, with a few reflections.
Samples inTheRoom(const Samples &played, int rateHz, int delayMs, double gain)
{
    Samples heard(played.size());
    const struct {
        int ms;
        double gain;
    } paths[] = {{0, 1}, {7, 0.4}, {13, -0.25}, {31, 0.12}};
    for (std::size_t i = 0; i < played.size(); ++i) {
        double sum = 0;
        for (const auto &path : paths) {
            const qint64 from = qint64(i) - qint64(delayMs + path.ms) * rateHz / 1000;
            sum += from >= 0 ? path.gain * played[std::size_t(from)] : 0;
        }
        heard[i] = std::int16_t(std::clamp(sum * gain, -32768.0, 32767.0));
    }
    return heard;
}

Samples plus(Samples a, const Samples &b)
{
    for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i)
        a[i] = std::int16_t(std::clamp(a[i] + b[i], -32768, 32767));
    return a;
}

Samples noise(qint64 count, double level, unsigned seed)
{
    std::mt19937 random(seed);
    std::normal_distribution<double> dice(0, level * 32767);
    Samples made;
    for (qint64 i = 0; i < count; ++i)
        made.push_back(std::int16_t(std::clamp(dice(random), -32768.0, 32767.0)));
    return made;
}

struct Cleaned {
    Samples samples{};
    std::vector<bool> voice{};
};

Cleaned clean(EchoCanceller &canceller, const Samples &played, const Samples &captured, int delayMs)
{
    Cleaned result;
    const std::size_t size = canceller.frameSamples();
    Samples frame(size);
    for (std::size_t at = 0; at + size <= captured.size(); at += size) {
        canceller.hear(std::span(played).subspan(at, size));
        std::copy_n(captured.begin() + std::ptrdiff_t(at), size, frame.begin());
        result.voice.push_back(canceller.process(frame, delayMs));
        result.samples.insert(result.samples.end(), frame.begin(), frame.end());
    }
    return result;
}

std::span<const std::int16_t> part(const Samples &samples, int rateHz, double from, double to)
{
    return std::span(samples).subspan(std::size_t(from * rateHz), std::size_t((to - from) * rateHz));
}

} // namespace

/// Echo cancellation, noise suppression and voice activity, by simulation.
class TestEchoCanceller : public QObject {
    Q_OBJECT

private slots:
    void knowsHowLateItIs_data() { rates(); }
    void knowsHowLateItIs()
    {
        QFETCH(int, rate);
        QFETCH(bool, all);
        auto canceller =
            EchoCanceller::create({.rateHz = rate, .cancelEcho = all, .suppressNoise = all}).value();
        const Samples voice = babble(rate, 3);
        const Cleaned out = clean(*canceller, Samples(voice.size()), voice, 50);
        const int lag =
            studio::audio::test::lag(part(voice, rate, 1, 2), part(out.samples, rate, 1, 2), rate / 40);
        qInfo("late by %d samples at %d Hz", lag, rate);
        QVERIFY2(std::abs(lag - canceller->latencySamples()) <= rate / 1000,
                 qPrintable(QString::number(lag)));
    }

    void takesTheEchoAway_data()
    {
        QTest::addColumn<int>("rate");
        QTest::addColumn<int>("delayMs");
        QTest::newRow("16 kHz, 40 ms") << 16'000 << 40;
        QTest::newRow("16 kHz, 120 ms") << 16'000 << 120;
        QTest::newRow("16 kHz, 200 ms") << 16'000 << 200;
        QTest::newRow("48 kHz, 60 ms") << 48'000 << 60;
    }
    void takesTheEchoAway()
    {
        QFETCH(int, rate);
        QFETCH(int, delayMs);
        auto canceller = EchoCanceller::create({.rateHz = rate}).value();
        const Samples played = babble(rate, 8, 2, 0.8);
        const Samples echo =
            plus(inTheRoom(played, rate, delayMs, 0.5), noise(qint64(played.size()), 0.0005, 4));
        const Cleaned out = clean(*canceller, played, echo, delayMs);
        const double before = levelDb(part(echo, rate, 4, 7.5));
        const double after = levelDb(part(out.samples, rate, 4, 7.5));
        const auto voiced = std::count(out.voice.begin() + 400, out.voice.end(), true);
        qInfo("echo %.1f dB, left %.1f dB, taken for a voice %d of 400 frames", before, after, int(voiced));
        QVERIFY2(before - after > 25, qPrintable(QString::number(before - after)));
    }

    void letsTheOwnVoiceThroughWhileTheOtherSpeaks()
    {
        constexpr int kRate = 16'000;
        auto canceller = EchoCanceller::create({.rateHz = kRate}).value();
        const Samples played = babble(kRate, 9, 2, 0.8);
        Samples voice(std::size_t(5 * kRate));
        const Samples said = babble(kRate, 3, 9, 0.6);
        voice.insert(voice.end(), said.begin(), said.end());
        voice.resize(played.size());
        const Samples captured = plus(inTheRoom(played, kRate, 60, 0.3), voice);
        const Cleaned out = clean(*canceller, played, captured, 60);
        const double alone = levelDb(part(out.samples, kRate, 3.5, 4.9));
        const double both = levelDb(part(out.samples, kRate, 5.2, 7.9));
        const double own = levelDb(part(voice, kRate, 5.2, 7.9));
        qInfo("echo alone %.1f dB, own voice %.1f dB of %.1f", alone, both, own);
        QVERIFY(both > alone + 20);
        QVERIFY(std::abs(both - own) < 10);
    }

    void takesNoiseAway()
    {
        constexpr int kRate = 16'000;
        auto canceller = EchoCanceller::create({.rateHz = kRate}).value();
        const Samples hiss = noise(6 * kRate, 0.01, 3);
        const Cleaned out = clean(*canceller, Samples(hiss.size()), hiss, 50);
        QVERIFY(levelDb(part(hiss, kRate, 3, 6)) - levelDb(part(out.samples, kRate, 3, 6)) > 8);
    }

    void leavesAloneWhatItShallNotTouch()
    {
        constexpr int kRate = 16'000;
        auto canceller =
            EchoCanceller::create({.rateHz = kRate, .cancelEcho = false, .suppressNoise = false}).value();
        const Samples voice = babble(kRate, 2);
        const Cleaned out = clean(*canceller, voice, voice, 0);
        QVERIFY(std::abs(levelDb(part(out.samples, kRate, 0.5, 1.9)) - levelDb(part(voice, kRate, 0.5, 1.9)))
                < 0.5);
    }

    void refusesOddFrames()
    {
        auto canceller = EchoCanceller::create({}).value();
        Samples frame(17);
        QVERIFY(!canceller->process(frame, 10));
        canceller->hear(frame);
        QVERIFY(!EchoCanceller::create({.rateHz = 12'345}));
    }

private:
    static void rates()
    {
        QTest::addColumn<int>("rate");
        QTest::addColumn<bool>("all");
        QTest::newRow("16 kHz") << 16'000 << true;
        QTest::newRow("48 kHz") << 48'000 << true;
        QTest::newRow("16 kHz, no cleaning") << 16'000 << false;
        QTest::newRow("48 kHz, no cleaning") << 48'000 << false;
    }
};

QTEST_GUILESS_MAIN(TestEchoCanceller)
#include "tst_echocanceller.moc"
