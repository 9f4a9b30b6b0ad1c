// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/types/account.h"
#include "core/api/types/historyitem.h"
#include "core/api/types/json.h"
#include "core/api/types/model.h"
#include "core/api/types/voice.h"

#include <QFile>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace studio;
using namespace studio::api;

class TestTypes : public QObject {
    Q_OBJECT

private:
    static QByteArray sample(const QString &name)
    {
        QFile file(QStringLiteral(STUDIO_SOURCE_DIR) + u"/tests/data/api/"_s + name);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    static QJsonObject parsed(const QByteArray &text) { return json::object(text).value_or(QJsonObject()); }

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }

    void readsModelsOfTheService()
    {
        const auto entries = json::array(sample(u"models_list.json"_s));
        QVERIFY(entries);
        const QList<Model> models = modelsFromJson(*entries);
        QCOMPARE(models.size(), 1);
        QCOMPARE(models.first().id, ModelId(u"eleven_multilingual_v2"_s));
        QVERIFY(models.first().textToSpeech);
        QCOMPARE(models.first().creditsPerCharacter, 1.0);
        QCOMPARE(models.first().characterLimit(true), 2500);
        QCOMPARE(models.first().characterLimit(false), 5000);
    }

    void multipliesRateAndDiscount()
    {
        const Model model = modelFromJson(parsed("{\"model_id\":\"m\",\"model_rates\":{\"character_cost_"
                                                 "multiplier\":0.5,\"cost_discount_multiplier\":0.8}}"));
        QCOMPARE(model.creditsPerCharacter, 0.4);
    }

    void fallsBackToTheTokenFactorAndDocumentedLimits()
    {
        const Model flash =
            modelFromJson(parsed("{\"model_id\":\"eleven_flash_v2_5\",\"token_cost_factor\":0.5}"));
        QCOMPARE(flash.creditsPerCharacter, 0.5);
        QCOMPARE(flash.characterLimit(false), 40000);
    }

    void sendsOnlySettingsTheModelListensTo_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<QStringList>("sent");
        QTest::newRow("v2") << u"eleven_multilingual_v2"_s
                            << QStringList{u"similarity_boost"_s, u"speed"_s, u"stability"_s, u"style"_s,
                                           u"use_speaker_boost"_s};
        QTest::newRow("v3") << u"eleven_v3"_s << QStringList{u"stability"_s};
        QTest::newRow("v4") << u"eleven_v4"_s << QStringList{u"similarity_boost"_s, u"stability"_s};
    }
    void sendsOnlySettingsTheModelListensTo()
    {
        QFETCH(QString, id);
        QFETCH(QStringList, sent);
        Model model;
        model.id = ModelId(id);
        model.canUseStyle = true;
        model.canUseSpeakerBoost = true;
        QCOMPARE(toJson(VoiceSettings{}, model.settings()).keys(), sent);
    }

    void modelsSurviveTheCache()
    {
        const QList<Model> models = modelsFromJson(*json::array(sample(u"models_list.json"_s)));
        QCOMPARE(modelFromJson(toJson(models.first())), models.first());
    }

    void readsVoicesOfTheService()
    {
        const VoicePage page = voicePageFromJson(parsed(sample(u"voices_v2_search.json"_s)));
        QVERIFY(!page.voices.isEmpty());
        const Voice &voice = page.voices.first();
        QCOMPARE(voice.name, u"Rachel"_s);
        QCOMPARE(voice.labels.value(u"accent"_s), u"American"_s);
        QVERIFY(voice.previewUrl.isValid());
        QVERIFY(voice.settings.has_value());
        QCOMPARE(voice.rate, 1.0);
        QVERIFY(voice.tagline().startsWith(u"American"_s));
    }

    void voicesSurviveTheCache()
    {
        const VoicePage page = voicePageFromJson(parsed(sample(u"voices_v2_search.json"_s)));
        QCOMPARE(voiceFromJson(toJson(page.voices.first())), page.voices.first());
    }

    void voicesWithoutIdAreSkippedAndOddPreviewsDropped()
    {
        const VoicePage page = voicePageFromJson(
            parsed("{\"voices\":[{\"name\":\"no id\"},null,7,{\"voice_id\":\"v\",\"name\":\" <b>A</b>\\n../x "
                   "\",\"preview_url\":\"file:///etc/passwd\"}]}"));
        QCOMPARE(page.voices.size(), 1);
        QCOMPARE(page.voices.first().name, u"<b>A</b> ../x"_s);
        QVERIFY(!page.voices.first().previewUrl.isValid());
    }

    void readsThePlan()
    {
        const Subscription plan = subscriptionFromJson(parsed(sample(u"user_subscription.json"_s)));
        QCOMPARE(plan.creditsLeft(), 9000);
        QCOMPARE(plan.resetsAt, QDateTime::fromSecsSinceEpoch(1738356858, Qt::UTC));
        const User user = userFromJson(parsed(sample(u"user_get.json"_s)));
        QCOMPARE(user.firstName, u"John"_s);
        QVERIFY(user.subscription.isFree());
    }

    void creditsLeftAreNeverNegative()
    {
        QCOMPARE(subscriptionFromJson(parsed("{\"character_count\":10,\"character_limit\":4}")).creditsLeft(),
                 0);
    }

    void readsTheHistory()
    {
        const HistoryPage page = historyPageFromJson(parsed(sample(u"history_list.json"_s)));
        QCOMPARE(page.items.size(), 1);
        QCOMPARE(page.items.first().credits, 42);
        QCOMPARE(page.items.first().text, u"Hello, world!"_s);
        QVERIFY(page.hasMore);
    }

    void wrongTypesGiveDefaults()
    {
        const QJsonObject odd = parsed("{\"voice_id\":5,\"name\":null,\"labels\":[1],\"settings\":\"x\","
                                       "\"sharing\":7,\"preview_url\":{}}");
        const Voice voice = voiceFromJson(odd);
        QVERIFY(voice.id.isEmpty());
        QVERIFY(voice.labels.isEmpty());
        QVERIFY(!voice.settings);
        const Model model =
            modelFromJson(parsed("{\"model_id\":[],\"languages\":{\"a\":1},\"model_rates\":[]}"));
        QVERIFY(model.id.isEmpty());
        QCOMPARE(model.creditsPerCharacter, 1.0);
    }

    void settingsAreClampedToTheirRanges()
    {
        const VoiceSettings settings = voiceSettingsFromJson(
            parsed("{\"stability\":9,\"similarity_boost\":-1,\"speed\":100,\"style\":1e308}"));
        QCOMPARE(settings.stability, 1.0);
        QCOMPARE(settings.similarityBoost, 0.0);
        QCOMPARE(settings.speed, 1.2);
        QCOMPARE(settings.style, 1.0);
    }

    void badBodiesAreErrors_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("html") << QByteArray("<html><body>Bad gateway</body></html>");
        QTest::newRow("cut") << QByteArray("{\"voices\":[{\"voice_id\":\"a\"");
        QTest::newRow("array") << QByteArray("[]");
        QTest::newRow("binary") << QByteArray::fromHex("fffb9064000000");
        QTest::newRow("deep") << QByteArray(100000, '[');
    }
    void badBodiesAreErrors()
    {
        QFETCH(QByteArray, body);
        const auto object = json::object(body);
        QVERIFY(!object);
        QCOMPARE(object.error().kind, ErrorKind::Protocol);
        QVERIFY(!object.error().message.isEmpty());
        QVERIFY(!object.error().nextStep.isEmpty());
    }

    void keysAreTakenOutOfRawAnswers()
    {
        const auto object = json::object("<p>xi-api-key: sk_0123456789abcdef</p>");
        QVERIFY(!object);
        QVERIFY(!object.error().raw.contains(u"0123456789abcdef"_s));
    }
};

QTEST_GUILESS_MAIN(TestTypes)
#include "tst_types.moc"
