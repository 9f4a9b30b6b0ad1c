// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/errormapper.h"

#include <QTest>

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using namespace studio;
using namespace studio::net;

class TestErrorMapper : public QObject {
    Q_OBJECT
private slots:
    void understandsEveryShape_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<ErrorKind>("kind");
        const auto row = [](const char *name, int status, const QByteArray &body, ErrorKind kind) {
            QTest::newRow(name) << status << body << kind;
        };
        row("wrong key", 401,
            R"({"detail":{"type":"authentication_error","code":"invalid_api_key","message":"x"}})",
            ErrorKind::Auth);
        row("wrong key, legacy", 400, R"({"detail":{"status":"invalid_api_key","message":"x"}})",
            ErrorKind::Auth);
        row("revoked key", 401, R"({"detail":"Unauthorized"})", ErrorKind::Auth);
        row("scoped key", 401, R"({"detail":{"status":"missing_permissions","message":"needs user_read"}})",
            ErrorKind::Scope);
        row("quota, legacy", 401, R"({"detail":{"status":"quota_exceeded","message":"x"}})",
            ErrorKind::Quota);
        row("credits", 402, R"({"detail":{"code":"insufficient_credits","message":"x"}})", ErrorKind::Quota);
        row("402", 402, "", ErrorKind::Quota);
        row("403", 403, R"({"detail":{"status":"only_for_creator+","message":"x"}})", ErrorKind::Forbidden);
        row("404", 404, R"({"detail":{"code":"voice_not_found","message":"x"}})", ErrorKind::NotFound);
        row("fourth form", 404, R"({"error":"dubbing_not_found","message":"x"})", ErrorKind::NotFound);
        row("422", 422, R"({"detail":[{"type":"missing","loc":["body","text"],"msg":"Field required"}]})",
            ErrorKind::Validation);
        row("400", 400, R"({"detail":{"code":"text_too_long","message":"x","param":"text"}})",
            ErrorKind::Validation);
        row("429", 429, R"({"detail":{"code":"rate_limit_exceeded","message":"x"}})", ErrorKind::RateLimited);
        row("429, busy", 429, R"({"detail":{"status":"system_busy","message":"x"}})", ErrorKind::RateLimited);
        row("429, too many", 429, R"({"detail":{"code":"concurrent_limit_exceeded","message":"x"}})",
            ErrorKind::Concurrency);
        row("429, too many, legacy", 429,
            R"({"detail":{"status":"too_many_concurrent_requests","message":"x"}})", ErrorKind::Concurrency);
        row("500", 500, R"({"detail":{"code":"internal_error","message":"x"}})", ErrorKind::Server);
        row("502, HTML", 502, "<html><body>Bad Gateway</body></html>", ErrorKind::Server);
        row("503", 503, "", ErrorKind::Busy);
        row("nothing", 418, "", ErrorKind::Validation);
        row("redirect", 302, "", ErrorKind::Protocol);
        row("not text", 500, QByteArray("\xff\xfe\x00\x01", 4), ErrorKind::Server);
        row("list of nothing", 422, R"({"detail":[]})", ErrorKind::Validation);
        row("null", 401, R"({"detail":null})", ErrorKind::Auth);
        row("wrong types", 422, R"({"detail":[{"loc":5,"msg":[]},7]})", ErrorKind::Validation);
        row("number", 401, "5", ErrorKind::Auth);
        row("deep", 400, R"({"detail":)" + QByteArray(5000, '[') + QByteArray(5000, ']') + "}",
            ErrorKind::Validation);
    }
    void understandsEveryShape()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QFETCH(ErrorKind, kind);
        const Error error = errorFromResponse(status, {}, body);
        QCOMPARE(error.kind, kind);
        QCOMPARE(error.httpStatus, status);
        QVERIFY(!error.message.isEmpty());
        QVERIFY(error.message.endsWith(u'.') || error.message.contains(u": "_s));
    }

    void namesTheRefusedField()
    {
        QCOMPARE(errorFromResponse(
                     422, {}, R"({"detail":[{"loc":["body","voice_settings","stability"],"msg":"too big"}]})")
                     .field,
                 u"voice_settings.stability"_s);
        QCOMPARE(
            errorFromResponse(400, {}, R"({"detail":{"code":"x","message":"y","param":"model_id"}})").field,
            u"model_id"_s);
    }

    void keepsTheTextAndKeysOutOfTheError()
    {
        const Error error = errorFromResponse(
            422, {},
            R"({"detail":[{"loc":["body","text"],"msg":"bad sk_0123456789abcdef","input":"My secret novel",)"
            R"("ctx":{"given":"My secret novel"}}],"xi-api-key":"sk_0123456789abcdef"})");
        const QString all = error.message + error.detail + error.raw + error.field + error.nextStep;
        QVERIFY(!all.contains(u"secret novel"_s));
        QVERIFY(!all.contains(u"0123456789abcdef"_s));
        QVERIFY(error.raw.contains(u"loc"_s));
    }

    void boundsTheRawAnswer()
    {
        QVERIFY(errorFromResponse(500, {}, QByteArray(1'000'000, 'x')).raw.size() <= 4096);
        const Error error =
            errorFromResponse(400, {}, R"({"detail":{"message":")" + QByteArray(100'000, 'm') + R"("}})");
        QVERIFY(error.raw.size() <= 4096);
        QVERIFY(error.message.size() < 500);
    }

    void findsTheRequestId()
    {
        QCOMPARE(errorFromResponse(401, {}, R"({"detail":{"message":"x","request_id":"abc"}})").requestId,
                 u"abc"_s);
        QCOMPARE(errorFromResponse(500, {{"X-Trace-Id", "t1"}}, "").requestId, u"t1"_s);
        QCOMPARE(errorFromResponse(500, {{"Request-ID", "r1"}, {"x-trace-id", "t1"}}, "").requestId, u"r1"_s);
    }

    void tellsWhenToTryAgain()
    {
        QCOMPARE(errorFromResponse(429, {{"retry-after", "12"}}, "").retryAfter, 12'000ms);
        QVERIFY(!errorFromResponse(429, {}, "").retryAfter);
    }

    void saysHowLongALongWaitIs_data()
    {
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<QString>("said");
        QTest::newRow("moment") << QByteArray("30") << u"moment"_s;
        QTest::newRow("minutes") << QByteArray("301") << u"6 minute"_s;
        QTest::newRow("hours") << QByteArray("86400") << u"24 hour"_s;
        QTest::newRow("days") << QByteArray("864000") << u"10 day"_s;
    }
    void saysHowLongALongWaitIs()
    {
        QFETCH(QByteArray, value);
        QFETCH(QString, said);
        for (const int status : {429, 503}) {
            const Error error = errorFromResponse(status, {{"retry-after", value}}, "");
            QVERIFY2(error.nextStep.contains(said), qPrintable(error.nextStep));
        }
    }

    void readsCloseCodes_data()
    {
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("reason");
        QTest::addColumn<ErrorKind>("kind");
        QTest::newRow("quota") << 1008 << u"This request exceeds your quota_exceeded"_s << ErrorKind::Quota;
        QTest::newRow("key") << 1008 << u"invalid_api_key"_s << ErrorKind::Auth;
        QTest::newRow("policy") << 1008 << u"input_timeout_exceeded"_s << ErrorKind::Validation;
        QTest::newRow("3000") << 3000 << QString() << ErrorKind::Auth;
        QTest::newRow("concurrency") << 1008 << u"concurrent_limit_exceeded"_s << ErrorKind::Concurrency;
        QTest::newRow("server") << 1011 << QString() << ErrorKind::Server;
        QTest::newRow("later") << 1013 << QString() << ErrorKind::Busy;
        QTest::newRow("unknown") << 4999 << QString() << ErrorKind::Protocol;
    }
    void readsCloseCodes()
    {
        QFETCH(int, code);
        QFETCH(QString, reason);
        QFETCH(ErrorKind, kind);
        const Error error = errorFromCloseCode(code, reason);
        QCOMPARE(error.kind, kind);
        QVERIFY(!error.message.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestErrorMapper)
#include "tst_errormapper.moc"
