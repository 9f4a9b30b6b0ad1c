// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/sandbox/client.h"

#include <QDateTime>
#include <QElapsedTimer>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace studio::sandbox;

class TestAdminSwitch final : public QObject {
    Q_OBJECT
private slots:
    void init();
    void needsTheToken();
    void busyWithRetryAfter();
    void errorsOnRequest();
    void strangeContent();
    void onlySomeRequests();
    void cutsAndStalls();
    void latencyDelaysReads();
    void chunkJitterDelaysWithoutAddingUp();
    void revokesTheKey();
    void outOfQuota();
    void countsRequestsWithoutSecrets();
    void resetRestoresTheStart();
    void refusesUnknownFields();

private:
    Answer speak(const QString &rest = {});
    std::unique_ptr<SandboxServer> m_server;
    std::unique_ptr<Client> m_client;
    QString m_voice;
};

void TestAdminSwitch::init()
{
    QTest::failOnWarning(QRegularExpression(u".?"_s));
    m_client.reset();
    m_server = std::make_unique<SandboxServer>(quick());
    QVERIFY(m_server->start());
    m_client = std::make_unique<Client>(*m_server);
    m_voice = m_client->voice(u"Aria"_s);
}

Answer TestAdminSwitch::speak(const QString &rest)
{
    return m_client->post(u"/v1/text-to-speech/"_s + m_voice + rest, {{u"text"_s, u"Just a short line."_s}});
}

void TestAdminSwitch::needsTheToken()
{
    SandboxOptions options = quick();
    options.adminToken = "mine";
    SandboxServer other(options);
    QVERIFY(other.start());
    QCOMPARE(other.adminToken(), "mine");
    QNetworkAccessManager network;
    QNetworkRequest request(QUrl(other.baseUrl().toString() + u"/sandbox/admin"_s));
    QCOMPARE(Client::finish(network.get(request)).status, 403);
    request.setRawHeader("x-sandbox-token", "mine");
    QCOMPARE(Client::finish(network.get(request)).status, 200);
}

void TestAdminSwitch::busyWithRetryAfter()
{
    (void)m_client->admin({{u"busy"_s, 429}, {u"retry_after"_s, 3}});
    Answer answer = m_client->get(u"/v1/models"_s);
    QCOMPARE(answer.status, 429);
    QCOMPARE(answer.code(), u"system_busy"_s);
    QCOMPARE(answer.header("retry-after"), "3");
    (void)m_client->admin({{u"busy"_s, 503}, {u"retry_after"_s, u"date"_s}});
    answer = m_client->get(u"/v1/models"_s);
    QCOMPARE(answer.status, 503);
    QVERIFY(answer.header("retry-after").endsWith(" GMT"));
    (void)m_client->admin({{u"retry_after"_s, u"long"_s}});
    QCOMPARE(m_client->get(u"/v1/models"_s).header("retry-after"), "3600");
}

void TestAdminSwitch::errorsOnRequest()
{
    for (const int status : {401, 402, 403, 404, 500, 502}) {
        (void)m_client->admin({{u"error_status"_s, status}});
        const Answer answer = speak();
        QCOMPARE(answer.status, status);
        QVERIFY(!answer.code().isEmpty());
    }
    QCOMPARE(m_client->adminState().value(u"credits_charged"_s).toInt(), 0);
}

void TestAdminSwitch::strangeContent()
{
    (void)m_client->admin({{u"content"_s, u"html"_s}});
    QVERIFY(speak().body.contains("<title>"));
    (void)m_client->admin({{u"content"_s, u"json"_s}});
    QCOMPARE(speak().header("content-type"), "application/json");
    (void)m_client->admin({{u"content"_s, u"empty"_s}});
    const Answer empty = speak();
    QCOMPARE(empty.status, 200);
    QVERIFY(empty.body.isEmpty());
}

void TestAdminSwitch::onlySomeRequests()
{
    (void)m_client->admin({{u"busy"_s, 503}, {u"times"_s, 2}, {u"path"_s, u"/v1/models"_s}});
    QCOMPARE(m_client->get(u"/v1/user"_s).status, 200);
    QCOMPARE(m_client->get(u"/v1/models"_s).status, 503);
    QCOMPARE(m_client->get(u"/v1/models"_s).status, 503);
    QCOMPARE(m_client->get(u"/v1/models"_s).status, 200);
}

void TestAdminSwitch::cutsAndStalls()
{
    (void)m_client->admin({{u"cut_after_bytes"_s, 1000}, {u"cut_with"_s, u"reset"_s}});
    QVERIFY(speak(u"/stream"_s).error != QNetworkReply::NoError);
    (void)m_client->admin({{u"cut_with"_s, u"close"_s}});
    const Answer cut = speak();
    QVERIFY(cut.error != QNetworkReply::NoError);
    QCOMPARE(cut.body.size(), 1000);
    (void)m_client->admin({{u"cut_after_bytes"_s, -1}, {u"stall_after_bytes"_s, 1500}});
    QNetworkReply *reply = m_client->start("POST", u"/v1/text-to-speech/%1/stream"_s.arg(m_voice),
                                           "{\"text\":\"This will stall soon.\"}");
    QTRY_COMPARE(reply->bytesAvailable(), 1500);
    QTRY_COMPARE(m_client->adminState().value(u"in_flight"_s).toInt(), 0);
    QVERIFY(!reply->isFinished());
    reply->abort();
    reply->deleteLater();
    QTRY_COMPARE(m_client->adminState().value(u"history_items"_s).toInt(), 3);
}

void TestAdminSwitch::latencyDelaysReads()
{
    (void)m_client->admin({{u"latency_ms"_s, 300}, {u"jitter_ms"_s, 10}});
    QElapsedTimer clock;
    clock.start();
    QCOMPARE(m_client->get(u"/v1/models"_s).status, 200);
    QVERIFY(clock.elapsed() >= 295);
}

void TestAdminSwitch::chunkJitterDelaysWithoutAddingUp()
{
    QString text;
    for (int i = 0; i < 12; ++i)
        text += u"Chunks of this line come late. "_s;
    const auto timed = [&](const QString &rest, qint64 *elapsed) {
        QElapsedTimer clock;
        clock.start();
        const Answer answer =
            m_client->post(u"/v1/text-to-speech/"_s + m_voice + rest, {{u"text"_s, text}, {u"seed"_s, 7}});
        *elapsed = clock.elapsed();
        return answer.body;
    };
    qint64 elapsed = 0;
    const QByteArray plain = timed(u"/stream"_s, &elapsed);
    const QByteArray lines = timed(u"/stream/with-timestamps"_s, &elapsed);
    const QJsonObject told = m_client->admin({{u"chunk_jitter_ms"_s, 500}});
    QCOMPARE(told.value(u"faults"_s).toObject().value(u"chunk_jitter_ms"_s).toInt(), 500);
    // More than a hundred chunks: some are late; if lateness added up they would take half a minute.
    QCOMPARE(timed(u"/stream"_s, &elapsed), plain);
    QVERIFY2(elapsed >= 150 && elapsed < 15000, QByteArray::number(elapsed).constData());
    QCOMPARE(timed(u"/stream/with-timestamps"_s, &elapsed), lines);
    QVERIFY2(elapsed >= 150 && elapsed < 15000, QByteArray::number(elapsed).constData());
    QCOMPARE(m_client->post(u"/sandbox/admin"_s, {{u"chunk_jitter_ms"_s, -1}}).status, 422);
    QCOMPARE(m_client->post(u"/sandbox/admin"_s, {{u"chunk_jitter_ms"_s, u"much"_s}}).status, 422);
}

void TestAdminSwitch::revokesTheKey()
{
    (void)m_client->admin({{u"revoke_key"_s, true}});
    const Answer answer = m_client->get(u"/v1/models"_s);
    QCOMPARE(answer.status, 401);
    QCOMPARE(answer.json().value(u"detail"_s).toObject().value(u"status"_s).toString(), u"invalid_api_key"_s);
}

void TestAdminSwitch::outOfQuota()
{
    (void)m_client->admin({{u"out_of_quota"_s, true}});
    const Answer answer = speak();
    QCOMPARE(answer.status, 401);
    QCOMPARE(answer.code(), u"insufficient_credits"_s);
}

void TestAdminSwitch::countsRequestsWithoutSecrets()
{
    QCOMPARE(speak().status, 200);
    QCOMPARE(speak().status, 200);
    (void)m_client->get(u"/v1/models?xi_api_key=verysecret"_s);
    QTRY_COMPARE(m_client->adminState().value(u"paid_requests"_s).toInt(), 2);
    const QJsonObject state = m_client->adminState();
    QCOMPARE(state.value(u"counts"_s).toObject().value(u"POST /v1/text-to-speech/"_s + m_voice).toInt(), 2);
    QCOMPARE(state.value(u"credits_charged"_s).toInt(), 36);
    const QByteArray all = QJsonDocument(state).toJson();
    QVERIFY(!all.contains("verysecret"));
    QVERIFY(!all.contains(m_server->apiKey().reveal()));
    QVERIFY(!all.contains("Just a short line"));
}

void TestAdminSwitch::resetRestoresTheStart()
{
    QCOMPARE(speak().status, 200);
    (void)m_client->admin({{u"busy"_s, 503}, {u"credits"_s, 7}});
    QCOMPARE(m_client->post(u"/sandbox/admin/reset"_s, {}).status, 200);
    const QJsonObject state = m_client->adminState();
    QCOMPARE(state.value(u"credits"_s).toInt(), 100000);
    QCOMPARE(state.value(u"history_items"_s).toInt(), 0);
    QCOMPARE(state.value(u"paid_requests"_s).toInt(), 0);
    QCOMPARE(m_client->get(u"/v1/models"_s).status, 200);
}

void TestAdminSwitch::refusesUnknownFields()
{
    QCOMPARE(m_client->post(u"/sandbox/admin"_s, {{u"bussy"_s, 503}}).status, 422);
    QCOMPARE(m_client->post(u"/sandbox/admin"_s, {{u"busy"_s, 200}}).status, 422);
    QCOMPARE(m_client->get(u"/v1/models"_s).status, 200);
}

QTEST_GUILESS_MAIN(TestAdminSwitch)
#include "tst_adminswitch.moc"
