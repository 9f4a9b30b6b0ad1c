// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/socketlink.h"

#include "tests/support/testserver.h"

#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using namespace studio;
using namespace studio::net;
using namespace studio::test;

namespace {

/// A link with what it said.
class LinkProbe final : public QObject {
public:
    LinkProbe()
    {
        connect(&link, &SocketLink::opened, this, [this] { ++opened; });
        connect(&link, &SocketLink::textReceived, this, [this](const QString &text) { texts << text; });
        connect(&link, &SocketLink::roundTripMeasured, this, [this] { ++pongs; });
        connect(&link, &SocketLink::closed, this, [this](const Result<void> &result, int closeCode) {
            ++closes;
            outcome = result;
            code = closeCode;
        });
    }
    bool open(const SocketRequest &request)
    {
        link.open(request);
        return QTest::qWaitFor([this] { return opened > 0 || closes > 0; }, 30'000) && opened > 0;
    }
    bool waitForClose()
    {
        return QTest::qWaitFor([this] { return closes > 0; }, 30'000);
    }
    [[nodiscard]] ErrorKind kind() const { return outcome ? ErrorKind::Internal : outcome.error().kind; }

    SocketLink link;
    int opened = 0;
    int closes = 0;
    int pongs = 0;
    int code = 0;
    QStringList texts;
    Result<void> outcome;
};

SocketRequest to(const QUrl &url)
{
    SocketRequest request;
    request.url = url;
    request.headers = {{"xi-api-key", "sk_test"}};
    return request;
}

} // namespace

class TestSocketLink : public QObject {
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }

    void carriesMessagesBothWays()
    {
        TestServer server;
        LinkProbe probe;
        QVERIFY(probe.open(to(server.socketUrl(u"/v1/stream?x=1"_s))));
        QVERIFY(probe.link.sendText(u"Grüße"_s));
        QTRY_COMPARE(probe.texts, QStringList{u"Grüße"_s});
        const QSignalSpy binary(&probe.link, &SocketLink::binaryReceived);
        QVERIFY(probe.link.sendBinary(QByteArray(100'000, '\x7f')));
        QTRY_COMPARE(binary.size(), 1);
        bool sawKey = false;
        for (const auto &[name, value] : server.lastSocketHeaders())
            sawKey = sawKey || (name.toLower() == "xi-api-key" && value == "sk_test");
        QVERIFY(sawKey);
        probe.link.close();
        QVERIFY(probe.waitForClose());
        QVERIFY(probe.outcome.has_value());
        QCOMPARE(probe.link.state(), SocketLink::State::Closed);
        QVERIFY(!probe.link.sendText(u"late"_s));
        QTRY_COMPARE(server.openConnections(), 0);
        QCOMPARE(probe.closes, 1);
    }

    void tellsACleanCloseFromAResetAndAFin_data()
    {
        QTest::addColumn<QString>("command");
        QTest::addColumn<bool>("clean");
        QTest::addColumn<ErrorKind>("kind");
        QTest::newRow("1000") << u"close 1000"_s << true << ErrorKind::Internal;
        QTest::newRow("1001") << u"close 1001"_s << true << ErrorKind::Internal;
        QTest::newRow("1008, quota") << u"close 1008 quota_exceeded"_s << false << ErrorKind::Quota;
        QTest::newRow("1011") << u"close 1011 oops"_s << false << ErrorKind::Server;
        QTest::newRow("3000") << u"close 3000"_s << false << ErrorKind::Auth;
        QTest::newRow("RST") << u"reset"_s << false << ErrorKind::Network;
        QTest::newRow("FIN") << u"fin"_s << false << ErrorKind::Network;
    }
    void tellsACleanCloseFromAResetAndAFin()
    {
        QFETCH(QString, command);
        QFETCH(bool, clean);
        QFETCH(ErrorKind, kind);
        TestServer server;
        LinkProbe probe;
        QVERIFY(probe.open(to(server.socketUrl(u"/s"_s))));
        QVERIFY(probe.link.sendText(command));
        QVERIFY(probe.waitForClose());
        QCOMPARE(probe.outcome.has_value(), clean);
        if (!clean)
            QCOMPARE(probe.kind(), kind);
        QCOMPARE(probe.closes, 1);
    }

    void explainsARefusedHandshake()
    {
        TestServer server;
        server.setSocketScript(SocketScript::Refuse);
        LinkProbe probe;
        QVERIFY(!probe.open(to(server.socketUrl(u"/s"_s))));
        QCOMPARE(probe.kind(), ErrorKind::Auth);
        QCOMPARE(probe.outcome.error().httpStatus, 401);
        QCOMPARE(probe.closes, 1);
    }

    void givesUpWithoutAHandshake()
    {
        TestServer server;
        server.setSocketScript(SocketScript::Silent);
        LinkProbe probe;
        SocketRequest request = to(server.socketUrl(u"/s"_s));
        request.handshakeTimeout = 150ms;
        QVERIFY(!probe.open(request));
        QCOMPARE(probe.kind(), ErrorKind::Timeout);
        QTRY_COMPARE(server.openConnections(), 0);
    }

    void noticesADeadPeer()
    {
        TestServer server;
        server.setSocketScript(SocketScript::Dead);
        LinkProbe probe;
        SocketRequest request = to(server.socketUrl(u"/s"_s));
        request.pingInterval = 50ms;
        request.silenceLimit = 300ms;
        QVERIFY(probe.open(request));
        QVERIFY(probe.waitForClose());
        QCOMPARE(probe.kind(), ErrorKind::Network);
        QCOMPARE(probe.pongs, 0);
    }

    void staysWithAQuietPeerThatAnswersPings()
    {
        TestServer server;
        LinkProbe probe;
        SocketRequest request = to(server.socketUrl(u"/s"_s));
        request.pingInterval = 50ms;
        request.silenceLimit = 10s;
        QVERIFY(probe.open(request));
        QTRY_VERIFY(probe.pongs >= 5);
        QCOMPARE(probe.link.state(), SocketLink::State::Open);
    }

    void refusesAMessageThatIsTooLarge()
    {
        TestServer server;
        LinkProbe probe;
        SocketRequest request = to(server.socketUrl(u"/s"_s));
        request.maxMessageBytes = 100'000;
        QVERIFY(probe.open(request));
        QVERIFY(probe.link.sendText(u"big 100001"_s));
        QVERIFY(probe.waitForClose());
        QCOMPARE(probe.kind(), ErrorKind::Protocol);
        QVERIFY(probe.texts.isEmpty());
    }

    void reportsAServerThatIsNotThere()
    {
        TestServer server;
        const QUrl url = server.socketUrl(u"/s"_s);
        server.shutDown();
        LinkProbe probe;
        QVERIFY(!probe.open(to(url)));
        QCOMPARE(probe.kind(), ErrorKind::Network);
        QCOMPARE(probe.closes, 1);
    }

    void refusesPlainSocketsToOtherMachines()
    {
        LinkProbe probe;
        probe.link.open(to(QUrl(u"ws://api.example.invalid/s"_s)));
        QCOMPARE(probe.closes, 0); // never from inside the call
        QVERIFY(probe.waitForClose());
        QCOMPARE(probe.kind(), ErrorKind::Usage);
    }

    void abortIsReportedOnceAndClosesTheSocket()
    {
        TestServer server;
        LinkProbe probe;
        QVERIFY(probe.open(to(server.socketUrl(u"/s"_s))));
        probe.link.abort();
        probe.link.abort();
        probe.link.close();
        QCOMPARE(probe.closes, 0);
        QVERIFY(probe.waitForClose());
        QCOMPARE(probe.kind(), ErrorKind::Cancelled);
        QTRY_COMPARE(server.openConnections(), 0);
        QCOMPARE(probe.closes, 1);
    }

    void checksCertificates()
    {
        if (!TestServer::canDoTls())
            QSKIP("The openssl command is missing; certificates cannot be made.");
        TestServer server(TestServer::Tls::Good);
        LinkProbe stranger;
        QVERIFY(!stranger.open(to(server.socketUrl(u"/s"_s))));
        QCOMPARE(stranger.kind(), ErrorKind::Tls);
        LinkProbe friendly;
        SocketRequest request = to(server.socketUrl(u"/s"_s));
        request.certificateAuthorities = {TestServer::certificateAuthorityFile()};
        QVERIFY(friendly.open(request));
        QVERIFY(friendly.link.sendText(u"hello"_s));
        QTRY_COMPARE(friendly.texts.size(), 1);
    }
};

QTEST_GUILESS_MAIN(TestSocketLink)
#include "tst_socketlink.moc"
