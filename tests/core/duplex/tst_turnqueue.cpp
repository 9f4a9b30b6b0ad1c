// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/duplex/turnqueue.h"
#include "tests/core/duplex/duplexsignals.h"

#include <QtTest>

#include <random>

using namespace Qt::StringLiterals;
using namespace studio::duplex;
using test::count;

namespace {

constexpr int kRate = 16'000;
constexpr qint64 kBlock = kRate / 200;

/// A device that takes 5 ms at a time, with a clock of its own.
struct Speaker {
    TurnQueue queue{kRate};
    Micros at = 1'000'000;
    std::vector<std::int16_t> heard{};
    std::vector<PlayedPiece> pieces{};
    std::vector<EndedTurn> ended{};

    void run(int ms)
    {
        for (int passed = 0; passed < ms; passed += 5) {
            std::vector<std::int16_t> block(kBlock);
            queue.pull(block, at, pieces);
            heard.insert(heard.end(), block.begin(), block.end());
            at += 5000;
            for (const EndedTurn &turn : queue.takeEnded())
                ended.push_back(turn);
        }
    }
    [[nodiscard]] qint64 loud() const
    {
        return std::count_if(heard.begin(), heard.end(), [](std::int16_t sample) { return sample != 0; });
    }
    [[nodiscard]] qint64 holes() const
    {
        qint64 samples = 0;
        for (const PlayedPiece &piece : pieces)
            samples += piece.holeSamples;
        return samples * 1000 / kRate;
    }
};

} // namespace

/// The jitter buffer of the speaker.
class TestTurnQueue : public QObject {
    Q_OBJECT

private slots:
    void playsWhatIsLongEnoughAtOnce()
    {
        Speaker speaker;
        speaker.queue.play(1, count(1, 3200), speaker.at);
        speaker.run(205);
        QCOMPARE(speaker.heard.front(), std::int16_t(1));
        QCOMPARE(speaker.loud(), 3200);
        QVERIFY(speaker.pieces.front().begins);
    }

    void waitsAMomentForASecondPieceButNotForLong()
    {
        Speaker speaker;
        speaker.queue.play(1, count(1, kRate / 50), speaker.at); // 20 ms
        speaker.run(10);
        QCOMPARE(speaker.loud(), 0);
        speaker.run(35);
        QCOMPARE(speaker.loud(), kRate / 50);
    }

    void playsAtOnceWhenNothingMoreComes()
    {
        Speaker speaker;
        speaker.queue.play(1, count(1, 320), speaker.at);
        speaker.queue.finish(1);
        speaker.run(25);
        QCOMPARE(speaker.loud(), 320);
        QCOMPARE(speaker.ended.size(), 1U);
        QVERIFY(!speaker.ended.front().interrupted);
        QCOMPARE(speaker.ended.front().given, 320);
    }

    void nothingIsHeardAfterAnInterruption()
    {
        Speaker speaker;
        speaker.queue.play(1, count(100, kRate), speaker.at);
        speaker.queue.play(2, count(100, kRate), speaker.at);
        speaker.run(300);
        speaker.queue.interrupt(2);
        speaker.queue.play(1, count(100, kRate), speaker.at); // late
        speaker.queue.play(2, count(100, kRate), speaker.at);
        const qint64 before = speaker.loud();
        speaker.run(500);
        // A fade of 4 ms, against the click.
        QVERIFY(speaker.loud() - before <= 4 * kRate / 1000);
        QCOMPARE(speaker.ended.size(), 2U);
        QVERIFY(speaker.ended[0].interrupted && speaker.ended[1].interrupted);
        QCOMPARE(speaker.ended[1].given, 0);
        // The next one is heard.
        speaker.queue.play(3, count(100, kRate / 5), speaker.at);
        speaker.run(250);
        QCOMPARE(speaker.pieces.back().turn, 0);
        QVERIFY(speaker.loud() - before >= kRate / 5);
    }

    void fadesInsteadOfClicking()
    {
        Speaker speaker;
        speaker.queue.play(1, test::bytesOf(std::vector<std::int16_t>(kRate, 10'000)), speaker.at);
        speaker.run(100);
        const std::size_t cut = speaker.heard.size();
        speaker.queue.interrupt(1);
        speaker.run(50);
        int worst = 0;
        for (std::size_t i = cut; i < speaker.heard.size(); ++i)
            worst = std::max(worst, std::abs(speaker.heard[i] - speaker.heard[i - 1]));
        QVERIFY2(worst < 400, qPrintable(QString::number(worst)));
    }

    void tellsAHoleAndWaitsLongerAfterwards()
    {
        Speaker speaker;
        speaker.queue.play(1, count(100, kRate / 5), speaker.at); // 200 ms
        speaker.run(300);
        QVERIFY(speaker.ended.empty());
        speaker.queue.play(1, count(100, kRate / 5), speaker.at);
        speaker.run(300);
        QVERIFY2(std::abs(speaker.holes() - 100) <= 5, qPrintable(QString::number(speaker.holes())));
        QCOMPARE(speaker.loud(), 2 * kRate / 5);
    }

    void aTurnThatRanDryEndsAndMayGoOn()
    {
        Speaker speaker;
        speaker.queue.play(1, count(100, kRate / 5), speaker.at);
        speaker.run(900);
        QCOMPARE(speaker.ended.size(), 1U);
        QVERIFY(!speaker.ended.front().interrupted);
        speaker.queue.play(1, count(100, kRate / 5), speaker.at);
        speaker.queue.finish(1);
        speaker.run(300);
        QCOMPARE(speaker.ended.size(), 2U);
        QCOMPARE(speaker.ended.back().given, 2 * kRate / 5);
    }

    void whatComesAfterTheEndOfATurnIsNotLost()
    {
        Speaker speaker;
        speaker.queue.play(1, count(100, kRate / 5), speaker.at);
        speaker.queue.finish(1);
        speaker.run(250);
        speaker.queue.play(1, count(100, kRate / 5), speaker.at);
        speaker.queue.finish(1);
        speaker.run(250);
        QCOMPARE(speaker.loud(), 2 * kRate / 5);
        QCOMPARE(speaker.holes(), 0);
    }

    void turnsFollowEachOtherInTheirOrder()
    {
        Speaker speaker;
        speaker.queue.play(2, count(5000, 1600), speaker.at);
        speaker.queue.play(1, count(100, 1600), speaker.at);
        speaker.run(250);
        QCOMPARE(speaker.heard.front(), std::int16_t(100));
        QCOMPARE(speaker.heard[1600], std::int16_t(5000));
        speaker.queue.play(1, count(100, 1600), speaker.at); // long past
        const qint64 before = speaker.loud();
        speaker.run(250);
        QCOMPARE(speaker.loud(), before);
    }

    void keepsAnOddByteForItsOtherHalf()
    {
        Speaker speaker;
        const QByteArray pcm = count(100, 3200);
        speaker.queue.play(1, pcm.first(101), speaker.at);
        speaker.queue.play(1, pcm.sliced(101), speaker.at);
        speaker.run(205);
        QCOMPARE(speaker.heard[1000], std::int16_t(1100));
        QCOMPARE(speaker.loud(), 3200);
    }

    void isBounded()
    {
        Speaker speaker;
        const QByteArray minute(kRate * 60 * 2, char(1));
        for (int i = 0; i < 20; ++i)
            speaker.queue.play(1, minute, speaker.at);
        speaker.queue.finish(1);
        speaker.run(6 * 60 * 1000);
        QCOMPARE(speaker.loud(), qint64(kRate) * 5 * 60);
    }

    /// Small pieces as fast as life, up to 70 ms late: the first turn cannot know.
    void learnsHowLongALineNeeds()
    {
        Speaker speaker;
        std::mt19937 random(3);
        const auto turn = [&](TurnId id, int jitterMs) {
            std::uniform_int_distribution<int> late(0, jitterMs);
            const qint64 before = speaker.holes();
            std::vector<Micros> arrivals;
            for (int i = 0; i < 40; ++i) {
                const Micros due = speaker.at + Micros(i * 40 + late(random)) * 1000;
                arrivals.push_back(arrivals.empty() ? due : std::max(due, arrivals.back()));
            }
            for (const Micros arrival : arrivals) {
                while (speaker.at < arrival)
                    speaker.run(5);
                speaker.queue.play(id, count(100, 640), arrival);
            }
            speaker.queue.finish(id);
            speaker.run(300);
            return speaker.holes() - before;
        };
        QVERIFY(turn(1, 70) > 0);
        qint64 holes = 0;
        for (TurnId id = 3; id < 20; ++id)
            holes += turn(id, 70);
        QVERIFY2(holes <= 40, qPrintable(QString::number(holes)));
        // And forgets it when the line is better.
        for (TurnId id = 20; id < 30; ++id)
            turn(id, 0);
        speaker.queue.play(30, count(100, 320), speaker.at);
        const qint64 before = speaker.loud();
        speaker.run(35);
        QCOMPARE(speaker.loud() - before, 320);
    }

    /// Pieces twice as fast as life, each late by up to 100 ms: how it is with a service.
    void hasNoHolesOnAJitteryLine_data()
    {
        QTest::addColumn<int>("pieceMs");
        QTest::newRow("100 ms pieces") << 100;
        QTest::newRow("250 ms pieces") << 250;
        QTest::newRow("500 ms pieces") << 500;
    }
    void hasNoHolesOnAJitteryLine()
    {
        QFETCH(int, pieceMs);
        qint64 holes = 0;
        for (unsigned seed = 1; seed <= 20; ++seed) {
            std::mt19937 random(seed);
            std::uniform_int_distribution<int> late(0, 100);
            Speaker speaker;
            QList<Micros> arrivals;
            for (int i = 0; i < 20; ++i) {
                const Micros due = speaker.at + Micros(i * pieceMs / 2 + late(random)) * 1000;
                arrivals.append(i > 0 ? std::max(due, arrivals.last()) : due);
            }
            while (!arrivals.isEmpty()) {
                while (!arrivals.isEmpty() && arrivals.first() <= speaker.at) {
                    speaker.queue.play(1, count(100, qint64(pieceMs) * kRate / 1000), arrivals.takeFirst());
                }
                speaker.run(5);
            }
            holes += speaker.holes();
        }
        QCOMPARE(holes, 0);
    }
};

QTEST_GUILESS_MAIN(TestTurnQueue)
#include "tst_turnqueue.moc"
