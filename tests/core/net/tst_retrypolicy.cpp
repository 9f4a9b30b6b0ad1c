// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/retrypolicy.h"

#include <QTest>

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using namespace studio;
using namespace studio::net;

class TestRetryPolicy : public QObject {
    Q_OBJECT
private slots:
    void decides_data()
    {
        QTest::addColumn<RequestClass>("requestClass");
        QTest::addColumn<ErrorKind>("kind");
        QTest::addColumn<bool>("surelyNotDone");
        QTest::addColumn<bool>("repeats");
        using enum RequestClass;
        QTest::newRow("read, network") << Read << ErrorKind::Network << false << true;
        QTest::newRow("read, timeout") << Read << ErrorKind::Timeout << false << true;
        QTest::newRow("read, 429") << Read << ErrorKind::RateLimited << true << true;
        QTest::newRow("read, 500") << Read << ErrorKind::Server << false << true;
        QTest::newRow("read, 503") << Read << ErrorKind::Busy << false << true;
        QTest::newRow("read, 401") << Read << ErrorKind::Auth << true << false;
        QTest::newRow("read, quota") << Read << ErrorKind::Quota << true << false;
        QTest::newRow("read, 404") << Read << ErrorKind::NotFound << true << false;
        QTest::newRow("read, certificate") << Read << ErrorKind::Tls << true << false;
        QTest::newRow("paid, refused") << Paid << ErrorKind::Network << true << true;
        QTest::newRow("paid, reset after write") << Paid << ErrorKind::Network << false << false;
        QTest::newRow("paid, timeout before write") << Paid << ErrorKind::Timeout << true << true;
        QTest::newRow("paid, timeout after write") << Paid << ErrorKind::Timeout << false << false;
        QTest::newRow("paid, 429") << Paid << ErrorKind::RateLimited << true << true;
        QTest::newRow("paid, too many") << Paid << ErrorKind::Concurrency << true << true;
        QTest::newRow("paid, 503") << Paid << ErrorKind::Busy << false << true;
        QTest::newRow("paid, 500") << Paid << ErrorKind::Server << false << false;
        QTest::newRow("paid, quota") << Paid << ErrorKind::Quota << true << false;
        QTest::newRow("change, reset after write") << Change << ErrorKind::Network << false << false;
        QTest::newRow("change, 503") << Change << ErrorKind::Busy << false << true;
    }
    void decides()
    {
        QFETCH(RequestClass, requestClass);
        QFETCH(ErrorKind, kind);
        QFETCH(bool, surelyNotDone);
        QFETCH(bool, repeats);
        const RetryPolicy policy({}, [] { return 0.5; });
        QCOMPARE(policy.waitBefore(requestClass, Error::make(kind, {}), surelyNotDone, 0).has_value(),
                 repeats);
    }

    void waitsLongerEachTimeWithinBounds()
    {
        const Error error = Error::make(ErrorKind::Network, {});
        const RetryPolicy low({}, [] { return 0.0; });
        const RetryPolicy high({}, [] { return 1.0; });
        const QList<int> ceilings = {1000, 2000, 4000, 8000};
        for (int repeat = 0; repeat < 4; ++repeat) {
            QCOMPARE(low.waitBefore(RequestClass::Read, error, true, repeat), 500ms);
            QCOMPARE(high.waitBefore(RequestClass::Read, error, true, repeat)->count(), ceilings.at(repeat));
        }
        QVERIFY(!high.waitBefore(RequestClass::Read, error, true, 4));
    }

    void obeysRetryAfterButNotForADay()
    {
        Error error = Error::make(ErrorKind::RateLimited, {});
        error.retryAfter = 7s;
        const RetryPolicy policy({}, [] { return 0.0; });
        QCOMPARE(policy.waitBefore(RequestClass::Paid, error, true, 0), 7000ms);
        error.retryAfter = 24h;
        QVERIFY(!policy.waitBefore(RequestClass::Paid, error, true, 0));
        error.retryAfter = 0ms;
        QCOMPARE(policy.waitBefore(RequestClass::Paid, error, true, 0), 500ms);
    }

    void readsRetryAfter_data()
    {
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<qint64>("milliseconds"); // -1: none
        QTest::newRow("seconds") << QByteArray("3") << qint64(3000);
        QTest::newRow("fraction") << QByteArray(" 1.5 ") << qint64(1500);
        QTest::newRow("date") << QByteArray("Sun, 06 Nov 1994 08:50:37 GMT") << qint64(60'000);
        QTest::newRow("past") << QByteArray("Sun, 06 Nov 1994 08:00:00 GMT") << qint64(0);
        QTest::newRow("day") << QByteArray("86400") << qint64(86'400'000);
        QTest::newRow("nothing") << QByteArray() << qint64(-1);
        QTest::newRow("word") << QByteArray("soon") << qint64(-1);
        QTest::newRow("negative") << QByteArray("-5") << qint64(-1);
        QTest::newRow("infinite") << QByteArray("inf") << qint64(-1);
        QTest::newRow("not a number") << QByteArray("nan") << qint64(-1);
        QTest::newRow("huge") << QByteArray("1e300") << qint64(-1);
        QTest::newRow("endless") << QByteArray(100'000, '9') << qint64(-1);
    }
    void readsRetryAfter()
    {
        QFETCH(QByteArray, value);
        QFETCH(qint64, milliseconds);
        const QDateTime now({1994, 11, 6}, {8, 49, 37}, Qt::UTC);
        const auto wait = RetryPolicy::parseRetryAfter(value, now);
        QCOMPARE(wait ? static_cast<qint64>(wait->count()) : -1, milliseconds);
    }

    void tellsThatAPaidRequestMayHaveBeenCharged()
    {
        const Error lost = Error::make(ErrorKind::Network, u"Lost."_s, u"reset"_s);
        QCOMPARE(RetryPolicy::verdict(RequestClass::Paid, lost, false).kind, ErrorKind::OutcomeUnknown);
        QVERIFY(RetryPolicy::verdict(RequestClass::Paid, lost, false).detail.contains(u"reset"_s));
        QCOMPARE(RetryPolicy::verdict(RequestClass::Change, lost, false).kind, ErrorKind::OutcomeUnknown);
        QCOMPARE(RetryPolicy::verdict(RequestClass::Paid, lost, true), lost);
        QCOMPARE(RetryPolicy::verdict(RequestClass::Read, lost, false), lost);
        const Error refused = Error::make(ErrorKind::Quota, u"No credits."_s);
        QCOMPARE(RetryPolicy::verdict(RequestClass::Paid, refused, false), refused);
    }
    void doesNotCallAnAnswerOfTheServiceALostConnection()
    {
        Error failed = Error::make(ErrorKind::Server, u"Failed."_s);
        failed.httpStatus = 500;
        for (const RequestClass requestClass : {RequestClass::Paid, RequestClass::Change}) {
            const Error told = RetryPolicy::verdict(requestClass, failed, false);
            QCOMPARE(told.kind, ErrorKind::OutcomeUnknown);
            QVERIFY2(!told.message.contains(u"connection"_s), qPrintable(told.message));
        }
    }
    void asksAProxyForItsPasswordOnce()
    {
        Error proxy = Error::make(ErrorKind::Network, u"Proxy."_s);
        proxy.httpStatus = 407;
        QVERIFY(!RetryPolicy().waitBefore(RequestClass::Read, proxy, true, 0));
        QVERIFY(!RetryPolicy().waitBefore(RequestClass::Paid, proxy, true, 0));
    }
};

QTEST_GUILESS_MAIN(TestRetryPolicy)
#include "tst_retrypolicy.moc"
