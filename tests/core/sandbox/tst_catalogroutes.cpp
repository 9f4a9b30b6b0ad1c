// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/sandbox/client.h"

#include <QJsonArray>
#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace studio::sandbox;

class TestCatalogRoutes final : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }
    void modelsHaveTheServicesFields();
    void voicesHaveTheServicesFields();
    void pagesThroughAllVoices();
    void searchesAndFilters();
    void sorts();
    void refusesBadPages_data();
    void refusesBadPages();
    void validationComesBeforeTheKey();
    void keysAreChecked();
    void oneVoice();
    void settingsAreStored();
    void libraryIsSeparate();
    void previewsNeedNoKey();

private:
    std::unique_ptr<SandboxServer> m_server;
    std::unique_ptr<Client> m_client;
};

void TestCatalogRoutes::initTestCase()
{
    m_server = std::make_unique<SandboxServer>(quick());
    QVERIFY(m_server->start());
    m_client = std::make_unique<Client>(*m_server);
}

void TestCatalogRoutes::modelsHaveTheServicesFields()
{
    const QJsonArray models = m_client->get(u"/v1/models"_s).list();
    QSet<QString> ids;
    for (const QJsonValue &value : models) {
        const QJsonObject model = value.toObject();
        ids.insert(model.value(u"model_id"_s).toString());
        QCOMPARE(model.value(u"can_do_text_to_speech"_s).toBool(),
                 !model.value(u"can_do_voice_conversion"_s).toBool());
        QVERIFY(model.value(u"maximum_text_length_per_request"_s).toInt() >= 5000);
        QVERIFY(model.value(u"model_rates"_s).toObject().value(u"character_cost_multiplier"_s).isDouble());
        QCOMPARE(model.value(u"languages"_s).toArray().first().toObject().value(u"language_id"_s).toString(),
                 u"en"_s);
        QVERIFY(model.value(u"description"_s).toString().contains(u"stand-in"_s));
    }
    for (const QString &id :
         {u"eleven_multilingual_v2"_s, u"eleven_flash_v2_5"_s, u"eleven_v3"_s, u"eleven_v4"_s})
        QVERIFY(ids.contains(id));
}

void TestCatalogRoutes::voicesHaveTheServicesFields()
{
    const QJsonArray voices = m_client->get(u"/v1/voices"_s).json().value(u"voices"_s).toArray();
    QVERIFY(voices.size() >= 12);
    QSet<QString> ids;
    QCOMPARE(voices[0].toObject().value(u"name"_s).toString(), u"Aria"_s);
    QCOMPARE(voices[1].toObject().value(u"name"_s).toString(), u"Odin"_s);
    for (const QJsonValue &value : voices) {
        const QJsonObject voice = value.toObject();
        const QString id = voice.value(u"voice_id"_s).toString();
        QCOMPARE(id.size(), 20);
        ids.insert(id);
        QCOMPARE(voice.value(u"category"_s).toString(), u"premade"_s);
        for (const QString &label :
             {u"gender"_s, u"accent"_s, u"age"_s, u"descriptive"_s, u"use_case"_s, u"language"_s})
            QVERIFY(!voice.value(u"labels"_s).toObject().value(label).toString().isEmpty());
        QVERIFY(voice.value(u"description"_s).toString().contains(u"sandbox"_s));
        QVERIFY(voice.value(u"preview_url"_s).toString().startsWith(m_server->baseUrl().toString()));
        QCOMPARE(voice.value(u"settings"_s).toObject().value(u"stability"_s).toDouble(), 0.5);
    }
    QCOMPARE(ids.size(), voices.size());
}

void TestCatalogRoutes::pagesThroughAllVoices()
{
    QStringList names;
    QString token;
    int pages = 0;
    do {
        const QString page = token.isEmpty() ? QString() : u"&next_page_token="_s + token;
        const QJsonObject json = m_client->get(u"/v2/voices?page_size=5"_s + page).json();
        QVERIFY(json.value(u"total_count"_s).toInt() >= 12);
        for (const QJsonValue &voice : json.value(u"voices"_s).toArray())
            names.append(voice.toObject().value(u"name"_s).toString());
        token = json.value(u"next_page_token"_s).toString();
        QCOMPARE(json.value(u"has_more"_s).toBool(), !token.isEmpty());
    } while (!token.isEmpty() && ++pages < 20);
    QCOMPARE(QSet<QString>(names.begin(), names.end()).size(), names.size());
    QVERIFY(names.size() >= 12);
    QCOMPARE(m_client->get(u"/v2/voices?next_page_token=nonsense"_s).code(), u"invalid_cursor"_s);
}

void TestCatalogRoutes::searchesAndFilters()
{
    const auto count = [this](const QString &query) {
        return m_client->get(u"/v2/voices?page_size=100&"_s + query)
            .json()
            .value(u"voices"_s)
            .toArray()
            .size();
    };
    const auto all = count({});
    QVERIFY(count(u"gender=female"_s) > 0 && count(u"gender=female"_s) < all);
    QCOMPARE(count(u"gender=female"_s) + count(u"gender=male"_s) + count(u"gender=neutral"_s), all);
    QCOMPARE(count(u"search=oDiN"_s), 1);
    QCOMPARE(count(u"search=two+scottish+words"_s), 0);
    QCOMPARE(count(u"language=de"_s), 0);
    QCOMPARE(count(u"language=en&language=de"_s), all);
    QCOMPARE(count(u"voice_type=personal"_s), 0);
    QCOMPARE(count(u"voice_type=default"_s), all);
    QCOMPARE(count(u"category=cloned"_s), 0);
    const QString id = m_client->voice(u"Odin"_s);
    QCOMPARE(count(u"voice_ids="_s + id), 1);
    QCOMPARE(m_client->get(u"/v2/voices?include_total_count=false"_s).json().value(u"total_count"_s).toInt(),
             0);
}

void TestCatalogRoutes::sorts()
{
    QStringList names;
    const QJsonObject json = m_client->get(u"/v2/voices?page_size=100&sort=name&sort_direction=asc"_s).json();
    for (const QJsonValue &voice : json.value(u"voices"_s).toArray())
        names.append(voice.toObject().value(u"name"_s).toString());
    QStringList sorted = names;
    sorted.sort();
    QCOMPARE(names, sorted);
}

void TestCatalogRoutes::refusesBadPages_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QString>("type");
    QTest::newRow("too many") << u"page_size=101"_s << u"less_than_equal"_s;
    QTest::newRow("none") << u"page_size=0"_s << u"greater_than_equal"_s;
    QTest::newRow("no number") << u"page_size=many"_s << u"int_parsing"_s;
    QTest::newRow("sort") << u"sort=price"_s << u"enum"_s;
    QTest::newRow("flag") << u"include_total_count=perhaps"_s << u"bool_parsing"_s;
}

void TestCatalogRoutes::refusesBadPages()
{
    QFETCH(QString, query);
    QFETCH(QString, type);
    const Answer answer = m_client->get(u"/v2/voices?"_s + query);
    QCOMPARE(answer.status, 422);
    QCOMPARE(answer.code(), type);
}

void TestCatalogRoutes::validationComesBeforeTheKey()
{
    QCOMPARE(m_client->get(u"/v2/voices?page_size=101"_s, false).status, 422);
    QCOMPARE(m_client->get(u"/v2/voices"_s, false).status, 401);
}

void TestCatalogRoutes::keysAreChecked()
{
    for (const QString &path : {u"/v1/models"_s, u"/v1/voices"_s, u"/v1/voices/settings/default"_s,
                                u"/v1/shared-voices"_s, u"/v1/voices/abc"_s}) {
        const Answer answer = m_client->get(path, false);
        QCOMPARE(answer.status, 401);
        const QJsonObject detail = answer.json().value(u"detail"_s).toObject();
        QCOMPARE(detail.value(u"status"_s).toString(), u"needs_authorization"_s);
        QCOMPARE(detail.value(u"request_id"_s).toString().toLatin1(), answer.header("x-trace-id"));
    }
}

void TestCatalogRoutes::oneVoice()
{
    const QString id = m_client->voice(u"Odin"_s);
    QVERIFY(m_client->get(u"/v1/voices/"_s + id).json().value(u"settings"_s).isObject());
    QVERIFY(
        m_client->get(u"/v1/voices/%1?with_settings=false"_s.arg(id)).json().value(u"settings"_s).isNull());
    const Answer missing = m_client->get(u"/v1/voices/nobody"_s);
    QCOMPARE(missing.status, 404);
    QCOMPARE(missing.code(), u"voice_not_found"_s);
}

void TestCatalogRoutes::settingsAreStored()
{
    const QString path = u"/v1/voices/%1/settings"_s.arg(m_client->voice(u"Odin"_s));
    QCOMPARE(m_client->post(path + u"/edit"_s, {{u"stability"_s, 0.9}, {u"speed"_s, 1.1}}).status, 200);
    const QJsonObject settings = m_client->get(path).json();
    QCOMPARE(settings.value(u"stability"_s).toDouble(), 0.9);
    QCOMPARE(settings.value(u"speed"_s).toDouble(), 1.1);
    QCOMPARE(settings.value(u"similarity_boost"_s).toDouble(), 0.75);
    QCOMPARE(m_client->post(path + u"/edit"_s, {{u"stability"_s, 3}}).status, 422);
}

void TestCatalogRoutes::libraryIsSeparate()
{
    const QJsonObject first = m_client->get(u"/v1/shared-voices?page_size=4"_s).json();
    QCOMPARE(first.value(u"voices"_s).toArray().size(), 4);
    QVERIFY(first.value(u"has_more"_s).toBool());
    const QJsonObject second = m_client->get(u"/v1/shared-voices?page_size=4&page=1"_s).json();
    QVERIFY(!second.value(u"has_more"_s).toBool());
    const QJsonObject voice = first.value(u"voices"_s).toArray().first().toObject();
    QVERIFY(!voice.value(u"public_owner_id"_s).toString().isEmpty());
    QVERIFY(m_client->voice(u"Aria"_s) != voice.value(u"voice_id"_s).toString());
}

void TestCatalogRoutes::previewsNeedNoKey()
{
    const QString path = u"/sandbox/previews/%1.mp3"_s.arg(m_client->voice(u"Aria"_s));
    const Answer answer = m_client->get(path, false);
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.header("content-type"), "audio/mpeg");
    QVERIFY(answer.body.size() > 20000);
    QCOMPARE(m_client->get(path, false).body, answer.body);
    QCOMPARE(m_client->get(u"/sandbox/previews/nobody.mp3"_s, false).status, 404);
}

QTEST_GUILESS_MAIN(TestCatalogRoutes)
#include "tst_catalogroutes.moc"
