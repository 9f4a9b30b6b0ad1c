// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/sandbox/client.h"

#include <QTcpSocket>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace studio::sandbox;

class TestHttpServer final : public QObject {
    Q_OBJECT
private slots:
    void init();
    void cleanup() { m_server.reset(); }
    void answersSplitRequests();
    void answersPipelinedRequestsInOrder();
    void continuesWhenAsked();
    void refusesMalformedBytes();
    void refusesLargeHeads();
    void dropsSlowRequests();
    void answersHeadAndOptions();
    void unknownPathsAreNotFound();
    void portsThatAreTakenAreReported();
    void stopsWithOpenConnections();

private:
    QByteArray talk(const QByteArrayList &pieces, const QByteArray &until);
    QByteArray request(const QByteArray &line) const;
    std::unique_ptr<SandboxServer> m_server;
};

void TestHttpServer::init()
{
    QTest::failOnWarning(QRegularExpression(u".?"_s));
    SandboxOptions options = quick();
    options.requestTimeout = std::chrono::milliseconds(700);
    m_server = std::make_unique<SandboxServer>(options);
    QVERIFY(m_server->start());
}

QByteArray TestHttpServer::request(const QByteArray &line) const
{
    return line + " HTTP/1.1\r\nHost: h\r\nxi-api-key: " + m_server->apiKey().reveal() + "\r\n\r\n";
}

QByteArray TestHttpServer::talk(const QByteArrayList &pieces, const QByteArray &until)
{
    QTcpSocket socket;
    socket.connectToHost(u"127.0.0.1"_s, quint16(m_server->baseUrl().port()));
    QByteArray received;
    [&] {
        QTRY_COMPARE(socket.state(), QAbstractSocket::ConnectedState);
        for (const QByteArray &piece : pieces) {
            socket.write(piece);
            socket.flush();
            QTest::qWait(1); // separate packets
        }
        QTRY_VERIFY_WITH_TIMEOUT((received += socket.readAll(),
                                  until.isEmpty() ? socket.state() == QAbstractSocket::UnconnectedState
                                                  : received.contains(until)),
                                 10000);
    }();
    return received;
}

void TestHttpServer::answersSplitRequests()
{
    const QByteArray bytes = request("GET /v1/voices/settings/default");
    QByteArrayList pieces;
    for (const char c : bytes)
        pieces.append(QByteArray(1, c));
    const QByteArray answer = talk(pieces, "similarity_boost");
    QVERIFY(answer.startsWith("HTTP/1.1 200 OK\r\n"));
    QVERIFY(answer.contains("x-trace-id: "));
    QVERIFY(answer.contains("x-region: sandbox"));
}

void TestHttpServer::answersPipelinedRequestsInOrder()
{
    const QByteArray answer = talk({request("GET /v1/voices/settings/default") + request("GET /v1/nothing")
                                    + request("GET /v1/user/subscription")},
                                   "character_limit");
    const auto first = answer.indexOf("similarity_boost");
    const auto second = answer.indexOf("404 Not Found");
    const auto third = answer.indexOf("character_limit");
    QVERIFY(first > 0 && first < second && second < third);
}

void TestHttpServer::continuesWhenAsked()
{
    QTcpSocket socket;
    socket.connectToHost(u"127.0.0.1"_s, quint16(m_server->baseUrl().port()));
    QTRY_COMPARE(socket.state(), QAbstractSocket::ConnectedState);
    socket.write(
        "POST /v1/history/download HTTP/1.1\r\nHost: h\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n");
    QByteArray received;
    QTRY_VERIFY((received += socket.readAll()).contains("100 Continue"));
    socket.write("{}");
    QTRY_VERIFY((received += socket.readAll()).contains("422 Unprocessable"));
}

void TestHttpServer::refusesMalformedBytes()
{
    QVERIFY(talk({"GET nonsense\r\n\r\n"}, {}).startsWith("HTTP/1.1 400 "));
    QVERIFY(talk({QByteArray("\x16\x03\x01\x02\x00", 5)}, {}).startsWith("HTTP/1.1 400 "));
    QVERIFY(talk({"POST /v1/x HTTP/1.1\r\nHost: h\r\nContent-Length: 999999999999\r\n\r\n"}, {})
                .startsWith("HTTP/1.1 413 "));
}

void TestHttpServer::refusesLargeHeads()
{
    const QByteArray answer = talk({"GET / HTTP/1.1\r\nHost: h\r\nX: " + QByteArray(70000, 'a')}, "431");
    QVERIFY(answer.startsWith("HTTP/1.1 431 "));
}

void TestHttpServer::dropsSlowRequests()
{
    QVERIFY(talk({"GET /v1/models HTT"}, {}).startsWith("HTTP/1.1 408 "));
    QVERIFY(talk({"POST /v1/x HTTP/1.1\r\nHost: h\r\nContent-Length: 10\r\n\r\nabc"}, {})
                .startsWith("HTTP/1.1 408 "));
}

void TestHttpServer::answersHeadAndOptions()
{
    const QByteArray head = talk({request("HEAD /v1/models") + request("GET /v1/nothing")}, "404");
    QVERIFY(head.startsWith("HTTP/1.1 200 OK\r\n"));
    QVERIFY(!head.contains("eleven_flash"));
    const QByteArray options = talk({request("OPTIONS /v1/voices/abc/settings/edit")}, "\r\n\r\n");
    QVERIFY(options.contains("allow: POST"));
    QVERIFY(talk({request("PUT /v1/models")}, "Method Not Allowed").startsWith("HTTP/1.1 405 "));
}

void TestHttpServer::unknownPathsAreNotFound()
{
    Client client(*m_server);
    const Answer answer = client.get(u"/v1/nothing/here"_s);
    QCOMPARE(answer.status, 404);
    QCOMPARE(answer.json().value(u"detail"_s).toString(), u"Not Found"_s);
}

void TestHttpServer::portsThatAreTakenAreReported()
{
    SandboxServer other(quick());
    const auto port = other.start(quint16(m_server->baseUrl().port()));
    QVERIFY(!port);
    QCOMPARE(port.error().kind, studio::ErrorKind::Network);
    QVERIFY(!other.isRunning());
    QVERIFY(other.baseUrl().isEmpty());
}

void TestHttpServer::stopsWithOpenConnections()
{
    Client client(*m_server);
    const QString voice = client.voice(u"Aria"_s);
    (void)client.admin({{u"pace"_s, 0.5}});
    QNetworkReply *reply = client.start("POST", u"/v1/text-to-speech/%1/stream"_s.arg(voice),
                                        "{\"text\":\"A long sentence that takes its time to be sent.\"}");
    QTRY_VERIFY(reply->bytesAvailable() > 0);
    m_server.reset();
    const Answer answer = Client::finish(reply);
    QVERIFY(answer.error != QNetworkReply::NoError);
}

QTEST_GUILESS_MAIN(TestHttpServer)
#include "tst_httpserver.moc"
