// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audio/measurement.h"
#include "tests/core/audio/testsignal.h"

#include <QtTest>

#include <cmath>

using namespace studio::audio;

class TestMeasurement : public QObject {
    Q_OBJECT

    static double linear(double db) { return std::pow(10.0, db / 20); }

private slots:
    void measuresAToneWithAQuietEnd()
    {
        const PcmSpec spec{48000, 1};
        std::vector<std::int16_t> samples = test::sine(spec, 16, 1000, linear(-20));
        const auto quiet = test::sine(spec, 4, 1000, linear(-62));
        samples.insert(samples.end(), quiet.begin(), quiet.end());
        const auto measured = measureSound(*test::trackOf(spec, samples));
        QVERIFY(measured);
        QVERIFY(std::abs(measured->samplePeakDb + 20) < 0.1);
        QVERIFY(std::abs(measured->truePeakDb + 20) < 0.15);
        // A sine lies 3 dB below its peak; a fifth of the time is quiet.
        QVERIFY2(std::abs(measured->rmsDb + 23.01 + 0.97) < 0.1,
                 qPrintable(QString::number(measured->rmsDb)));
        QVERIFY2(std::abs(measured->noiseFloorDb + 65.01) < 0.3,
                 qPrintable(QString::number(measured->noiseFloorDb)));
        QVERIFY(std::abs(measured->seconds - 20) < 0.001);
    }

    void silenceAndNothingAreBounded()
    {
        for (const std::size_t frames : {std::size_t(0), std::size_t(100), std::size_t(48000)}) {
            const auto track = test::trackOf({48000, 1}, std::vector<std::int16_t>(frames, 0));
            const auto measured = measureSound(*track);
            QVERIFY(measured);
            QVERIFY(std::isinf(measured->rmsDb) && std::isinf(measured->noiseFloorDb));
            const auto made = levelTo(*track, {});
            QVERIFY(made);
            QCOMPARE(made->gainDb, 0.0);
            QCOMPARE(made->track->frameCount(), track->frameCount());
        }
    }

    void reachesItsGoal_data()
    {
        QTest::addColumn<double>("amplitude");
        QTest::addColumn<LevelGoal>("goal");
        for (const double amplitude : {0.02, 0.2, 0.9}) {
            for (const double lufs : {-14.0, -16.0, -19.0, -23.0})
                QTest::addRow("%g to %g LUFS", amplitude, lufs) << amplitude << LevelGoal{.level = lufs};
            QTest::addRow("%g to -20 dB RMS", amplitude)
                << amplitude << LevelGoal{LevelGoal::By::Rms, -20, -3.5};
        }
    }
    void reachesItsGoal()
    {
        QFETCH(double, amplitude);
        QFETCH(LevelGoal, goal);
        const PcmSpec spec{22050, 1};
        const auto track = test::trackOf(spec, test::sine(spec, 3, 440, amplitude));
        const auto made = levelTo(*track, goal);
        QVERIFY(made);
        const auto measured = measureSound(*made->track);
        const double reached = goal.by == LevelGoal::By::Rms ? measured->rmsDb : measured->integratedLufs;
        QVERIFY2(std::abs(reached - goal.level) < 0.3, qPrintable(QString::number(reached)));
        QVERIFY(measured->truePeakDb < goal.ceilingDb + 0.2);
        QCOMPARE(made->track->frameCount(), track->frameCount());
    }

    void canBeStopped()
    {
        studio::StopFlag stop;
        stop.set();
        const auto track = test::trackOf({48000, 1}, test::sine({48000, 1}, 1));
        QVERIFY(measureSound(*track, stop).error().isCancelled());
        QVERIFY(levelTo(*track, {}, stop).error().isCancelled());
    }
};

QTEST_GUILESS_MAIN(TestMeasurement)
#include "tst_measurement.moc"
