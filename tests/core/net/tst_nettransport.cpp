// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/nettransport.h"

#include "tests/core/net/netprobe.h"

#include <QElapsedTimer>
#include <QRegularExpression>

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using namespace studio;
using namespace studio::net;
using namespace studio::test;

/// Answers and refusals as a working server gives them.
class TestNetTransport : public QObject {
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }

    void deliversAWholeAnswer()
    {
        TestServer server;
        Answer answer = Answer::json(R"({"voices":[]})");
        answer.headers.emplaceBack(QByteArray("Request-ID"), "r1");
        server.answer("/v1/voices", answer);
        NetTransport transport(quickOptions());
        Request request = get(server.url(u"/v1/voices?page_size=5"_s));
        request.headers = {{"xi-api-key", "sk_test"}};
        const auto result = wait(transport.send(request));
        QVERIFY(result && *result);
        QCOMPARE((*result)->status, 200);
        QCOMPARE((*result)->body, R"({"voices":[]})");
        QCOMPARE((*result)->header("request-id"), "r1");
        QCOMPARE((*result)->timing.tries, 1);
        QVERIFY((*result)->timing.firstByte > 0ns);

        const SeenRequest seen = server.requests().first();
        QCOMPARE(seen.target, "/v1/voices?page_size=5");
        QCOMPARE(seen.header("xi-api-key"), "sk_test");
        QVERIFY(seen.header("user-agent").startsWith("VoiceStudio/"));
        QVERIFY(!seen.header("accept-language").isEmpty());
        QVERIFY(seen.header("cookie").isEmpty());
    }

    void sendsTheBodyOfEveryMethod_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("POST") << QByteArray("POST") << QByteArray(200'000, 'b');
        QTest::newRow("empty POST") << QByteArray("POST") << QByteArray();
        QTest::newRow("PATCH") << QByteArray("PATCH") << QByteArray("{}");
        QTest::newRow("DELETE") << QByteArray("DELETE") << QByteArray();
    }
    void sendsTheBodyOfEveryMethod()
    {
        QFETCH(QByteArray, method);
        QFETCH(QByteArray, body);
        TestServer server;
        server.answer("/x", Answer::json("{}"));
        NetTransport transport(quickOptions());
        Request request = paidPost(server.url(u"/x"_s), body);
        request.method = method;
        request.requestClass = RequestClass::Change;
        const auto result = wait(transport.send(request));
        QVERIFY(result && *result);
        QCOMPARE(server.requests().size(), 1);
        QCOMPARE(server.requests().first().method, method);
        QCOMPARE(server.requests().first().body, body);
        QCOMPARE(server.requests().first().header("content-type"), "application/json");
    }

    void passesOnChunksAsTheyCome()
    {
        TestServer server;
        Answer answer = Answer::bytes(QByteArray(5000, 'a'));
        answer.framing = Answer::Framing::Chunked;
        answer.pieceBytes = 1000;
        answer.pieceInterval = 20ms;
        answer.splitHead = true;
        server.answer("/stream", answer);
        NetTransport transport(quickOptions());
        StreamProbe probe(transport.open(paidPost(server.url(u"/stream"_s))));
        QVERIFY(probe.waitForEnd());
        QVERIFY(probe.outcome->has_value());
        QCOMPARE(probe.status, 200);
        QCOMPARE(probe.body, answer.body);
        QVERIFY(probe.chunks >= 2);
        QCOMPARE(probe.ends, 1);
        QTRY_VERIFY(!probe.stream);
    }

    void bearsAnswersOfNothing_data()
    {
        QTest::addColumn<Answer>("answer");
        Answer empty;
        QTest::newRow("empty") << empty;
        empty.framing = Answer::Framing::Chunked;
        QTest::newRow("empty, chunked") << empty;
        empty.framing = Answer::Framing::UntilClose;
        QTest::newRow("empty, until close") << empty;
        QTest::newRow("HTML") << Answer::json("<html>proxy</html>");
        Answer none;
        none.status = 204;
        QTest::newRow("204") << none;
    }
    void bearsAnswersOfNothing()
    {
        QFETCH(Answer, answer);
        TestServer server;
        server.answer("/x", answer);
        NetTransport transport(quickOptions());
        const auto result = wait(transport.send(get(server.url(u"/x"_s))));
        QVERIFY(result && *result);
        QCOMPARE((*result)->body, answer.body);
        StreamProbe probe(transport.open(get(server.url(u"/x"_s))));
        QVERIFY(probe.waitForEnd());
        QVERIFY(probe.outcome->has_value());
        QCOMPARE(probe.status, answer.status);
    }

    void turnsRefusalsIntoErrors_data()
    {
        QTest::addColumn<Answer>("answer");
        QTest::addColumn<ErrorKind>("kind");
        const auto detail = [](const QByteArray &status) {
            return QByteArray("{'detail':{'status':'" + status + "','message':'Because.'}}")
                .replace('\'', '"');
        };
        QTest::newRow("wrong key") << Answer::json(detail("invalid_api_key"), 401) << ErrorKind::Auth;
        Answer challenged = Answer::json(detail("invalid_api_key"), 401);
        challenged.headers.emplaceBack("WWW-Authenticate", "Basic realm=\"x\"");
        QTest::newRow("challenged") << challenged << ErrorKind::Auth;
        QTest::newRow("scoped") << Answer::json(detail("missing_permissions"), 401) << ErrorKind::Scope;
        QTest::newRow("quota") << Answer::json(detail("quota_exceeded"), 401) << ErrorKind::Quota;
        QTest::newRow("422") << Answer::json(R"({"detail":[{"loc":["body","text"],"msg":"m","type":"t"}]})",
                                             422)
                             << ErrorKind::Validation;
        QTest::newRow("403, HTML") << Answer::json("<html>", 403) << ErrorKind::Forbidden;
        QTest::newRow("404, nothing") << Answer::json("", 404) << ErrorKind::NotFound;
        Answer cut = Answer::json(detail("only_for_creator+"), 403);
        cut.ending = Answer::Ending::Cut;
        cut.cutAfter = 5;
        QTest::newRow("cut refusal") << cut << ErrorKind::Forbidden;
        Answer endless = Answer::json({}, 403);
        endless.filler = 512LL * 1024 * 1024;
        QTest::newRow("endless refusal") << endless << ErrorKind::Forbidden;
    }
    void turnsRefusalsIntoErrors()
    {
        QFETCH(Answer, answer);
        QFETCH(ErrorKind, kind);
        TestServer server;
        server.answer("/x", answer);
        NetTransport transport(quickOptions());
        for (const Request &request : {get(server.url(u"/x"_s)), paidPost(server.url(u"/x"_s))}) {
            const auto result = wait(transport.send(request));
            QVERIFY(result && !*result);
            QCOMPARE(result->error().kind, kind);
            QCOMPARE(result->error().httpStatus, answer.status);
        }
        if (answer.ending == Answer::Ending::KeepAlive) // else Qt may have asked again for the read by itself
            QCOMPARE(server.requests().size(), 2); // nothing of this is worth a repeat
        StreamProbe probe(transport.open(get(server.url(u"/x"_s))));
        QVERIFY(probe.waitForEnd());
        QCOMPARE(probe.kind(), kind);
        QCOMPARE(probe.status, 0);
    }

    void waitsAsLongAsTold()
    {
        TestServer server;
        Answer busy = Answer::json("", 429);
        busy.headers.emplaceBack("Retry-After", "1");
        server.answerInTurn("/x", {busy, Answer::json("{}")});
        NetTransport transport(quickOptions());
        QElapsedTimer timer;
        timer.start();
        StreamProbe probe(transport.open(paidPost(server.url(u"/x"_s))));
        QVERIFY(probe.waitForEnd());
        QVERIFY(probe.outcome->has_value());
        QVERIFY(timer.elapsed() >= 990);
        QCOMPARE(probe.retries, 1);
        QCOMPARE(server.requests().size(), 2);
    }

    void doesNotWaitForADay_data()
    {
        QTest::addColumn<QByteArray>("retryAfter");
        QTest::newRow("seconds") << QByteArray("86400");
        QTest::newRow("date") << QLocale::c()
                                     .toString(QDateTime::currentDateTimeUtc().addDays(1),
                                               u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s)
                                     .toLatin1();
    }
    void doesNotWaitForADay()
    {
        QFETCH(QByteArray, retryAfter);
        TestServer server;
        Answer busy = Answer::json("", 429);
        busy.headers.emplaceBack("Retry-After", retryAfter);
        server.answer("/x", busy);
        NetTransport transport(quickOptions());
        const auto result = wait(transport.send(get(server.url(u"/x"_s))));
        QVERIFY(result && !*result);
        QCOMPARE(result->error().kind, ErrorKind::RateLimited);
        QVERIFY(result->error().retryAfter > 23h);
        QCOMPARE(server.requests().size(), 1);
    }

    void repeatsReadsFourTimes()
    {
        TestServer server;
        server.answer("/x", Answer::json("", 500));
        NetTransport transport(quickOptions());
        const auto result = wait(transport.send(get(server.url(u"/x"_s))));
        QVERIFY(result && !*result);
        QCOMPARE(result->error().kind, ErrorKind::Server);
        QCOMPARE(server.requests().size(), 5);

        server.answerInTurn("/y", {Answer::json("", 503), Answer::json("", 500), Answer::json("[1]")});
        const auto healed = wait(transport.send(get(server.url(u"/y"_s))));
        QVERIFY(healed && *healed);
        QCOMPARE((*healed)->body, "[1]");
        QCOMPARE((*healed)->timing.tries, 3);
    }

    void doesNotRepeatAPaidRequestAfterA500()
    {
        TestServer server;
        server.answer("/x", Answer::json("", 500));
        NetTransport transport(quickOptions());
        const auto result = wait(transport.send(paidPost(server.url(u"/x"_s))));
        QVERIFY(result && !*result);
        QCOMPARE(result->error().kind, ErrorKind::OutcomeUnknown);
        QCOMPARE(result->error().httpStatus, 500);
        QCOMPARE(server.requests().size(), 1);
    }

    void followsNoRedirect_data()
    {
        QTest::addColumn<int>("status");
        for (const int status : {301, 302, 303, 307, 308})
            QTest::addRow("%d", status) << status;
    }
    void followsNoRedirect()
    {
        QFETCH(int, status);
        TestServer server;
        TestServer thief;
        Answer answer = Answer::json("", status);
        answer.headers.emplaceBack("Location", thief.url(u"/take"_s).toEncoded());
        server.answer("/x", answer);
        NetTransport transport(quickOptions());
        Request read = get(server.url(u"/x"_s));
        read.headers = {{"xi-api-key", "sk_test"}};
        for (const Request &request : {read, paidPost(server.url(u"/x"_s))}) {
            const auto result = wait(transport.send(request));
            QVERIFY(result && !*result);
            QCOMPARE(result->error().kind, ErrorKind::Protocol);
            QCOMPARE(result->error().httpStatus, status);
        }
        QCOMPARE(thief.connectionCount(), 0);
    }

    void refusesPlainHttpToOtherMachines_data()
    {
        QTest::addColumn<QUrl>("url");
        QTest::newRow("http") << QUrl(u"http://api.example.invalid/x"_s);
        QTest::newRow("looks local") << QUrl(u"http://127.0.0.1.example.invalid/x"_s);
        QTest::newRow("localhost as a part") << QUrl(u"http://localhost.example.invalid/x"_s);
        QTest::newRow("ftp") << QUrl(u"ftp://127.0.0.1/x"_s);
        QTest::newRow("file") << QUrl(u"file:///etc/passwd"_s);
        QTest::newRow("password") << QUrl(u"https://user:secret@api.example.invalid/x"_s);
        QTest::newRow("nothing") << QUrl();
    }
    void refusesPlainHttpToOtherMachines()
    {
        QFETCH(QUrl, url);
        NetTransport transport(quickOptions());
        const auto result = wait(transport.send(get(url)));
        QVERIFY(result && !*result);
        QCOMPARE(result->error().kind, ErrorKind::Usage);
        QVERIFY(!result->error().message.contains(u"secret"_s));
        StreamProbe probe(transport.open(get(url)));
        QCOMPARE(probe.ends, 0); // never from inside the call
        QVERIFY(probe.waitForEnd());
        QCOMPARE(probe.kind(), ErrorKind::Usage);
    }

    void refusesAKeyWithALineBreak_data()
    {
        QTest::addColumn<QByteArray>("key");
        QTest::newRow("line break") << QByteArray("sk_test\r\nX-Evil: 1");
        QTest::newRow("line feed") << QByteArray("sk_test\n");
        QTest::newRow("nul") << QByteArray("sk\0test", 7);
        QTest::newRow("escape") << QByteArray("sk_\x1b[31m");
        QTest::newRow("delete") << QByteArray("sk_\x7f");
    }
    void refusesAKeyWithALineBreak()
    {
        QFETCH(QByteArray, key);
        TestServer server;
        NetTransport transport(quickOptions());
        Request request = get(server.url(u"/x"_s));
        request.headers = {{"xi-api-key", key}};
        const auto result = wait(transport.send(request));
        QVERIFY(result && !*result);
        QCOMPARE(result->error().kind, ErrorKind::Usage);
        QCOMPARE(server.connectionCount(), 0);
    }

    void reusesTheConnectionMadeAhead()
    {
        TestServer server;
        server.answer("/x", Answer::json("{}"));
        NetTransport transport(quickOptions());
        transport.preconnect(server.url());
        QTRY_COMPARE(server.connectionCount(), 2); // one for each lane
        QVERIFY(*wait(transport.send(get(server.url(u"/x"_s)))));
        QVERIFY(*wait(transport.send(paidPost(server.url(u"/x"_s)))));
        QCOMPARE(server.connectionCount(), 2);
        transport.preconnect(server.url()); // again, as for each key press
        QVERIFY(*wait(transport.send(get(server.url(u"/x"_s)))));
        QVERIFY(*wait(transport.send(paidPost(server.url(u"/x"_s)))));
        QCOMPARE(server.connectionCount(), 2);
    }

    void cancelClosesTheSocket()
    {
        TestServer server;
        server.answer("/hang", Answer::failure(Answer::Ending::Stall));
        NetTransport transport(quickOptions());
        JobOf<Response> *job = transport.send(get(server.url(u"/hang"_s)));
        QTRY_COMPARE(server.requests().size(), 1);
        job->cancel();
        const auto result = wait(job);
        QVERIFY(result && !*result && result->error().isCancelled());
        QTRY_COMPARE(server.openConnections(), 0);
    }

    void cancelledStreamSaysNothingMore()
    {
        TestServer server;
        Answer answer = Answer::bytes(QByteArray(100'000, 'a'));
        answer.framing = Answer::Framing::Chunked;
        answer.pieceBytes = 100;
        answer.pieceInterval = 2ms;
        server.answer("/stream", answer);
        NetTransport transport(quickOptions());
        StreamProbe probe(transport.open(paidPost(server.url(u"/stream"_s))));
        connect(probe.stream, &ResponseStream::chunkReady, &probe, [&probe] { probe.stream->cancel(); });
        QVERIFY(probe.waitForEnd());
        QVERIFY(probe.outcome->error().isCancelled());
        QCOMPARE(probe.chunks, 1);
        QCOMPARE(probe.ends, 1);
        QTRY_COMPARE(server.openConnections(), 0);
        QTRY_VERIFY(!probe.stream);
        QCOMPARE(probe.ends, 1);
    }

    void mayBeDestroyedAtAnyTime()
    {
        TestServer server;
        server.answer("/hang", Answer::failure(Answer::Ending::Stall));
        Answer slow = Answer::bytes(QByteArray(10'000, 'a'));
        slow.pieceBytes = 10;
        slow.pieceInterval = 1ms;
        server.answer("/slow", slow);
        {
            NetTransport transport(quickOptions());
            for (int i = 0; i < 5; ++i) {
                transport.send(get(server.url(u"/hang"_s)));
                transport.open(paidPost(server.url(u"/slow"_s)));
            }
            ResponseStream *stream = transport.open(get(server.url(u"/slow"_s)));
            connect(stream, &ResponseStream::chunkReady, stream, [stream] { delete stream; });
            QTRY_VERIFY(server.requests().size() >= 7);
        }
        QTRY_COMPARE(server.openConnections(), 0);
    }

    void costsLittleOnAnOpenConnection()
    {
        TestServer server;
        server.answer("/x", Answer::json("{}"));
        NetTransport transport(quickOptions());
        QVERIFY(*wait(transport.send(get(server.url(u"/x"_s)))));
        QBENCHMARK
        {
            QVERIFY(*wait(transport.send(get(server.url(u"/x"_s)))));
        }
        QCOMPARE(server.connectionCount(), 1);
    }
};

QTEST_GUILESS_MAIN(TestNetTransport)
#include "tst_nettransport.moc"
