// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/agent/agentaddress.h"

#include "tests/core/agent/sessionprobe.h"
#include "tests/support/testserver.h"

using namespace Qt::StringLiterals;
using namespace studio;
using namespace studio::agent;
using namespace studio::test;

using State = AgentSession::State;
using Way = AgentAddress::Way;

/// The four ways to an agent, and what must never be seen of them.
class TestAgentAddress final : public QObject {
    Q_OBJECT
private slots:
    void readsWhatIsPasted_data();
    void readsWhatIsPasted();
    void refusesBadSignedUrls_data();
    void refusesBadSignedUrls();
    void understandsAnswersOfServices_data();
    void understandsAnswersOfServices();
    void noKeyGoesToAPublicAgent();
    void theKeyOpensAPrivateAgent();
    void saysThatTheKeyOrTheAgentIsWrong();
    void asksASignedUrlService();
    void explainsABadService_data();
    void explainsABadService();
    void trustsTheProfilesAuthority();
    void aPastedUrlIsGoodOnce();
    void aPastedUrlMayBeExpiredOrForAnother();

private:
    static void verifyNoSecret(const SessionProbe &probe)
    {
        QByteArray text = probe.session.log().toJsonLines();
        for (const ConversationItem &item : probe.session.conversation().items())
            text += item.text.toUtf8();
        if (!probe.session.outcome()) {
            const Error error = probe.session.outcome().error();
            text += (error.message + error.nextStep + error.detail + error.raw).toUtf8();
        }
        QVERIFY(!text.contains("cvtkn"));
        QVERIFY(!text.contains("secret_signature"));
        QVERIFY(!text.contains("sk_agent"));
        QVERIFY(!text.contains("header-value"));
        QVERIFY(!text.contains("ws://"));
    }
};

void TestAgentAddress::readsWhatIsPasted_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("way"); // -1: refused
    QTest::addColumn<QString>("agent");
    QTest::newRow("id") << u"  agent_7101k5zvyjhmfg983brhmhkd98n6\n"_s << int(Way::Public)
                        << u"agent_7101k5zvyjhmfg983brhmhkd98n6"_s;
    QTest::newRow("old id") << u"J3Pbu5gP6NNKBscdCdwB"_s << int(Way::Public) << u"J3Pbu5gP6NNKBscdCdwB"_s;
    QTest::newRow("link") << u"https://elevenlabs.io/app/talk-to?agent_id=agent_1abc"_s << int(Way::Public)
                          << u"agent_1abc"_s;
    QTest::newRow("page") << u"https://elevenlabs.io/app/agents/agents/agent_1abc/settings"_s
                          << int(Way::Public) << u"agent_1abc"_s;
    QTest::newRow("socket") << u"wss://api.elevenlabs.io/v1/convai/conversation?agent_id=agent_1abc"_s
                            << int(Way::Public) << u"agent_1abc"_s;
    QTest::newRow("signed") << u"wss://api.elevenlabs.io/v1/convai/conversation?agent_id=agent_1abc&"
                               "conversation_signature=cvtkn_1"_s
                            << int(Way::Pasted) << u"agent_1abc"_s;
    QTest::newRow("signed, elsewhere")
        << u"wss://voice.example.com/call?token=abc"_s << int(Way::Pasted) << QString();
    QTest::newRow("plain") << u"ws://voice.example.com/call?token=abc"_s << -1 << QString();
    QTest::newRow("loopback") << u"ws://127.0.0.1:9/call?token=abc"_s << int(Way::Pasted) << QString();
    QTest::newRow("with password") << u"wss://a:b@example.com/?token=1"_s << -1 << QString();
    QTest::newRow("file") << u"file:///etc/passwd"_s << -1 << QString();
    QTest::newRow("words") << u"my billing agent"_s << -1 << QString();
    QTest::newRow("nothing") << u" "_s << -1 << QString();
    QTest::newRow("huge") << u"wss://x/"_s + QString(100'000, u'a') << -1 << QString();
}

void TestAgentAddress::readsWhatIsPasted()
{
    QFETCH(QString, text);
    QFETCH(int, way);
    QFETCH(QString, agent);
    const Result<AgentAddress> read = AgentAddress::read(text);
    QCOMPARE(read.has_value(), way >= 0);
    if (!read) {
        QVERIFY(!read.error().message.isEmpty() && !read.error().nextStep.isEmpty());
        QVERIFY(!read.error().message.contains(u"token"_s));
        return;
    }
    QCOMPARE(int(read->way), way);
    QCOMPARE(read->agentId, agent);
}

void TestAgentAddress::refusesBadSignedUrls_data()
{
    QTest::addColumn<QByteArray>("url");
    QTest::addColumn<bool>("good");
    QTest::newRow("good") << QByteArray("wss://h/v1?agent_id=a1&conversation_signature=x") << true;
    QTest::newRow("no agent named") << QByteArray("wss://h/v1?conversation_signature=x") << true;
    QTest::newRow("another agent") << QByteArray("wss://h/v1?agent_id=a2&conversation_signature=x") << false;
    QTest::newRow("https") << QByteArray("https://h/v1?agent_id=a1") << false;
    QTest::newRow("plain") << QByteArray("ws://h/v1?agent_id=a1") << false;
    QTest::newRow("no host") << QByteArray("wss:///v1") << false;
    QTest::newRow("nothing") << QByteArray() << false;
    QTest::newRow("not UTF-8") << QByteArray("wss://\xff\xfe/") << false;
}

void TestAgentAddress::refusesBadSignedUrls()
{
    QFETCH(QByteArray, url);
    QFETCH(bool, good);
    QCOMPARE(checkSignedUrl(url, u"a1"_s).has_value(), good);
}

void TestAgentAddress::understandsAnswersOfServices_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("url");
    const QByteArray url("wss://h/?x=1");
    QTest::newRow("snake") << QByteArray("{\"signed_url\":\"wss://h/?x=1\"}") << url;
    QTest::newRow("camel") << QByteArray("{\"signedUrl\":\"wss://h/?x=1\"}") << url;
    QTest::newRow("within data") << QByteArray("{\"data\":{\"signedUrl\":\"wss://h/?x=1\"}}") << url;
    QTest::newRow("bare") << QByteArray("wss://h/?x=1\n") << url;
    QTest::newRow("null") << QByteArray("{\"signed_url\":null}") << QByteArray();
    QTest::newRow("HTML") << QByteArray("<html>") << QByteArray();
    QTest::newRow("nothing") << QByteArray() << QByteArray();
    QTest::newRow("huge") << QByteArray(1'000'000, '{') << QByteArray();
}

void TestAgentAddress::understandsAnswersOfServices()
{
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, url);
    const Result<Secret> read = signedUrlFromAnswer(body);
    QCOMPARE(read.has_value(), !url.isEmpty());
    if (read)
        QCOMPARE(read->reveal(), url);
}

void TestAgentAddress::noKeyGoesToAPublicAgent()
{
    AgentServer server;
    SessionProbe probe(server);
    probe.startSilent();
    QVERIFY(probe.live());
    QCOMPARE(server.heads().size(), 1);
    QVERIFY(!server.heads().constFirst().contains(AgentServer::kKey));
    QCOMPARE(probe.entries(u"session.start"_s).constFirst().data.value("way"_L1).toString(), u"public"_s);
}

void TestAgentAddress::theKeyOpensAPrivateAgent()
{
    AgentServer server;
    SessionProbe probe(server);
    SessionRequest request = SessionProbe::request(QString::fromLatin1(AgentServer::kPrivateAgent));
    probe.startSilent(request);
    QVERIFY(probe.over());
    QCOMPARE(probe.failure(), ErrorKind::Forbidden); // as if it were public

    request.address.way = Way::WithKey;
    probe.startSilent(request);
    QVERIFY(probe.live());
    // The key went into a header of the request for the signed URL, and nowhere else.
    const QList<QByteArray> heads = server.heads();
    QVERIFY(heads.at(1).startsWith("GET /v1/convai/conversation/get-signed-url?"));
    QVERIFY(heads.at(1).contains(AgentServer::kKey));
    QVERIFY(!heads.at(2).contains(AgentServer::kKey));
    verifyNoSecret(probe);
    // A fresh one for every connection.
    server.withPeer([](AgentPeer &peer) { peer.reset(); });
    QVERIFY(probe.reach(State::Reconnecting));
    QVERIFY(probe.live());
    QCOMPARE(server.heads().size(), 5);
    QVERIFY(server.heads().at(4).split('\n').first() != heads.at(2).split('\n').first());
    probe.session.end();
    QVERIFY(probe.over());
    verifyNoSecret(probe);
}

void TestAgentAddress::saysThatTheKeyOrTheAgentIsWrong()
{
    AgentServer server;
    SessionProbe probe(server);
    SessionRequest request = SessionProbe::request(u"agent_nobody"_s);
    probe.startSilent(request);
    QVERIFY(probe.over());
    QCOMPARE(probe.failure(), ErrorKind::NotFound);
    request.address.way = Way::WithKey;
    probe.startSilent(request);
    QVERIFY(probe.over());
    QCOMPARE(probe.failure(), ErrorKind::NotFound);

    net::NetTransport transport;
    AgentSession keyless(transport, api::Dialect::elevenLabs(server.url(), {}, Secret("sk_wrong")));
    request.address.agentId = QString::fromLatin1(AgentServer::kPrivateAgent);
    keyless.start(request, nullptr);
    QTRY_COMPARE(keyless.state(), State::Ended);
    QCOMPARE(keyless.outcome().error().kind, ErrorKind::Auth);
}

/// A company's proxy shows a certificate of its own: what the profile trusts, its sockets trust.
void TestAgentAddress::trustsTheProfilesAuthority()
{
    if (!TestServer::canDoTls())
        QSKIP("The openssl command is missing; certificates cannot be made.");
    TestServer server(TestServer::Tls::Good);
    net::NetTransport transport;
    const auto dialect = api::Dialect::elevenLabs(server.url(), server.socketUrl(), {});
    SessionRequest request = SessionProbe::request();
    request.overrides.textOnly = true;
    AgentSession stranger(transport, dialect);
    stranger.start(request, nullptr);
    QTRY_COMPARE(stranger.state(), State::Ended);
    QCOMPARE(stranger.outcome().error().kind, ErrorKind::Tls);

    AgentSession friendly(transport, dialect.trusting({TestServer::certificateAuthorityFile()}));
    friendly.start(request, nullptr);
    const auto isOpen = [&friendly] {
        const auto &entries = friendly.log().entries();
        return std::any_of(entries.begin(), entries.end(), [](const LogEntry &entry) {
            return entry.type == "conversation_initiation_client_data"_L1;
        });
    };
    QTRY_VERIFY(isOpen());
}

void TestAgentAddress::asksASignedUrlService()
{
    AgentServer server;
    for (const QByteArray &body :
         {QByteArray("{\"signed_url\":\"%1\"}"), QByteArray("{\"signedUrl\":\"%1\"}")}) {
        server.setServiceAnswer(200, body);
        SessionProbe probe(server);
        SessionRequest request = SessionProbe::request(QString::fromLatin1(AgentServer::kPrivateAgent));
        request.address.way = Way::SignedUrlService;
        request.address.serviceUrl = QUrl(server.url().toString() + u"/signed?agent_id={agent_id}&team=5"_s);
        request.address.headerName = "X-Team-Token";
        request.address.headerValue = Secret("header-value-1");
        probe.startSilent(request);
        QVERIFY(probe.live());
        const QList<QByteArray> heads = server.heads();
        const QByteArray asked = heads.at(heads.size() - 2);
        QVERIFY(asked.startsWith("GET /signed?agent_id=agent_private&team=5"));
        QVERIFY(asked.contains("X-Team-Token: header-value-1"));
        QVERIFY(!asked.contains(AgentServer::kKey));
        QVERIFY(!heads.last().contains("header-value-1"));
        probe.session.end();
        QVERIFY(probe.over());
        verifyNoSecret(probe);
    }
}

void TestAgentAddress::explainsABadService_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<ErrorKind>("kind");
    QTest::newRow("refused") << 401 << QByteArray("{\"error\":\"cvtkn_secret_signature_9\"}")
                             << ErrorKind::Auth;
    QTest::newRow("forbidden") << 403 << QByteArray("no") << ErrorKind::Forbidden;
    QTest::newRow("missing") << 404 << QByteArray("<html>") << ErrorKind::NotFound;
    QTest::newRow("no URL") << 200 << QByteArray("{\"ok\":true}") << ErrorKind::Protocol;
    QTest::newRow("for another agent")
        << 200
        << QByteArray("{\"signed_url\":\"ws://127.0.0.1/?agent_id=other&conversation_signature=cvtkn_1\"}")
        << ErrorKind::Validation;
    QTest::newRow("not safe") << 200 << QByteArray("{\"signed_url\":\"ws://example.com/?x=cvtkn_1\"}")
                              << ErrorKind::Validation;
}

void TestAgentAddress::explainsABadService()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(ErrorKind, kind);
    AgentServer server;
    server.setServiceAnswer(status, body);
    SessionProbe probe(server);
    SessionRequest request = SessionProbe::request(QString::fromLatin1(AgentServer::kPrivateAgent));
    request.address.way = Way::SignedUrlService;
    request.address.serviceUrl = QUrl(server.url().toString() + u"/signed"_s);
    probe.startSilent(request);
    QVERIFY(probe.over());
    QCOMPARE(probe.failure(), kind);
    QVERIFY(!probe.session.outcome().error().nextStep.isEmpty());
    verifyNoSecret(probe);
}

void TestAgentAddress::aPastedUrlIsGoodOnce()
{
    AgentServer server;
    SessionProbe probe(server);
    SessionRequest request = SessionProbe::request();
    const QString pasted =
        QString::fromUtf8(server.signedUrl(QString::fromLatin1(AgentServer::kPrivateAgent)));
    const Result<AgentAddress> address = AgentAddress::read(pasted);
    QVERIFY(address);
    QCOMPARE(address->way, Way::Pasted);
    request.address = *address;
    probe.startSilent(request);
    QVERIFY(probe.live());
    // Lost: the same one opens nothing any more, and the user is told what to do.
    server.withPeer([](AgentPeer &peer) { peer.reset(); });
    QVERIFY(probe.over());
    QCOMPARE(probe.failure(), ErrorKind::Forbidden);
    QVERIFY(probe.message().contains(u"used already"_s));
    verifyNoSecret(probe);
    probe.startSilent(request);
    QVERIFY(probe.over());
    QCOMPARE(probe.failure(), ErrorKind::Forbidden);
}

void TestAgentAddress::aPastedUrlMayBeExpiredOrForAnother()
{
    AgentServer server;
    SessionProbe probe(server);
    SessionRequest request = SessionProbe::request();
    request.address = {.way = Way::Pasted,
                       .agentId = QString::fromLatin1(AgentServer::kPrivateAgent),
                       .pastedUrl =
                           Secret(server.signedUrl(QString::fromLatin1(AgentServer::kPrivateAgent), true))};
    probe.startSilent(request);
    QVERIFY(probe.over());
    QVERIFY(probe.message().contains(u"expired"_s));
    request.address.pastedUrl = Secret(server.signedUrl(QString::fromLatin1(AgentServer::kPublicAgent)));
    probe.startSilent(request);
    QVERIFY(probe.over());
    QVERIFY(probe.message().contains(u"another agent"_s));
    verifyNoSecret(probe);
}

QTEST_GUILESS_MAIN(TestAgentAddress)
#include "tst_agentaddress.moc"
