// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/duplex/soundclocks.h"
#include "core/duplex/voicegate.h"
#include "tests/core/duplex/duplexsignals.h"

#include <QtTest>

#include <cmath>
#include <random>

using namespace studio::duplex;

namespace {

/// Feeds frames of one level; returns what is told.
QList<VoiceNote> frames(VoiceGate &gate, Micros &at, int count, double level, bool voice)
{
    QList<VoiceNote> notes;
    for (int i = 0; i < count; ++i, at += 10'000) {
        if (const auto note = gate.push(voice, {level, level, level, level}, at))
            notes.append(*note);
    }
    return notes;
}

/// How loud speech is: syllables, and pauses between words.
std::vector<double> envelope(unsigned seed, int count)
{
    std::mt19937 random(seed);
    std::vector<double> levels;
    while (int(levels.size()) < count) {
        const bool isPause = random() % 4 == 0;
        const double loud = isPause ? -75 : -15 - double(random() % 25);
        const int length = 6 + int(random() % 18);
        for (int i = 0; i < length; ++i)
            levels.push_back(loud - std::abs(i - length / 2.0) + double(random() % 100) / 50);
    }
    return levels;
}

int suspicions(const std::vector<double> &heard, const std::vector<double> &captured, int lag, double loss)
{
    EchoWatch watch;
    int count = 0;
    for (std::size_t i = 0; i < captured.size(); ++i) {
        watch.heard(heard[i]);
        const std::size_t from = i < std::size_t(lag) ? 0 : i - std::size_t(lag);
        watch.captured(captured[lag > 0 ? from : i] - loss);
        count += watch.takeSuspicion() ? 1 : 0;
    }
    return count;
}

} // namespace

/// Voice from judgements, echo from loudness, time from lumps.
class TestVoiceGate : public QObject {
    Q_OBJECT

private slots:
    void tellsWhenItReallyBeganAndEnded()
    {
        VoiceGate gate;
        Micros at = 0;
        QVERIFY(frames(gate, at, 100, -75, false).isEmpty());
        const auto began = frames(gate, at, 50, -20, true);
        QCOMPARE(began.size(), 1);
        QVERIFY(began.first().began);
        QCOMPARE(began.first().at, 1'000'000);
        const auto ended = frames(gate, at, 50, -75, false);
        QCOMPARE(ended.size(), 1);
        QVERIFY(!ended.first().began);
        QCOMPARE(ended.first().at, 1'500'000);
    }

    void neitherAClickNorAPauseBetweenWordsCounts()
    {
        VoiceGate gate;
        Micros at = 0;
        frames(gate, at, 50, -75, false);
        QVERIFY(frames(gate, at, 2, -10, true).isEmpty());
        QVERIFY(frames(gate, at, 30, -75, false).isEmpty());
        QCOMPARE(frames(gate, at, 30, -20, true).size(), 1);
        QVERIFY(frames(gate, at, 20, -75, false).isEmpty());
        QVERIFY(frames(gate, at, 30, -20, true).isEmpty());
        QCOMPARE(frames(gate, at, 30, -75, false).size(), 1);
    }

    void theTailOfTheMethodIsNoVoice()
    {
        // It goes on saying "voice" for a while after the last sound.
        VoiceGate gate;
        Micros at = 0;
        frames(gate, at, 50, -75, false);
        frames(gate, at, 50, -20, true);
        frames(gate, at, 8, -70, true);
        const auto ended = frames(gate, at, 40, -75, false);
        QCOMPARE(ended.size(), 1);
        QCOMPARE(ended.first().at, 1'000'000);
    }

    void steadyNoiseBecomesBackground()
    {
        // A microphone that is only just on delivers nothing at first.
        VoiceGate gate;
        Micros at = 0;
        QVERIFY(frames(gate, at, 3, -120, false).isEmpty());
        QVERIFY(frames(gate, at, 1500, -40, true).isEmpty());
        // A voice above it is heard, and ends where it ended.
        QCOMPARE(frames(gate, at, 60, -20, true).size(), 1);
        const Micros end = at;
        const auto ended = frames(gate, at, 60, -40, true);
        QCOMPARE(ended.size(), 1);
        QCOMPARE(ended.first().at, end);
        // One that begins in the middle is believed after a while.
        frames(gate, at, 1500, -28, true);
        QVERIFY(!gate.isOpen());
    }

    void aLongSentenceIsNotTakenForBackground()
    {
        VoiceGate gate;
        Micros at = 0;
        frames(gate, at, 100, -70, false);
        for (int word = 0; word < 40; ++word) {
            frames(gate, at, 35, -20, true);
            frames(gate, at, 6, -50, true);
        }
        QVERIFY(gate.isOpen());
        QCOMPARE(frames(gate, at, 60, -70, false).size(), 1);
    }

    void takesLongerToBeSureWhileTheSpeakerIsOn()
    {
        VoiceGate gate;
        Micros at = 0;
        frames(gate, at, 50, -75, false);
        for (int i = 0; i < 7; ++i, at += 10'000)
            QVERIFY(!gate.push(true, {-20, -20, -20, -20}, at, true));
        frames(gate, at, 30, -75, false);
        const Micros from = at;
        std::optional<VoiceNote> began;
        for (int i = 0; i < 12; ++i, at += 10'000) {
            if (const auto note = gate.push(true, {-20, -20, -20, -20}, at, true))
                began = note;
        }
        QVERIFY(began && began->began);
        QCOMPARE(began->at, from);
    }

    void cutsAVoice()
    {
        VoiceGate gate;
        Micros at = 0;
        frames(gate, at, 50, -75, false);
        frames(gate, at, 50, -20, true);
        const auto cut = gate.cut(at);
        QVERIFY(cut && !cut->began);
        QCOMPARE(cut->at, at);
        QVERIFY(!gate.cut(at));
    }

    void hearsItself()
    {
        const auto heard = envelope(1, 900);
        QVERIFY(suspicions(heard, heard, 12, 25) >= 1);
        // Not told over and over.
        QCOMPARE(suspicions(envelope(1, 2500), envelope(1, 2500), 12, 15), 1);
    }

    void anotherVoiceIsNoEcho()
    {
        for (unsigned seed = 1; seed <= 20; ++seed)
            QCOMPARE(suspicions(envelope(seed, 1500), envelope(seed + 100, 1500), 0, 10), 0);
    }

    void whatIsHardlyHeardIsNoEcho()
    {
        const auto heard = envelope(1, 900);
        QCOMPARE(suspicions(heard, heard, 12, 50), 0);
        QCOMPARE(suspicions(std::vector<double>(900, -90), std::vector<double>(900, -90), 12, 0), 0);
    }

    void theQuickestDeliveryTellsTheTime()
    {
        InputClock clock;
        clock.start(48'000);
        std::mt19937 random(1);
        std::uniform_int_distribution<Micros> late(300, 30'000);
        Micros worst = 0;
        for (qint64 i = 1; i <= 3000; ++i) {
            const Micros at = clock.push(480, 5'000'000 + i * 10'000 + late(random));
            if (i > 200)
                worst = std::max(worst, std::abs(at - (5'000'000 + (i - 1) * 10'000)));
        }
        QVERIFY2(worst < 1500, qPrintable(QString::number(worst)));
    }

    void aGapMovesTheTime()
    {
        InputClock clock;
        clock.start(16'000);
        Micros at = 1'000'000;
        for (int i = 0; i < 100; ++i, at += 10'000)
            clock.push(160, at);
        at += 60'000'000; // asleep
        QVERIFY(std::abs(clock.push(160, at) - (at - 10'000)) < 1000);
    }

    void soundDoesNotJumpWithItsQueue()
    {
        OutputClock clock;
        clock.start(16'000);
        Micros at = 1'000'000;
        Micros last = 0;
        for (int i = 0; i < 500; ++i, at += 5000) {
            const Micros next = clock.next(at, 20'000 + (i % 3 - 1) * 4000);
            if (i > 0)
                QVERIFY(std::abs(next - last - 5000) < 200);
            last = next;
            clock.wrote(80);
        }
        QVERIFY(std::abs(last - (at - 5000 + 20'000)) < 4500);
        // A real gap is believed.
        at += 300'000;
        QVERIFY(std::abs(clock.next(at, 20'000) - at - 20'000) < 1000);
    }
};

QTEST_GUILESS_MAIN(TestVoiceGate)
#include "tst_voicegate.moc"
