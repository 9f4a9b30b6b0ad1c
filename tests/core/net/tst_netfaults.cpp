// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/nettransport.h"

#include "tests/core/net/netprobe.h"

#include <QFile>
#include <QRegularExpression>
#include <QTcpServer>

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using namespace studio;
using namespace studio::net;
using namespace studio::test;

namespace {

/// Resident memory of this process, or 0 where it cannot be told.
qint64 residentBytes()
{
#ifdef __SANITIZE_ADDRESS__ // keeps what was freed
    return 0;
#endif
    QFile file(u"/proc/self/statm"_s);
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    return file.readAll().split(' ').value(1).toLongLong() * 4096;
}

/// A gzip member of `size` zero bytes.
QByteArray gzipOfZeros(qsizetype size)
{
    const QByteArray zlib = qCompress(QByteArray(size, '\0'), 9).mid(4);
    const QByteArray deflated = zlib.mid(2, zlib.size() - 6);
    return QByteArray::fromHex("1f8b0800000000000003") + deflated + QByteArray(8, '\0');
}

QUrl refusedUrl()
{
    QTcpServer listener;
    listener.listen(QHostAddress::LocalHost);
    return QUrl(u"http://127.0.0.1:%1/x"_s.arg(listener.serverPort()));
}

} // namespace

/// What a bad line or a hostile server does.
class TestNetFaults : public QObject {
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }

    /// The reason for OneShotBody: without it Qt 6.4 sends a POST up to four times.
    void sendsAPaidRequestOnce_data()
    {
        QTest::addColumn<Answer::Ending>("ending");
        QTest::addColumn<bool>("warm");
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QByteArray>("body");
        const QByteArray text = R"({"text":"Hello"})";
        for (const bool warm : {false, true}) {
            const char *line = warm ? "used connection" : "new connection";
            QTest::addRow("reset, %s", line) << Answer::Ending::Reset << warm << QByteArray("POST") << text;
            QTest::addRow("closed, %s", line)
                << Answer::Ending::CloseUnanswered << warm << QByteArray("POST") << text;
            QTest::addRow("no body, closed, %s", line)
                << Answer::Ending::CloseUnanswered << warm << QByteArray("POST") << QByteArray();
            QTest::addRow("DELETE, reset, %s", line)
                << Answer::Ending::Reset << warm << QByteArray("DELETE") << QByteArray();
        }
    }
    void sendsAPaidRequestOnce()
    {
        QFETCH(Answer::Ending, ending);
        QFETCH(bool, warm);
        QFETCH(QByteArray, method);
        QFETCH(QByteArray, body);
        TestServer server;
        server.answer("/paid", Answer::failure(ending));
        server.answer("/warm", Answer::json("{}"));
        NetTransport transport(quickOptions());
        if (warm)
            QVERIFY(*wait(transport.send(paidPost(server.url(u"/warm"_s)))));
        Request request = paidPost(server.url(u"/paid"_s), body);
        request.method = method;
        const auto result = wait(transport.send(request));
        QVERIFY(result && !*result);
        QCOMPARE(result->error().kind, ErrorKind::OutcomeUnknown);
        QCOMPARE(server.requestCount("/paid"), 1);
    }

    void usesANewConnectionAfterTheServerClosedTheOld()
    {
        TestServer server;
        server.answer("/x", Answer::json("{}"));
        NetTransport transport(quickOptions());
        int done = 0;
        for (int round = 0; round < 8; ++round) {
            const auto result = wait(transport.send(paidPost(server.url(u"/x"_s))));
            QVERIFY(result);
            // Qt may not have seen the end of the old connection yet; then nobody can know.
            if (*result)
                ++done;
            else
                QCOMPARE(result->error().kind, ErrorKind::OutcomeUnknown);
            server.closeIdleConnections();
            QTRY_COMPARE(server.openConnections(), 0);
        }
        QVERIFY(done >= 2);
        QCOMPARE(server.requestCount("/x"), done);
    }

    void repeatsWhereNobodyListens()
    {
        NetTransport transport(quickOptions());
        StreamProbe probe(transport.open(paidPost(refusedUrl())));
        QVERIFY(probe.waitForEnd());
        QCOMPARE(probe.kind(), ErrorKind::Network);
        QCOMPARE(probe.retries, 4);
        const auto result = wait(transport.send(get(refusedUrl())));
        QVERIFY(result && !*result);
        QCOMPARE(result->error().kind, ErrorKind::Network);
    }

    void repeatsAReadThatWasReset()
    {
        TestServer server;
        server.answerInTurn("/x", {Answer::failure(Answer::Ending::Reset), Answer::json("[1]")});
        NetTransport transport(quickOptions());
        const auto result = wait(transport.send(get(server.url(u"/x"_s))));
        QVERIFY(result && *result);
        QCOMPARE((*result)->body, "[1]");
    }

    void startsOverWhenAnAnswerWasCut()
    {
        TestServer server;
        Answer cut = Answer::json("[1,2,3]");
        cut.ending = Answer::Ending::Cut;
        cut.cutAfter = 3;
        server.answerInTurn("/x", {cut, cut, Answer::json("[1,2,3]")});
        NetTransport transport(quickOptions());
        const auto result = wait(transport.send(get(server.url(u"/x"_s))));
        QVERIFY(result && *result);
        QCOMPARE((*result)->body, "[1,2,3]");
    }

    void reportsABrokenStreamAndKeepsWhatCame_data()
    {
        QTest::addColumn<Answer::Ending>("ending");
        QTest::addColumn<Answer::Framing>("framing");
        QTest::newRow("cut, length") << Answer::Ending::Cut << Answer::Framing::ContentLength;
        QTest::newRow("cut, chunked") << Answer::Ending::Cut << Answer::Framing::Chunked;
        QTest::newRow("reset, length") << Answer::Ending::Reset << Answer::Framing::ContentLength;
        QTest::newRow("reset, chunked") << Answer::Ending::Reset << Answer::Framing::Chunked;
        QTest::newRow("stalled") << Answer::Ending::Stall << Answer::Framing::Chunked;
    }
    void reportsABrokenStreamAndKeepsWhatCame()
    {
        QFETCH(Answer::Ending, ending);
        QFETCH(Answer::Framing, framing);
        TestServer server;
        Answer answer = Answer::bytes(QByteArray(10'000, 'a'));
        answer.ending = ending;
        answer.framing = framing;
        answer.cutAfter = 4000;
        answer.pieceBytes = 1000;
        answer.pieceInterval = 20ms;
        server.answer("/x", answer);
        NetOptions options = quickOptions();
        options.idleTimeout = 2s;
        NetTransport transport(options);

        StreamProbe paid(transport.open(paidPost(server.url(u"/x"_s))));
        QVERIFY(paid.waitForEnd());
        QCOMPARE(paid.kind(), ErrorKind::OutcomeUnknown);
        QVERIFY(paid.bytes > 0 && paid.bytes <= 4000);
        QCOMPARE(paid.body, QByteArray(paid.bytes, 'a'));

        StreamProbe read(transport.open(get(server.url(u"/x"_s))));
        QVERIFY(read.waitForEnd());
        QVERIFY(read.kind() == ErrorKind::Network || read.kind() == ErrorKind::Timeout);
        QCOMPARE(server.requestCount("/x"), 2); // what was passed on cannot be taken back
    }

    void givesUpReadsThatAreNotAnswered()
    {
        TestServer server;
        server.answer("/x", Answer::failure(Answer::Ending::Stall));
        NetOptions options = quickOptions();
        options.firstByteTimeout = 800ms;
        options.retry.maxRepeats = 1;
        NetTransport transport(options);
        const auto result = wait(transport.send(get(server.url(u"/x"_s))));
        QVERIFY(result && !*result);
        QCOMPARE(result->error().kind, ErrorKind::Timeout);
        QCOMPARE(server.requestCount("/x"), 2);
        QTRY_COMPARE(server.openConnections(), 0);
    }

    void waitsForPaidRequestsButSaysSo()
    {
        TestServer server;
        Answer slow = Answer::json("{}");
        slow.delay = 3500ms;
        server.answer("/x", slow);
        NetOptions options = quickOptions();
        options.firstByteTimeout = 100ms;
        options.quietAfter = 1s;
        NetTransport transport(options);
        StreamProbe probe(transport.open(paidPost(server.url(u"/x"_s))));
        QVERIFY(probe.waitForEnd());
        QVERIFY(probe.outcome->has_value());
        QVERIFY(probe.quiets >= 2);
        QCOMPARE(server.requestCount("/x"), 1);
    }

    void countsNoTimeInTheQueue()
    {
        TestServer server;
        Answer slow = Answer::json("{}");
        slow.delay = 250ms;
        server.answer("/x", slow);
        NetOptions options = quickOptions();
        options.firstByteTimeout = 2s;
        NetTransport transport(options);
        transport.setConcurrency(server.url(), 1);
        QList<StreamProbe *> probes;
        QObject owner;
        for (int i = 0; i < 10; ++i) {
            Request request = get(server.url(u"/x"_s));
            request.lane = Lane::Transfer;
            probes.append(new StreamProbe(transport.open(request)));
            probes.last()->setParent(&owner);
        }
        for (StreamProbe *probe : probes) {
            QVERIFY(probe->waitForEnd());
            QVERIFY(probe->outcome->has_value());
        }
        QCOMPARE(server.requestCount("/x"), 10);
    }

    void stopsAtAnAnswerThatIsTooLarge_data()
    {
        QTest::addColumn<Answer::Framing>("framing");
        QTest::newRow("announced") << Answer::Framing::ContentLength;
        QTest::newRow("unannounced") << Answer::Framing::Chunked;
    }
    void stopsAtAnAnswerThatIsTooLarge()
    {
        QFETCH(Answer::Framing, framing);
        TestServer server;
        Answer huge;
        huge.framing = framing;
        huge.filler = 512LL * 1024 * 1024;
        server.answer("/x", huge);
        NetTransport transport(quickOptions());
        Request request = get(server.url(u"/x"_s));
        request.maxBodyBytes = 8 * 1024 * 1024;
        const qint64 before = residentBytes();
        const auto result = wait(transport.send(request));
        QVERIFY(result && !*result);
        QCOMPARE(result->error().kind, ErrorKind::Protocol);
        StreamProbe probe(transport.open(request));
        QVERIFY(probe.waitForEnd());
        QCOMPARE(probe.kind(), ErrorKind::Protocol);
        QVERIFY(probe.bytes <= request.maxBodyBytes);
        QTRY_COMPARE(server.openConnections(), 0);
        QVERIFY(server.bytesSent() < 256LL * 1024 * 1024);
        if (before > 0)
            QVERIFY(residentBytes() - before < 200LL * 1024 * 1024);
    }

    void holdsBackAFastServer()
    {
        TestServer server;
        Answer huge;
        huge.framing = Answer::Framing::Chunked;
        huge.filler = 512LL * 1024 * 1024;
        server.answer("/x", huge);
        NetTransport transport(quickOptions());
        Request request = get(server.url(u"/x"_s));
        request.maxBodyBytes = 1024LL * 1024 * 1024;
        StreamProbe probe(transport.open(request));
        QTRY_VERIFY(probe.chunks > 0);
        // This thread takes nothing now; the server must come to a halt.
        qint64 sent = -1;
        for (int i = 0; i < 50 && sent != server.bytesSent(); ++i) {
            sent = server.bytesSent();
            QTest::qSleep(100);
        }
        QVERIFY(sent < huge.filler);
        probe.stream->cancel();
        QVERIFY(probe.waitForEnd());
    }

    void refusesAGzipBomb_data()
    {
        QTest::addColumn<int>("members");
        QTest::newRow("small on the line") << 1;
        QTest::newRow("larger than the read buffer") << 20;
    }
    void refusesAGzipBomb()
    {
        QFETCH(int, members);
        // Qt says so for every further piece of the bomb that is on its way already.
        static QtMessageHandler usual = nullptr;
        usual = qInstallMessageHandler(
            [](QtMsgType type, const QMessageLogContext &context, const QString &message) {
                if (!message.startsWith(u"QNetworkReplyImplPrivate::error: Internal problem"_s))
                    usual(type, context, message);
            });
        const auto restore = qScopeGuard([] { qInstallMessageHandler(usual); });
        TestServer server;
        Answer bomb;
        bomb.headers = {{"Content-Type", "application/json"}, {"Content-Encoding", "gzip"}};
        bomb.body = gzipOfZeros(100 * 1024 * 1024).repeated(members);
        server.answer("/x", bomb);
        NetTransport transport(quickOptions());
        const qint64 before = residentBytes();
        const auto result = wait(transport.send(get(server.url(u"/x"_s))));
        QVERIFY(result && !*result);
        QCOMPARE(result->error().kind, ErrorKind::Protocol);
        if (before > 0)
            QVERIFY(residentBytes() - before < 60LL * 1024 * 1024);
        StreamProbe probe(transport.open(get(server.url(u"/x"_s))));
        QVERIFY(probe.waitForEnd());
        QCOMPARE(probe.kind(), ErrorKind::Protocol);
        QCOMPARE(probe.bytes, 0);
    }

    void readsGzip()
    {
        TestServer server;
        Answer answer;
        const QByteArray text = R"({"voices":[1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20]})";
        const QByteArray zlib = qCompress(text, 9).mid(4);
        answer.headers = {{"Content-Encoding", "deflate"}};
        answer.body = zlib;
        server.answer("/x", answer);
        NetTransport transport(quickOptions());
        const auto result = wait(transport.send(get(server.url(u"/x"_s))));
        QVERIFY(result && *result);
        QCOMPARE((*result)->body, text);
        QVERIFY(server.requests().first().header("accept-encoding").contains("gzip"));
    }

    void bearsGarbageInPlaceOfHttp()
    {
        QTcpServer listener;
        QVERIFY(listener.listen(QHostAddress::LocalHost));
        connect(&listener, &QTcpServer::newConnection, &listener, [&listener] {
            QTcpSocket *socket = listener.nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, socket, [socket] {
                socket->write("\x01\x02 this is not HTTP\r\n\r\n");
                socket->disconnectFromHost();
            });
        });
        NetTransport transport(quickOptions());
        const QUrl url(u"http://127.0.0.1:%1/x"_s.arg(listener.serverPort()));
        const auto read = wait(transport.send(get(url)));
        QVERIFY(read && !*read);
        const auto paid = wait(transport.send(paidPost(url)));
        QVERIFY(paid && !*paid);
        QCOMPARE(paid->error().kind, ErrorKind::OutcomeUnknown);
    }
};

QTEST_GUILESS_MAIN(TestNetFaults)
#include "tst_netfaults.moc"
