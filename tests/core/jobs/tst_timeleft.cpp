// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jobs/timeleft.h"

#include <QTest>

using namespace std::chrono_literals;
using studio::jobs::TimeLeft;

class TimeLeftTest final : public QObject {
    Q_OBJECT
private slots:
    void saysNothingTooEarly()
    {
        TimeLeft left;
        QVERIFY(!left.at(5s));
        left.add(0, 0s);
        left.add(0.01, 2s); // too little of the way
        QVERIFY(!left.at(2s));
        TimeLeft quick;
        quick.add(0, 0s);
        quick.add(0.3, 300ms); // too short a while
        QVERIFY(!quick.at(300ms));
    }

    void steadyWorkIsForetold()
    {
        TimeLeft left;
        for (int i = 0; i <= 20; ++i)
            left.add(0.02 * i, i * 500ms);
        QCOMPARE(left.at(10s), std::optional(15s)); // 40 % after 10 s
        QCOMPARE(left.at(12s), std::optional(13s)); // counts down between reports
        QCOMPARE(left.at(60s), std::optional(1s)); // never none
    }

    void followsAChangeOfPace()
    {
        TimeLeft left;
        left.add(0, 0s);
        for (int i = 1; i <= 20; ++i)
            left.add(0.02 * i, i * 100ms); // 20 % a second
        for (int i = 1; i <= 60; ++i)
            left.add(0.4 + 0.005 * i, 2s + i * 500ms); // 1 % a second
        const auto seconds = left.at(32s);
        QVERIFY(seconds.has_value());
        QVERIFY2(*seconds >= 26s && *seconds <= 32s, qPrintable(QString::number(seconds->count())));
    }

    void aPauseDoesNotCount()
    {
        TimeLeft left;
        for (int i = 0; i <= 10; ++i)
            left.add(0.05 * i, i * 1s);
        left.skip(100s);
        left.add(0.55, 111s);
        QCOMPARE(left.at(111s), std::optional(9s));
    }

    void aHalfThatWasThereAlreadyIsNotPace()
    {
        TimeLeft left;
        left.add(0.5, 0s);
        left.add(0.6, 2s);
        QCOMPARE(left.at(2s), std::optional(8s));
    }

    void endsSilent()
    {
        TimeLeft left;
        left.add(0, 0s);
        left.add(1, 4s);
        QVERIFY(!left.at(4s));
        left.add(0, 5s); // begins anew
        QVERIFY(!left.at(9s));
    }
};

QTEST_GUILESS_MAIN(TimeLeftTest)
#include "tst_timeleft.moc"
