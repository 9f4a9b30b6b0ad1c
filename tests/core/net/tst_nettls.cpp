// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/nettransport.h"

#include "tests/core/net/netprobe.h"

#include <QRegularExpression>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace studio;
using namespace studio::net;
using namespace studio::test;

class TestNetTls : public QObject {
    Q_OBJECT
private slots:
    void initTestCase()
    {
        if (!TestServer::canDoTls())
            QSKIP("The openssl command is missing; certificates cannot be made.");
    }
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u".?"_s));
        qunsetenv("SSL_CERT_FILE");
    }

    void trustsTheGivenAuthority()
    {
        TestServer server(TestServer::Tls::Good);
        server.answer("/x", Answer::json("{}"));
        NetOptions options = quickOptions();
        options.certificateAuthorities = {TestServer::certificateAuthorityFile()};
        NetTransport transport(options);
        transport.preconnect(server.url());
        QTRY_COMPARE(server.handshakeCount(), 2);
        QVERIFY(*wait(transport.send(get(server.url(u"/x"_s)))));
        QVERIFY(*wait(transport.send(paidPost(server.url(u"/x"_s)))));
        QCOMPARE(server.connectionCount(), 2);
    }

    void honoursSslCertFile()
    {
        TestServer server(TestServer::Tls::Good);
        server.answer("/x", Answer::json("{}"));
        qputenv("SSL_CERT_FILE", TestServer::certificateAuthorityFile().toLocal8Bit());
        NetTransport transport(quickOptions());
        const auto result = wait(transport.send(get(server.url(u"/x"_s))));
        QVERIFY(result && *result);
    }

    void refusesBadCertificates_data()
    {
        QTest::addColumn<TestServer::Tls>("tls");
        QTest::addColumn<bool>("knowsAuthority");
        QTest::addColumn<QString>("word");
        QTest::newRow("unknown authority") << TestServer::Tls::Good << false << u"not trusted"_s;
        QTest::newRow("expired") << TestServer::Tls::Expired << true << u"expired"_s;
        QTest::newRow("wrong host") << TestServer::Tls::WrongHost << true << u"another host"_s;
        QTest::newRow("self-signed") << TestServer::Tls::SelfSigned << true << u"self-signed"_s;
    }
    void refusesBadCertificates()
    {
        QFETCH(TestServer::Tls, tls);
        QFETCH(bool, knowsAuthority);
        QFETCH(QString, word);
        TestServer server(tls);
        server.answer("/x", Answer::json("{}"));
        NetOptions options = quickOptions();
        if (knowsAuthority)
            options.certificateAuthorities = {TestServer::certificateAuthorityFile()};
        NetTransport transport(options);
        for (const Request &request : {get(server.url(u"/x"_s)), paidPost(server.url(u"/x"_s))}) {
            const auto result = wait(transport.send(request));
            QVERIFY(result && !*result);
            QCOMPARE(result->error().kind, ErrorKind::Tls);
            QVERIFY2(result->error().message.contains(word), qPrintable(result->error().message));
        }
        QCOMPARE(server.requests().size(), 0);
    }

    void reportsAnAuthorityFileThatCannotBeRead()
    {
        QTemporaryDir folder;
        NetOptions options = quickOptions();
        options.certificateAuthorities = {folder.filePath(u"absent.pem"_s)};
        NetTransport transport(options);
        const auto result = wait(transport.send(get(QUrl(u"https://127.0.0.1:1/x"_s))));
        QVERIFY(result && !*result);
        QCOMPARE(result->error().kind, ErrorKind::Tls);
        QVERIFY(result->error().message.contains(u"absent.pem"_s));
    }
};

QTEST_GUILESS_MAIN(TestNetTls)
#include "tst_nettls.moc"
