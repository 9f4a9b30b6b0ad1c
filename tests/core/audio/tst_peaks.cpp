// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audio/peaks.h"
#include "tests/core/audio/testsignal.h"

#include <QtTest>

using namespace studio::audio;

class TestPeaks : public QObject {
    Q_OBJECT

private slots:
    void showsTheExtremesOfEachBucket()
    {
        PeakBuilder builder({8000, 1}, 16, 4);
        builder.add(std::vector<std::int16_t>{0, 32767, -5, 0, -32768, 0, 1, 1});
        const Peaks peaks = builder.snapshot();
        QCOMPARE(peaks.frameCount, 8);
        QCOMPARE(peaks.buckets.size(), std::size_t(2));
        QCOMPARE(peaks.buckets[0], (Peak{-1, 127}));
        QCOMPARE(peaks.buckets[1], (Peak{-127, 1}));
        QCOMPARE(peaks.over(0, 8), (Peak{-127, 127}));
        QCOMPARE(peaks.over(4, 5), (Peak{-127, 1}));
        QCOMPARE(peaks.over(8, 20), Peak{});
        QCOMPARE(peaks.over(5, 5), Peak{});
    }

    void staysBoundedAndKeepsTheTruth()
    {
        const auto sound = test::sweep({8000, 2}, 12);
        PeakBuilder builder({8000, 2}, 33, 4); // odd on purpose
        for (std::size_t at = 0; at < sound.size(); at += 62)
            builder.add(std::span(sound).subspan(at, std::min<std::size_t>(62, sound.size() - at)));
        const Peaks peaks = builder.snapshot();
        QVERIFY(peaks.buckets.size() <= 33);
        QCOMPARE(peaks.frameCount, qint64(sound.size() / 2));
        QCOMPARE(qint64(peaks.buckets.size()),
                 (peaks.frameCount + peaks.framesPerBucket - 1) / peaks.framesPerBucket);
        for (std::size_t bucket = 0; bucket < peaks.buckets.size(); ++bucket) {
            const auto from = bucket * std::size_t(peaks.framesPerBucket) * 2;
            const auto count = std::min(std::size_t(peaks.framesPerBucket) * 2, sound.size() - from);
            const auto [low, high] = std::ranges::minmax(std::span(sound).subspan(from, count));
            QVERIFY(std::abs(peaks.buckets[bucket].low - low * 127.0 / 32768) <= 1);
            QVERIFY(std::abs(peaks.buckets[bucket].high - high * 127.0 / 32768) <= 1);
        }
    }

    void isTheSameInOnePieceAndFromATrack()
    {
        const auto sound = test::sweep({8000, 1}, 30);
        PeakBuilder builder({8000, 1}, 500);
        for (const std::int16_t sample : sound)
            builder.add(std::span(&sample, 1));
        QVERIFY(builder.snapshot() == peaksOf(*test::trackOf({8000, 1}, sound), 500));
    }

    void silenceIsFlat()
    {
        PeakBuilder builder({8000, 1});
        builder.add(std::vector<std::int16_t>(5000, 0));
        const Peaks peaks = builder.snapshot();
        QCOMPARE(peaks.over(0, 5000), Peak{});
        QVERIFY(PeakBuilder({8000, 1}).snapshot().buckets.empty());
    }
};

QTEST_GUILESS_MAIN(TestPeaks)
#include "tst_peaks.moc"
