// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audio/startpolicy.h"

#include <QtTest>

#include <algorithm>
#include <functional>
#include <random>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace studio::audio;

namespace {

constexpr int kRate = 44100;

/// One simulated stream: `arrival(t)` gives the seconds of sound received at t seconds.
struct Outcome {
    double start = -1; ///< after the first arrival
    int holes = 0;
    double holeTotal = 0;
    LineMemory memory{};
};

Outcome simulate(const std::function<double(double)> &arrival, double whole, LineMemory memory = {},
                 std::optional<double> expected = {})
{
    StartPolicy::Setup setup{kRate, kRate * 37 / 1000, {}, memory};
    if (expected)
        setup.expectedDuration = std::chrono::milliseconds(qint64(*expected * 1000));
    StartPolicy policy(setup);
    Outcome outcome;
    double played = 0;
    bool playing = false;
    double first = -1;
    for (double t = 0; played < whole && t < 200; t += 0.005) {
        const double sound = std::min(arrival(t), whole);
        const auto now = std::chrono::nanoseconds(qint64(t * 1e9));
        policy.arrived(now, qint64(sound * kRate));
        if (sound > 0 && first < 0)
            first = t;
        if (sound >= whole)
            policy.ended();
        if (playing) {
            played = std::min(played + 0.005, sound);
            if (played >= sound && sound < whole) {
                playing = false;
                policy.starved();
                ++outcome.holes;
            }
        } else if (policy.mayPlay(now, qint64(played * kRate))) {
            playing = true;
            if (outcome.start < 0)
                outcome.start = t - first;
        } else if (outcome.start >= 0) {
            outcome.holeTotal += 0.005;
        }
    }
    outcome.memory = policy.learned();
    return outcome;
}

double steps(double t, double every, double sound)
{
    return (std::floor(t / every + 1e-9) + 1) * sound;
}

/// Pieces of 20 ms at 1.15 times real time; after each second of sound the line sleeps for 265 ms.
double withGaps(double t)
{
    const double cycle = 1.0 / 1.5 + 0.265;
    const double full = std::floor(t / cycle);
    return full + std::min(1.0, std::floor((t - full * cycle) * 1.5 / 0.02) * 0.02);
}

} // namespace

class TestStartPolicy : public QObject {
    Q_OBJECT

private slots:
    void startsAtOnceOnAFastLine()
    {
        const auto fast = [](double t) { return steps(t, 0.010, 0.080); };
        const Outcome first = simulate(fast, 10);
        QCOMPARE(first.holes, 0);
        QVERIFY2(first.start <= 0.030, qPrintable(QString::number(first.start)));
        Outcome again = simulate(fast, 10, first.memory);
        again = simulate(fast, 10, again.memory);
        QCOMPARE(again.start, 0.0);
        QCOMPARE(again.holes, 0);
    }

    void startsAtOnceWhenEverythingIsThere()
    {
        const Outcome outcome = simulate([](double) { return 0.2; }, 0.2);
        QCOMPARE(outcome.start, 0.0);
        QCOMPARE(outcome.holes, 0);
    }

    void startsSoonJustAboveRealTime()
    {
        const auto line = [](double t) { return steps(t, 0.020, 0.021); };
        const Outcome first = simulate(line, 10);
        QCOMPARE(first.holes, 0);
        QVERIFY(first.start <= 0.250);
        Outcome known = simulate(line, 10, simulate(line, 10, first.memory).memory);
        QCOMPARE(known.holes, 0);
        QVERIFY2(known.start <= 0.080, qPrintable(QString::number(known.start)));
    }

    void bridgesGapsOnceTheLineIsKnown()
    {
        const Outcome first = simulate(withGaps, 12);
        const Outcome known = simulate(withGaps, 12, first.memory);
        QCOMPARE(known.holes, 0);
        qInfo() << "start" << first.start << "then" << known.start << "holes at first" << first.holes;
        QVERIFY(first.start <= 0.250);
        QVERIFY(known.start <= 0.250);
    }

    void latenessSeenAlreadyCountsOnAKnownLine()
    {
        // Pieces of 100 ms at twice real time, the third of them late by 200 ms and all it held up with it.
        const auto late = [](double t) {
            return t < 0.05 ? 0.1 : t < 0.30 ? 0.2 : 0.7 + std::floor((t - 0.30) / 0.05 + 1e-9) * 0.1;
        };
        const LineMemory jittery{.cushionMs = 265, .speed = 2, .streams = 5};
        const Outcome known = simulate(late, 10, jittery);
        QCOMPARE(known.holes, 0);
        QVERIFY2(known.start > 0.2 && known.start < 0.295, qPrintable(QString::number(known.start)));
        // One stream is not enough to trust it.
        const Outcome hardly = simulate(late, 10, {.cushionMs = 265, .speed = 2, .streams = 1});
        QVERIFY(hardly.start >= 0.295);
    }

    void staysWholeOnAJitteryLine()
    {
        std::mt19937 random(3);
        int holes = 0;
        double starts = 0;
        constexpr int kLines = 20;
        constexpr int kStreams = 8;
        for (int line = 0; line < kLines; ++line) {
            LineMemory memory;
            for (int stream = 0; stream < kStreams; ++stream) {
                // Each piece late by up to 330 ms, the first one too; order is kept.
                std::vector<double> arrivals;
                for (int i = 0; i < 50; ++i) {
                    const double due = i * 0.05 + double(random() % 331) / 1000;
                    arrivals.push_back(arrivals.empty() ? due : std::max(arrivals.back(), due));
                }
                const Outcome outcome = simulate(
                    [&arrivals](double t) {
                        return 0.1 * double(std::ranges::upper_bound(arrivals, t) - arrivals.begin());
                    },
                    5, memory);
                memory = outcome.memory;
                if (stream < 2)
                    continue;
                holes += outcome.holes > 0 ? 1 : 0;
                starts += outcome.start + arrivals.front();
            }
        }
        const double start = starts / (kLines * (kStreams - 2));
        qInfo() << "streams with holes" << holes << "of" << kLines * (kStreams - 2) << "start" << start;
        QVERIFY(holes <= 2);
        QVERIFY2(start < 0.36, qPrintable(QString::number(start)));
    }

    void bridgesBurstsAtOnce()
    {
        const Outcome outcome = simulate([](double t) { return steps(t, 0.265, 0.300); }, 10);
        QCOMPARE(outcome.holes, 0);
        QVERIFY(outcome.start <= 0.010);
    }

    void waitsForASlowLineExactlyLongEnough()
    {
        const auto slow = [](double t) { return steps(t, 0.020, 0.010); }; // half real time
        const Outcome known = simulate(slow, 6, {.cushionMs = 20, .speed = 0.5, .streams = 3}, 6.0);
        QCOMPARE(known.holes, 0);
        QVERIFY2(known.start > 5 && known.start < 7.5, qPrintable(QString::number(known.start)));
        // Unknown before: the speed is measured before the start.
        const Outcome unknown = simulate(slow, 6, {}, 6.0);
        QCOMPARE(unknown.holes, 0);
        QVERIFY(unknown.start < 7.5);
    }

    void waitsBoundedlyWhenTheLengthIsUnknown()
    {
        const Outcome outcome = simulate([](double t) { return steps(t, 0.020, 0.010); }, 60);
        QVERIFY(outcome.start > 0 && outcome.start < 9);
    }

    void asksForMoreAfterAHole()
    {
        // Nothing for a second after the first half second.
        const auto stall = [](double t) {
            return t < 0.25 ? steps(t, 0.020, 0.040) : t < 1.5 ? 0.5 : 0.5 + (t - 1.5) * 3;
        };
        const Outcome outcome = simulate(stall, 5);
        QCOMPARE(outcome.holes, 1);
        QVERIFY(outcome.memory.cushionMs > 500);
    }

    void forgetsBadNewsSlowlyAndGoodNewsAtOnce()
    {
        const auto fast = [](double t) { return steps(t, 0.010, 0.080); };
        const LineMemory bad{.cushionMs = 400, .speed = 1.2, .streams = 5};
        const LineMemory better = simulate(fast, 10, bad).memory;
        QVERIFY(better.cushionMs < 400 && better.cushionMs > 200);
        QCOMPARE(better.streams, 6);
        const LineMemory good{.cushionMs = 1, .speed = 8, .streams = 5};
        QVERIFY(simulate(withGaps, 12, good).memory.cushionMs > 100);
    }

    void learnsNothingFromTooLittle()
    {
        const LineMemory memory = simulate([](double) { return 0.1; }, 0.1).memory;
        QCOMPARE(memory, LineMemory{});
    }

    void memorySurvivesAsText()
    {
        const LineMemory memory{.cushionMs = 123.5, .speed = 1.25, .streams = 7};
        QCOMPARE(LineMemory::fromString(memory.toString()), memory);
        for (const QString &text :
             {u""_s, u"v1"_s, u"v2;1;2;3"_s, u"v1;a;b;c"_s, u"v1;nan;1;1"_s, u"v1;1;inf;1"_s})
            QCOMPARE(LineMemory::fromString(text), LineMemory{});
        QVERIFY(LineMemory::fromString(u"v1;1e300;-5;-1").cushionMs <= 10'000);
    }
};

QTEST_GUILESS_MAIN(TestStartPolicy)
#include "tst_startpolicy.moc"
