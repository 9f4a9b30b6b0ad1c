// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/sandbox/client.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace studio::sandbox;

class TestSpeechRoutes final : public QObject {
    Q_OBJECT
private slots:
    void init();
    void answersWithTheServicesHeaders();
    void streamBeginsBeforeTheEnd();
    void timestampsCoverTheText();
    void timedLinesCoverTheText();
    void seedsRepeatAndOthersDiffer();
    void refuses_data();
    void refuses();
    void validationComesBeforeTheKey();
    void neverAnswersWithoutAudio_data();
    void neverAnswersWithoutAudio();
    void creditsRunOut();
    void flashCostsHalf();
    void moreThanThePlanAtOnceIsRefused();
    void lostAnswersAreInTheHistory();

private:
    [[nodiscard]] QString path(const QString &rest = {}) const;
    Answer speak(const QJsonObject &body, const QString &rest = {});
    std::unique_ptr<SandboxServer> m_server;
    std::unique_ptr<Client> m_client;
    QString m_voice;
};

void TestSpeechRoutes::init()
{
    QTest::failOnWarning(QRegularExpression(u".?"_s));
    m_client.reset();
    m_server = std::make_unique<SandboxServer>(quick());
    QVERIFY(m_server->start());
    m_client = std::make_unique<Client>(*m_server);
    m_voice = m_client->voice(u"Aria"_s);
}

QString TestSpeechRoutes::path(const QString &rest) const
{
    return u"/v1/text-to-speech/"_s + m_voice + rest;
}

Answer TestSpeechRoutes::speak(const QJsonObject &body, const QString &rest)
{
    return m_client->post(path(rest), body);
}

void TestSpeechRoutes::answersWithTheServicesHeaders()
{
    const Answer answer = speak({{u"text"_s, u"Hello there."_s}});
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.header("content-type"), "audio/mpeg");
    QCOMPARE(answer.header("character-cost"), "12");
    QCOMPARE(answer.header("request-id").size(), 20);
    QCOMPARE(answer.header("history-item-id").size(), 20);
    QCOMPARE(answer.header("x-trace-id").size(), 32);
    QCOMPARE(answer.header("x-region"), "sandbox");
    QCOMPARE(answer.header("maximum-concurrent-requests"), "5");
    QCOMPARE(answer.header("current-concurrent-requests"), "1");
}

void TestSpeechRoutes::streamBeginsBeforeTheEnd()
{
    (void)m_client->admin({{u"pace"_s, 4}});
    const QString text =
        u"This is the first sentence of four. Here is another one. And a third. The end comes now."_s;
    QNetworkReply *reply =
        m_client->start("POST", path(u"/stream"_s), QJsonDocument(QJsonObject{{u"text"_s, text}}).toJson());
    QSignalSpy reads(reply, &QNetworkReply::readyRead);
    QTRY_VERIFY_WITH_TIMEOUT(reply->bytesAvailable() > 0, 20000);
    QVERIFY(!reply->isFinished());
    QVERIFY(!reply->header(QNetworkRequest::ContentLengthHeader).isValid());
    const Answer answer = Client::finish(reply);
    QVERIFY(reads.size() > 3);
    QVERIFY(answer.body.size() > 50000);
}

void TestSpeechRoutes::timestampsCoverTheText()
{
    const QString text = u"Hello, world! This is [laughs] timed: 世界."_s;
    const QJsonObject json = speak({{u"text"_s, text}}, u"/with-timestamps?output_format=pcm_16000"_s).json();
    const qsizetype bytes =
        QByteArray::fromBase64(json.value(u"audio_base64"_s).toString().toLatin1()).size();
    const QJsonObject alignment = json.value(u"alignment"_s).toObject();
    const QJsonArray characters = alignment.value(u"characters"_s).toArray();
    const QJsonArray starts = alignment.value(u"character_start_times_seconds"_s).toArray();
    const QJsonArray ends = alignment.value(u"character_end_times_seconds"_s).toArray();
    QString joined;
    for (const QJsonValue &c : characters)
        joined += c.toString();
    QCOMPARE(joined, text);
    QCOMPARE(starts.size(), characters.size());
    QCOMPARE(ends.size(), characters.size());
    for (qsizetype i = 1; i < starts.size(); ++i)
        QVERIFY(starts[i].toDouble() >= starts[i - 1].toDouble());
    QVERIFY(std::abs(ends.last().toDouble() - double(bytes) / 32000) < 0.02);
    QVERIFY(json.value(u"normalized_alignment"_s).toObject().value(u"characters"_s).toArray().size()
            < characters.size());
}

void TestSpeechRoutes::timedLinesCoverTheText()
{
    const QString text = u"First sentence here. Second sentence there. Third and last."_s;
    const Answer answer = speak({{u"text"_s, text}}, u"/stream/with-timestamps?output_format=pcm_16000"_s);
    QString joined;
    double last = 0;
    qsizetype bytes = 0;
    const QByteArrayList lines = answer.body.split('\n');
    QVERIFY(lines.size() > 4);
    QVERIFY(lines.last().isEmpty());
    for (const QByteArray &line : lines) {
        const QJsonObject json = QJsonDocument::fromJson(line).object();
        const QJsonObject alignment = json.value(u"alignment"_s).toObject();
        for (const QJsonValue &c : alignment.value(u"characters"_s).toArray())
            joined += c.toString();
        for (const QJsonValue &start : alignment.value(u"character_start_times_seconds"_s).toArray()) {
            QVERIFY(start.toDouble() >= last);
            last = start.toDouble();
        }
        bytes += QByteArray::fromBase64(json.value(u"audio_base64"_s).toString().toLatin1()).size();
    }
    QCOMPARE(joined, text);
    QVERIFY(last < double(bytes) / 32000);
}

void TestSpeechRoutes::seedsRepeatAndOthersDiffer()
{
    const QJsonObject seeded{{u"text"_s, u"The same again."_s}, {u"seed"_s, 4294967295.0}};
    QCOMPARE(speak(seeded).body, speak(seeded).body);
    const QJsonObject free{{u"text"_s, u"The same again."_s}};
    QVERIFY(speak(free).body != speak(free).body);
}

void TestSpeechRoutes::refuses_data()
{
    QTest::addColumn<QJsonObject>("body");
    QTest::addColumn<QString>("query");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("code");
    const auto with = [](const QString &name, const QJsonValue &value) {
        return QJsonObject{{u"text"_s, u"Hello."_s}, {name, value}};
    };
    QTest::newRow("no text") << QJsonObject{} << QString() << 422 << u"missing"_s;
    QTest::newRow("empty") << QJsonObject{{u"text"_s, QString(u""_s)}} << QString() << 400 << u"empty_text"_s;
    QTest::newRow("blank") << QJsonObject{{u"text"_s, u"  \n "_s}} << QString() << 400 << u"empty_text"_s;
    QTest::newRow("nul") << QJsonObject{{u"text"_s, QString(QChar(u'\0'))}} << QString() << 422
                         << u"value_error"_s;
    QTest::newRow("long") << QJsonObject{{u"text"_s, u"a"_s.repeated(10001)}} << QString() << 400
                          << u"text_too_long"_s;
    QTest::newRow("model") << with(u"model_id"_s, u"eleven_v99"_s) << QString() << 400
                           << u"model_not_found"_s;
    QTest::newRow("other model") << with(u"model_id"_s, u"scribe_v2"_s) << QString() << 400
                                 << u"unsupported_model"_s;
    QTest::newRow("stability") << with(u"voice_settings"_s, QJsonObject{{u"stability"_s, 2}}) << QString()
                               << 422 << u"less_than_equal"_s;
    QTest::newRow("speed") << with(u"voice_settings"_s, QJsonObject{{u"speed"_s, 3}}) << QString() << 400
                           << u"invalid_voice_settings"_s;
    QTest::newRow("seed") << with(u"seed"_s, -1) << QString() << 422 << u"greater_than_equal"_s;
    QTest::newRow("normalization") << with(u"apply_text_normalization"_s, u"maybe"_s) << QString() << 422
                                   << u"enum"_s;
    QTest::newRow("request ids") << with(u"previous_request_ids"_s, QJsonArray{1, 2, 3, 4}) << QString()
                                 << 422 << u"too_long"_s;
    QTest::newRow("format") << with(u"x"_s, 1) << u"?output_format=flac"_s << 422 << u"enum"_s;
    QTest::newRow("retention") << with(u"x"_s, 1) << u"?enable_logging=false"_s << 403
                               << u"feature_not_available"_s;
}

void TestSpeechRoutes::refuses()
{
    QFETCH(QJsonObject, body);
    QFETCH(QString, query);
    QFETCH(int, status);
    QFETCH(QString, code);
    for (const QString &rest : {u""_s, u"/stream"_s, u"/with-timestamps"_s, u"/stream/with-timestamps"_s}) {
        const Answer answer = speak(body, rest + query);
        QCOMPARE(answer.status, status);
        QCOMPARE(answer.code(), code);
    }
    QCOMPARE(m_client->adminState().value(u"credits_charged"_s).toInt(), 0);
}

void TestSpeechRoutes::validationComesBeforeTheKey()
{
    QCOMPARE(m_client->post(path(), {}, false).status, 422);
    QCOMPARE(m_client->post(path(), {{u"text"_s, u"Hi."_s}}, false).status, 401);
    const Answer nobody = m_client->post(u"/v1/text-to-speech/nobody"_s, {{u"text"_s, u"Hi."_s}});
    QCOMPARE(nobody.status, 404);
    QCOMPARE(nobody.code(), u"voice_not_found"_s);
}

void TestSpeechRoutes::neverAnswersWithoutAudio_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("cjk") << u"世界"_s;
    QTest::newRow("emoji") << u"😀"_s;
    QTest::newRow("arabic") << u"مرحبا"_s;
    QTest::newRow("dots") << u"..."_s;
    QTest::newRow("unknown tag") << u"[dances]"_s;
    QTest::newRow("pause") << u"[pause 0.6s]"_s;
}

void TestSpeechRoutes::neverAnswersWithoutAudio()
{
    QFETCH(QString, text);
    const Answer answer = speak({{u"text"_s, text}}, u"?output_format=pcm_16000"_s);
    QCOMPARE(answer.status, 200);
    QVERIFY(answer.body.size() > 2000);
}

void TestSpeechRoutes::creditsRunOut()
{
    (void)m_client->admin({{u"credits"_s, 20}});
    QCOMPARE(speak({{u"text"_s, u"Fifteen letters"_s}}).status, 200);
    const Answer refused = speak({{u"text"_s, u"Fifteen letters"_s}});
    QCOMPARE(refused.status, 401);
    QCOMPARE(refused.json().value(u"detail"_s).toObject().value(u"status"_s).toString(), u"quota_exceeded"_s);
    QCOMPARE(m_client->adminState().value(u"credits"_s).toInt(), 5);
}

void TestSpeechRoutes::flashCostsHalf()
{
    const Answer answer = speak({{u"text"_s, u"Nine char"_s}, {u"model_id"_s, u"eleven_flash_v2_5"_s}});
    QCOMPARE(answer.header("character-cost"), "5");
}

void TestSpeechRoutes::moreThanThePlanAtOnceIsRefused()
{
    (void)m_client->admin({{u"plan"_s, u"free"_s}, {u"pace"_s, 1}});
    const QByteArray body = "{\"text\":\"A sentence which is long enough to be on its way for a while.\"}";
    QNetworkReply *first = m_client->start("POST", path(u"/stream"_s), body);
    QNetworkReply *second = m_client->start("POST", path(u"/stream"_s), body);
    QTRY_VERIFY(first->bytesAvailable() > 0 && second->bytesAvailable() > 0);
    const Answer third = m_client->post(path(u"/stream"_s), QJsonDocument::fromJson(body).object());
    QCOMPARE(third.status, 429);
    QCOMPARE(third.code(), u"concurrent_limit_exceeded"_s);
    QCOMPARE(third.header("maximum-concurrent-requests"), "2");
    (void)Client::finish(first);
    (void)Client::finish(second);
    QTRY_COMPARE(m_client->adminState().value(u"in_flight"_s).toInt(), 0);
    QCOMPARE(m_client->adminState().value(u"paid_requests"_s).toInt(), 2);
}

void TestSpeechRoutes::lostAnswersAreInTheHistory()
{
    (void)m_client->admin({{u"cut_after_bytes"_s, 3000}});
    const Answer cut = speak({{u"text"_s, u"The answer to this will be lost."_s}}, u"/stream"_s);
    QVERIFY(cut.error != QNetworkReply::NoError);
    QCOMPARE(cut.body.size(), 3000);
    (void)m_client->admin({{u"cut_after_bytes"_s, -1}});
    QTRY_COMPARE(m_client->adminState().value(u"history_items"_s).toInt(), 1);
    const QJsonArray items = m_client->get(u"/v1/history"_s).json().value(u"history"_s).toArray();
    const QString id = items.first().toObject().value(u"history_item_id"_s).toString();
    QCOMPARE(id.toLatin1(), cut.header("history-item-id"));
    const QByteArray whole = m_client->get(u"/v1/history/%1/audio"_s.arg(id)).body;
    QVERIFY(whole.size() > 20000);
    QVERIFY(whole.startsWith(cut.body));
}

QTEST_GUILESS_MAIN(TestSpeechRoutes)
#include "tst_speechroutes.moc"
