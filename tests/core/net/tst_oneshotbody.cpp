// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/oneshotbody.h"

#include <QTest>

using studio::net::OneShotBody;

class TestOneShotBody : public QObject {
    Q_OBJECT
private slots:
    void handsOutItsBytesAndCountsThem()
    {
        OneShotBody body("0123456789", OneShotBody::Rewind::OnlyUntouched, nullptr);
        int reads = 0;
        body.setOnRead([&] { ++reads; });
        QCOMPARE(body.size(), 10);
        QCOMPARE(body.handedOut(), 0);
        QCOMPARE(body.read(4), "0123");
        QCOMPARE(body.handedOut(), 4);
        QVERIFY(!body.isHandedOutWhole());
        QCOMPARE(body.readAll(), "456789");
        QVERIFY(body.isHandedOutWhole());
        QVERIFY(body.atEnd());
        QVERIFY(reads >= 2);
    }

    void rewindsOnlyWhileUntouched()
    {
        OneShotBody body("0123456789", OneShotBody::Rewind::OnlyUntouched, nullptr);
        QVERIFY(body.reset());
        QCOMPARE(body.read(1), "0");
        QVERIFY(!body.reset());
        QVERIFY(!body.seek(0));
        QCOMPARE(body.readAll(), "123456789");
    }

    void neverRewindsAnEmptyBody()
    {
        OneShotBody body({}, OneShotBody::Rewind::OnlyUntouched, nullptr);
        QVERIFY(!body.reset());
        QVERIFY(body.isHandedOutWhole());
    }

    void rewindsFreelyForReads()
    {
        OneShotBody body("01", OneShotBody::Rewind::Allowed, nullptr);
        QCOMPARE(body.readAll(), "01");
        QVERIFY(body.reset());
        QCOMPARE(body.readAll(), "01");
        QVERIFY(!body.seek(3));
        QVERIFY(!body.seek(-1));
    }
};

QTEST_GUILESS_MAIN(TestOneShotBody)
#include "tst_oneshotbody.moc"
