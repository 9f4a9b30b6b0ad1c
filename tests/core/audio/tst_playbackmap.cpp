// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audio/playbackmap.h"
#include "core/audio/volumeramp.h"

#include <QtTest>

#include <vector>

using namespace studio::audio;

class TestPlaybackMap : public QObject {
    Q_OBJECT

private slots:
    void followsLoops()
    {
        PlaybackMap map;
        QCOMPARE(map.trackFrameAt(5, 77), 77);
        map.append(0, 100, 50);
        map.append(50, 150, 50); // continues
        map.append(100, 120, 80); // jumped back
        QCOMPARE(map.trackFrameAt(0, 0), 100);
        QCOMPARE(map.trackFrameAt(99, 0), 199);
        QCOMPARE(map.trackFrameAt(100, 0), 120);
        QCOMPARE(map.trackFrameAt(150, 0), 170);
        QCOMPARE(map.trackFrameAt(500, 0), 200);
        map.clear();
        QCOMPARE(map.trackFrameAt(0, 3), 3);
    }

    void rampsTheVolume()
    {
        VolumeRamp ramp;
        std::vector<std::int16_t> flat(2000, 10000);
        ramp.apply(flat, 2, 10000, 1.0);
        QCOMPARE(flat.back(), std::int16_t(10000));
        ramp.apply(flat, 2, 10000, 0.5);
        QCOMPARE(flat[0], flat[1]); // both channels alike
        QVERIFY(flat.front() > 9800);
        QCOMPARE(flat.back(), std::int16_t(5000));
        std::vector<std::int16_t> again(10, 10000);
        ramp.jumpTo(0);
        ramp.apply(again, 1, 10000, 0);
        QCOMPARE(again.front(), std::int16_t(0));
    }
};

QTEST_GUILESS_MAIN(TestPlaybackMap)
#include "tst_playbackmap.moc"
