// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/sandbox/client.h"

#include <QDateTime>
#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace studio::sandbox;

class TestAccountRoutes final : public QObject {
    Q_OBJECT
private slots:
    void init();
    void userAndSubscriptionTellTheCredits();
    void historyPagesAndFilters();
    void historyItemsCanBeDeleted();
    void downloadsOneOrAZip();
    void oldAudioMakesRoom();
    void usageAddsUp();

private:
    QString speak(const QString &text, const QString &voice);
    std::unique_ptr<SandboxServer> m_server;
    std::unique_ptr<Client> m_client;
};

void TestAccountRoutes::init()
{
    QTest::failOnWarning(QRegularExpression(u".?"_s));
    m_client.reset();
    SandboxOptions options = quick();
    options.historyAudioBytes = 400000;
    m_server = std::make_unique<SandboxServer>(options);
    QVERIFY(m_server->start());
    m_client = std::make_unique<Client>(*m_server);
}

QString TestAccountRoutes::speak(const QString &text, const QString &voice)
{
    const Answer answer =
        m_client->post(u"/v1/text-to-speech/"_s + m_client->voice(voice), {{u"text"_s, text}});
    return QString::fromLatin1(answer.header("history-item-id"));
}

void TestAccountRoutes::userAndSubscriptionTellTheCredits()
{
    (void)speak(u"Ten letter"_s, u"Aria"_s);
    const QJsonObject user = m_client->get(u"/v1/user"_s).json();
    QCOMPARE(user.value(u"user_id"_s).toString(), u"sandbox"_s);
    const QJsonObject subscription = m_client->get(u"/v1/user/subscription"_s).json();
    QCOMPARE(user.value(u"subscription"_s).toObject(), subscription);
    QCOMPARE(subscription.value(u"tier"_s).toString(), u"creator"_s);
    QCOMPARE(subscription.value(u"character_count"_s).toInt(), 10);
    QCOMPARE(subscription.value(u"character_limit"_s).toInt(), 100000);
    QVERIFY(subscription.value(u"next_character_count_reset_unix"_s).toInteger()
            > QDateTime::currentSecsSinceEpoch());
}

void TestAccountRoutes::historyPagesAndFilters()
{
    for (int i = 0; i < 5; ++i)
        (void)speak(u"Number %1."_s.arg(i), i % 2 ? u"Odin"_s : u"Aria"_s);
    QStringList texts;
    QString after;
    for (int page = 0; page < 5; ++page) {
        const QString more = after.isEmpty() ? QString() : u"&start_after_history_item_id="_s + after;
        const QJsonObject json = m_client->get(u"/v1/history?page_size=2"_s + more).json();
        for (const QJsonValue &item : json.value(u"history"_s).toArray())
            texts.append(item.toObject().value(u"text"_s).toString());
        after = json.value(u"last_history_item_id"_s).toString();
        if (!json.value(u"has_more"_s).toBool())
            break;
    }
    QCOMPARE(texts,
             (QStringList{u"Number 4."_s, u"Number 3."_s, u"Number 2."_s, u"Number 1."_s, u"Number 0."_s}));
    const auto count = [this](const QString &query) {
        return m_client->get(u"/v1/history?"_s + query).json().value(u"history"_s).toArray().size();
    };
    QCOMPARE(count(u"search=number+3"_s), 1);
    QCOMPARE(count(u"voice_id="_s + m_client->voice(u"Odin"_s)), 2);
    QCOMPARE(count(u"source=STS"_s), 0);
    QCOMPARE(count(u"source=TTS&model_id=eleven_multilingual_v2"_s), 5);
    QCOMPARE(m_client->get(u"/v1/history?model_id=eleven_v3"_s).status, 422);
    QCOMPARE(m_client->get(u"/v1/history?page_size=1001"_s).status, 422);
    QCOMPARE(m_client->get(u"/v1/history"_s, false).status, 401);
}

void TestAccountRoutes::historyItemsCanBeDeleted()
{
    const QString id = speak(u"Soon gone."_s, u"Aria"_s);
    const QJsonObject item = m_client->get(u"/v1/history/"_s + id).json();
    QCOMPARE(item.value(u"text"_s).toString(), u"Soon gone."_s);
    QCOMPARE(item.value(u"voice_name"_s).toString(), u"Aria"_s);
    QVERIFY(item.value(u"alignments"_s).isObject());
    const Answer audio = m_client->get(u"/v1/history/%1/audio"_s.arg(id));
    QCOMPARE(audio.header("content-type"), "audio/mpeg");
    QVERIFY(audio.body.size() > 5000);
    QCOMPARE(m_client->remove(u"/v1/history/"_s + id).json().value(u"status"_s).toString(), u"ok"_s);
    const Answer gone = m_client->get(u"/v1/history/"_s + id);
    QCOMPARE(gone.status, 404);
    QCOMPARE(gone.code(), u"history_item_not_found"_s);
    QCOMPARE(m_client->remove(u"/v1/history/"_s + id).status, 404);
}

void TestAccountRoutes::downloadsOneOrAZip()
{
    const QString a = speak(u"Alpha."_s, u"Aria"_s);
    const QString b = speak(u"Beta."_s, u"Aria"_s);
    const auto download = [this](const QJsonArray &ids, const QString &format) {
        return m_client->post(u"/v1/history/download"_s,
                              {{u"history_item_ids"_s, ids}, {u"output_format"_s, format}});
    };
    QCOMPARE(download({a}, u"default"_s).body, m_client->get(u"/v1/history/%1/audio"_s.arg(a)).body);
    QVERIFY(download({a}, u"wav"_s).body.startsWith("RIFF"));
    const Answer zip = download({a, b}, u"default"_s);
    QCOMPARE(zip.header("content-type"), "application/zip");
    QVERIFY(zip.body.startsWith("PK\x03\x04"));
    QVERIFY(zip.body.contains(b.toLatin1() + ".mp3"));
    const Answer bad = download({a}, u"ogg"_s);
    QCOMPARE(bad.status, 400);
    QCOMPARE(bad.json().value(u"error"_s).toString(), u"invalid_output_format"_s);
    QCOMPARE(download({u"nothing"_s}, u"default"_s).status, 404);
    QCOMPARE(m_client->post(u"/v1/history/download"_s, {}).status, 422);
}

void TestAccountRoutes::oldAudioMakesRoom()
{
    const QString first =
        speak(u"The very first one is a sentence of some length, so it takes space."_s, u"Aria"_s);
    QVERIFY(!first.isEmpty());
    for (int i = 0; i < 6; ++i)
        (void)speak(u"Another one is a sentence of some length too, so that it takes space."_s, u"Aria"_s);
    QCOMPARE(m_client->get(u"/v1/history/"_s + first).status, 404);
    QVERIFY(m_client->get(u"/v1/history"_s).json().value(u"history"_s).toArray().size() >= 1);
}

void TestAccountRoutes::usageAddsUp()
{
    (void)speak(u"Ten letter"_s, u"Aria"_s);
    (void)speak(u"Five."_s, u"Odin"_s);
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    const QString span = u"start_unix=%1&end_unix=%2"_s.arg(now - 86400000).arg(now + 60000);
    const auto sum = [this, &span](const QString &query, const QString &key) {
        const QJsonObject json = m_client->get(u"/v1/usage/character-stats?%1&%2"_s.arg(span, query)).json();
        double total = 0;
        const QJsonArray values = json.value(u"usage"_s).toObject().value(key).toArray();
        if (values.size() != json.value(u"time"_s).toArray().size())
            return -1.0;
        for (const QJsonValue &value : values)
            total += value.toDouble();
        return total;
    };
    QCOMPARE(sum({}, u"All"_s), 15.0);
    QCOMPARE(sum(u"breakdown_type=voice"_s, u"Odin"_s), 5.0);
    QCOMPARE(sum(u"aggregation_interval=cumulative&metric=request_count"_s, u"All"_s), 2.0);
    QCOMPARE(m_client->get(u"/v1/usage/character-stats"_s).status, 422);
}

QTEST_GUILESS_MAIN(TestAccountRoutes)
#include "tst_accountroutes.moc"
