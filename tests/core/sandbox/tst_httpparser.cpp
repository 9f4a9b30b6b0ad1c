// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/http/httpparser.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace studio::sandbox;

class TestHttpParser final : public QObject {
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }
    void readsARequestInSinglePieces();
    void separatesPipelinedRequests();
    void readsChunkedBodies();
    void asksTheClientToContinue();
    void refusesWhatIsTooLarge();
    void refusesMalformed_data();
    void refusesMalformed();
    void survivesRandomBytes();
    void decodesPathAndQuery();
};

void TestHttpParser::readsARequestInSinglePieces()
{
    const QByteArray bytes =
        "POST /v1/x?a=b HTTP/1.1\r\nHost: h\r\nContent-Length: 5\r\nX-Y:  z \r\n\r\nhello";
    HttpParser parser({});
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        parser.append(QByteArrayView(bytes).sliced(i, 1));
        const auto state = parser.advance();
        QCOMPARE(state == HttpParser::State::Ready, i == bytes.size() - 1);
    }
    const HttpRequest request = parser.take();
    QCOMPARE(request.method, "POST");
    QCOMPARE(request.body, "hello");
    QCOMPARE(request.header("x-y"), "z");
    QVERIFY(request.keepsAlive());
    QVERIFY(parser.isIdle());
}

void TestHttpParser::separatesPipelinedRequests()
{
    HttpParser parser({});
    parser.append(
        "GET /a HTTP/1.1\r\nHost: h\r\n\r\nPOST /b HTTP/1.1\r\nHost: h\r\ncontent-length: 2\r\n\r\nxyGET /c "
        "HTTP/1.0\r\n\r\n");
    QCOMPARE(parser.advance(), HttpParser::State::Ready);
    QCOMPARE(parser.take().path, u"/a"_s);
    QCOMPARE(parser.advance(), HttpParser::State::Ready);
    QCOMPARE(parser.take().body, "xy");
    QCOMPARE(parser.advance(), HttpParser::State::Ready);
    const HttpRequest last = parser.take();
    QCOMPARE(last.path, u"/c"_s);
    QVERIFY(!last.keepsAlive());
    QCOMPARE(parser.advance(), HttpParser::State::NeedMore);
}

void TestHttpParser::readsChunkedBodies()
{
    HttpParser parser({});
    parser.append("POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n4;x=y\r\nWiki\r\n");
    QCOMPARE(parser.advance(), HttpParser::State::NeedMore);
    parser.append("A\r\n0123456789\r\n0\r\nTrailer: t\r\n\r\n");
    QCOMPARE(parser.advance(), HttpParser::State::Ready);
    QCOMPARE(parser.take().body, "Wiki0123456789");
}

void TestHttpParser::asksTheClientToContinue()
{
    HttpParser parser({});
    parser.append("POST / HTTP/1.1\r\nHost: h\r\nExpect: 100-continue\r\nContent-Length: 1\r\n\r\n");
    QCOMPARE(parser.advance(), HttpParser::State::ContinueWanted);
    QCOMPARE(parser.advance(), HttpParser::State::NeedMore);
    parser.append("x");
    QCOMPARE(parser.advance(), HttpParser::State::Ready);
}

void TestHttpParser::refusesWhatIsTooLarge()
{
    HttpParser head({1000, 1000});
    head.append("GET / HTTP/1.1\r\nHost: h\r\nX: " + QByteArray(2000, 'a'));
    QCOMPARE(head.advance(), HttpParser::State::Failed);
    QCOMPARE(head.errorStatus(), 431);
    HttpParser body({1000, 1000});
    body.append("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 1001\r\n\r\n");
    QCOMPARE(body.advance(), HttpParser::State::Failed);
    QCOMPARE(body.errorStatus(), 413);
    HttpParser chunks({1000, 1000});
    chunks.append("POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n3e9\r\n");
    QCOMPARE(chunks.advance(), HttpParser::State::Failed);
    QCOMPARE(chunks.errorStatus(), 413);
}

void TestHttpParser::refusesMalformed_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("status");
    QTest::newRow("tls") << QByteArray("\x16\x03\x01\x02") << 400;
    QTest::newRow("two words") << QByteArray("GET /\r\n\r\n") << 400;
    QTest::newRow("version") << QByteArray("GET / HTTP/3.0\r\nHost: h\r\n\r\n") << 505;
    QTest::newRow("no host") << QByteArray("GET / HTTP/1.1\r\n\r\n") << 400;
    QTest::newRow("header without colon") << QByteArray("GET / HTTP/1.1\r\nHost: h\r\nabc\r\n\r\n") << 400;
    QTest::newRow("space in name") << QByteArray("GET / HTTP/1.1\r\nHost: h\r\na b: c\r\n\r\n") << 400;
    QTest::newRow("relative") << QByteArray("GET abc HTTP/1.1\r\nHost: h\r\n\r\n") << 400;
    QTest::newRow("length") << QByteArray("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: -1\r\n\r\n") << 400;
    QTest::newRow("two lengths") << QByteArray(
        "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n")
                                 << 400;
    QTest::newRow("both") << QByteArray(
        "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 1\r\nTransfer-Encoding: "
        "chunked\r\n\r\n") << 400;
    QTest::newRow("encoding") << QByteArray("POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: gzip\r\n\r\n")
                              << 501;
    QTest::newRow("chunk size") << QByteArray(
        "POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n")
                                << 400;
}

void TestHttpParser::refusesMalformed()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, status);
    HttpParser parser({});
    parser.append(bytes);
    QCOMPARE(parser.advance(), HttpParser::State::Failed);
    QCOMPARE(parser.errorStatus(), status);
    QCOMPARE(parser.advance(), HttpParser::State::Failed);
}

void TestHttpParser::survivesRandomBytes()
{
    quint32 seed = 7;
    for (int round = 0; round < 500; ++round) {
        HttpParser parser({2000, 2000});
        QByteArray bytes = round % 2
            ? QByteArray("POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n")
            : QByteArray("GET ");
        for (int i = 0; i < 300; ++i) {
            seed = seed * 1664525 + 1013904223;
            bytes += "0123456789abcdef\r\n:; \x00\xff"[(seed >> 16) % 22];
        }
        parser.append(bytes);
        auto state = parser.advance();
        for (int i = 0; i < 50 && state == HttpParser::State::Ready; ++i) {
            (void)parser.take();
            state = parser.advance();
        }
        QVERIFY(state == HttpParser::State::NeedMore || state == HttpParser::State::Failed);
    }
}

void TestHttpParser::decodesPathAndQuery()
{
    HttpParser parser({});
    parser.append("GET /v1/a%20b?search=two+words%21&empty= HTTP/1.1\r\nHost: h\r\n\r\n");
    QCOMPARE(parser.advance(), HttpParser::State::Ready);
    const HttpRequest request = parser.take();
    QCOMPARE(request.path, u"/v1/a b"_s);
    QCOMPARE(request.queryValue(u"search"_s), u"two words!"_s);
    QVERIFY(!request.queryValue(u"empty"_s).isNull());
    QVERIFY(request.queryValue(u"absent"_s).isNull());
}

QTEST_GUILESS_MAIN(TestHttpParser)
#include "tst_httpparser.moc"
