// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/media/timeline.h"

#include <QTest>

#include <cmath>
#include <limits>

using studio::media::Timeline;

class TestTimeline : public QObject {
    Q_OBJECT

private slots:
    void steadyStampsNeedNothing()
    {
        Timeline line(1000, 0, -1, {});
        for (int i = 0; i < 100; ++i) {
            QCOMPARE(line.place(i * 0.02 + (i % 2) * 0.003), 0); // rounded a little
            QCOMPARE(line.pass(20).take, 20);
        }
    }

    void lateStartAndHolesAreFilled()
    {
        Timeline line(1000, 0, -1, 60.0);
        QCOMPARE(line.place(0.5), 500);
        line.pass(500);
        line.pass(100);
        QCOMPARE(line.place(3.0), 2400);
        line.pass(2400);
        QCOMPARE(line.seconds(), 3.0);
    }

    void wildStampsAreIgnored()
    {
        Timeline line(1000, 0, -1, 60.0);
        line.pass(1000);
        QCOMPARE(line.place(1e15), 0);
        QCOMPARE(line.place(1e15), 0);
        QCOMPARE(line.place(-1e15), 0);
        QCOMPARE(line.place(std::numeric_limits<double>::quiet_NaN()), 0);
        QCOMPARE(line.place(std::nullopt), 0);
        // And from then on what follows them counts.
        Timeline jumped(1000, 0, -1, 60.0);
        jumped.pass(1000);
        QCOMPARE(jumped.place(5000.0), 0);
        jumped.pass(1000);
        QCOMPARE(jumped.place(5001.0), 0);
        QCOMPARE(jumped.place(5002.0), 1000);
    }

    void silenceIsLimited()
    {
        // A damaged header promises a month.
        Timeline line(1000, 0, -1, 30.0 * 24 * 3600);
        qint64 silence = 0;
        double stamp = 0;
        for (int i = 0; i < 1000; ++i) {
            const qint64 hole = line.place(stamp);
            line.pass(hole + 100);
            silence += hole;
            stamp += 3000;
        }
        QVERIFY(silence > 0);
        QVERIFY(silence <= 3 * 3600 * 1000);
        Timeline jump(1000, 0, -1, 30.0 * 24 * 3600);
        QCOMPARE(jump.place(20.0 * 24 * 3600), 0);
    }

    void passesTheRangeOnly()
    {
        Timeline line(1000, 0.5, 1.5, {});
        auto wanted = line.pass(400);
        QCOMPARE(wanted.take, 0);
        wanted = line.pass(400);
        QCOMPARE(wanted.skip, 100);
        QCOMPARE(wanted.take, 300);
        QVERIFY(!line.isDone());
        wanted = line.pass(1000);
        QCOMPARE(wanted.skip, 0);
        QCOMPARE(wanted.take, 700);
        QVERIFY(line.isDone());
        QCOMPARE(line.pass(10).take, 0);
    }
};

QTEST_GUILESS_MAIN(TestTimeline)
#include "tst_timeline.moc"
