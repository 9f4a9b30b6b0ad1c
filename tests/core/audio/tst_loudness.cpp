// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audio/loudness.h"
#include "tests/core/audio/testsignal.h"

#include <QtTest>

using namespace studio::audio;

class TestLoudness : public QObject {
    Q_OBJECT

private slots:
    void agreesWithTheStandardTone()
    {
        // EBU Tech 3341 case 1: stereo sine, 1 kHz, −23 dBFS peak, measures −23 LUFS.
        const auto track =
            test::trackOf({48000, 2}, test::sine({48000, 2}, 10, 1000, std::pow(10.0, -23.0 / 20)));
        const auto loudness = measureLoudness(*track);
        QVERIFY(loudness);
        QVERIFY2(std::abs(loudness->integratedLufs + 23) < 0.1,
                 qPrintable(QString::number(loudness->integratedLufs)));
        QVERIFY(std::abs(loudness->samplePeakDb + 23) < 0.1);
        QVERIFY(std::abs(gainForTarget(*loudness, -16) - 7) < 0.1);
    }

    void monoIsOneChannelAsInOtherMeters()
    {
        const double level = std::pow(10.0, -20.0 / 20);
        const auto mono = measureLoudness(*test::trackOf({48000, 1}, test::sine({48000, 1}, 5, 1000, level)));
        QVERIFY(std::abs(mono->integratedLufs + 23) < 0.1);
    }

    void silenceNeedsNoGain()
    {
        const auto loudness =
            measureLoudness(*test::trackOf({48000, 1}, std::vector<std::int16_t>(48000, 0)));
        QVERIFY(loudness);
        QCOMPARE(gainForTarget(*loudness, -16), 0.0);
        QCOMPARE(gainForTarget(*measureLoudness(*test::trackOf({48000, 1}, {})), -16), 0.0);
    }

    void canBeStopped()
    {
        studio::StopFlag stop;
        stop.set();
        QVERIFY(measureLoudness(*test::trackOf({48000, 1}, test::sine({48000, 1}, 1)), stop)
                    .error()
                    .isCancelled());
    }
};

QTEST_GUILESS_MAIN(TestLoudness)
#include "tst_loudness.moc"
