// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/concurrencygate.h"

#include <QTest>

using studio::net::ConcurrencyGate;

class TestConcurrencyGate : public QObject {
    Q_OBJECT
private slots:
    void opensUpToItsWidth()
    {
        ConcurrencyGate gate(2);
        QVERIFY(gate.isOpen());
        gate.started();
        gate.started();
        QVERIFY(!gate.isOpen());
        gate.ended();
        QVERIFY(gate.isOpen());
    }

    void shrinksToWhatStillRunsAndNeverShut()
    {
        ConcurrencyGate gate(5);
        for (int i = 0; i < 5; ++i)
            gate.started();
        gate.ended();
        gate.refused();
        QCOMPARE(gate.width(), 4);
        QVERIFY(!gate.isOpen());
        for (int i = 0; i < 4; ++i)
            gate.ended();
        gate.refused();
        QCOMPARE(gate.width(), 1);
        QVERIFY(gate.isOpen());
    }

    void growsBackStepByStep()
    {
        ConcurrencyGate gate(3);
        gate.refused();
        QCOMPARE(gate.width(), 1);
        for (int i = 0; i < 100; ++i)
            gate.succeeded();
        QCOMPARE(gate.width(), 3);
    }

    void followsThePlan()
    {
        ConcurrencyGate gate(2);
        gate.setMaximum(5);
        QCOMPARE(gate.width(), 5);
        gate.setMaximum(2);
        QCOMPARE(gate.width(), 2);
        gate.setMaximum(0);
        gate.setMaximum(-3);
        QCOMPARE(gate.width(), 2);
        gate.setMaximum(1'000'000);
        QVERIFY(gate.width() <= 64);
    }

    void staysShrunkWhenThePlanIsToldAgain()
    {
        ConcurrencyGate gate(5);
        gate.refused();
        gate.setMaximum(5);
        QCOMPARE(gate.width(), 1);
    }
};

QTEST_GUILESS_MAIN(TestConcurrencyGate)
#include "tst_concurrencygate.moc"
