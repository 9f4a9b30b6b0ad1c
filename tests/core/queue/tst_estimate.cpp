// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/queue/estimate.h"

#include <QTest>

#include <cmath>
#include <limits>

using namespace studio::queue;

class EstimateTest final : public QObject {
    Q_OBJECT
private slots:
    void multipliesAndRoundsUp_data()
    {
        QTest::addColumn<qint64>("characters");
        QTest::addColumn<double>("model");
        QTest::addColumn<double>("voice");
        QTest::addColumn<qint64>("credits");
        const double nan = std::nan("");
        const double infinity = std::numeric_limits<double>::infinity();
        QTest::newRow("full price") << qint64(120) << 1.0 << 1.0 << qint64(120);
        QTest::newRow("half") << qint64(120) << 0.5 << 1.0 << qint64(60);
        QTest::newRow("half of odd") << qint64(7) << 0.5 << 1.0 << qint64(4);
        QTest::newRow("voice rate") << qint64(100) << 0.5 << 3.0 << qint64(150);
        QTest::newRow("inexact factors") << qint64(10) << 0.1 << 1.0 << qint64(1);
        QTest::newRow("inexact product") << qint64(1000) << 0.7 << 0.1 << qint64(70);
        QTest::newRow("free") << qint64(100) << 0.0 << 1.0 << qint64(0);
        QTest::newRow("nothing") << qint64(0) << 1.0 << 1.0 << qint64(0);
        QTest::newRow("negative text") << qint64(-5) << 1.0 << 1.0 << qint64(0);
        QTest::newRow("negative rate") << qint64(10) << -1.0 << 1.0 << qint64(10);
        QTest::newRow("no number") << qint64(10) << nan << infinity << qint64(10);
        QTest::newRow("huge") << std::numeric_limits<qint64>::max() << 1e300 << 1.0
                              << std::numeric_limits<qint64>::max();
    }
    void multipliesAndRoundsUp()
    {
        QFETCH(qint64, characters);
        QFETCH(double, model);
        QFETCH(double, voice);
        QFETCH(qint64, credits);
        QCOMPARE(estimateCredits(characters, model, voice), credits);
    }
};

QTEST_GUILESS_MAIN(EstimateTest)
#include "tst_estimate.moc"
