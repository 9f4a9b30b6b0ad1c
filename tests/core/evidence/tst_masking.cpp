// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/agent/conversation.h"
#include "core/evidence/masking.h"
#include "core/evidence/withoutsecrets.h"
#include "tests/core/evidence/samplesession.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace studio;
using namespace studio::evidence;

namespace {

MaskOptions everything(const QStringList &names = {})
{
    return {.numbers = true, .addresses = true, .names = names};
}

QByteArray allOf(const QList<agent::LogEntry> &log)
{
    QByteArray all;
    for (const agent::LogEntry &entry : log)
        all += agent::toJsonLine(entry) + '\n';
    return all;
}

} // namespace

class TestMasking : public QObject {
    Q_OBJECT

private slots:
    void masksText_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");
        QTest::newRow("digits") << u"order 48213, 42.90"_s << u"order •••••, ••.••"_s;
        QTest::newRow("spelled") << u"order four eight two one three please"_s
                                 << u"order •••• ••••• ••• ••• ••••• please"_s;
        QTest::newRow("one number word stays") << u"one of them"_s << u"one of them"_s;
        QTest::newRow("german") << u"Nummer vier acht zwei"_s << u"Nummer •••• •••• ••••"_s;
        QTest::newRow("address") << u"to ann.smith@example.com now"_s << u"to •••.•••••@•••••••.••• now"_s;
        QTest::newRow("spoken address")
            << u"it is ann at example dot com"_s << u"it is ••• •• ••••••• ••• •••"_s;
        QTest::newRow("name") << u"Thank you, Ann Smith. ANN's order, Annual report"_s
                              << u"Thank you, ••• •••••. •••'s order, Annual report"_s;
        QTest::newRow("arabic digits") << u"رقم ٤٨٢"_s << u"رقم •••"_s;
        QTest::newRow("tagged") << u"ann+shop@b.de"_s << u"••••••••@•.••"_s;
        QTest::newRow("in a link") << u"see x?m=a%40b%2Ede now"_s << u"see •••••••••••••• now"_s;
        QTest::newRow("encoded twice") << u"a%2540b.de"_s << u"•••••••.••"_s;
        QTest::newRow("entity") << u"a&#64;b.de, a&commat;b.de"_s << u"•••••••.••, ••••••••••.••"_s;
        QTest::newRow("escape") << u"a\\u0040b.de"_s << u"••••••••.••"_s;
        QTest::newRow("wide letters") << u"ａ＠ｂ．ｄｅ"_s << u"••••••"_s;
        QTest::newRow("ideographic dot") << u"a@b。de"_s << u"•@••••"_s;
        QTest::newRow("letter by letter") << u"that is a n n at b dot de"_s << u"that is • • • •• • ••• ••"_s;
        QTest::newRow("half spoken") << u"ann at b.de please"_s << u"••• •• •••• please"_s;
        QTest::newRow("in brackets") << u"ann (at) b [dot] de"_s << u"••• •••• • ••••• ••"_s;
        QTest::newRow("not an address") << u"I look at that. It is fine"_s << u"I look at that. It is fine"_s;
        QTest::newRow("phone") << u"+49 (30) 123-45 67"_s << u"+•• (••) •••-•• ••"_s;
        QTest::newRow("account") << u"GB29 NWBK 6016 1331 9268 19 it is"_s
                                 << u"•••• •••• •••• •••• •••• •• it is"_s;
        QTest::newRow("account in small letters")
            << u"de89370400440532013000"_s << u"••••••••••••••••••••••"_s;
        QTest::newRow("card") << u"4111-1111 1111 1111"_s << u"••••-•••• •••• ••••"_s;
        QTest::newRow("word by word") << u"four... eight; two"_s << u"••••••• •••••• •••"_s;
        QTest::newRow("words and digits") << u"four 8 two 1"_s << u"•••• • ••• •"_s;
        QTest::newRow("german pairs") << u"dreiundzwanzig achtzehn"_s << u"•••••••••••••• ••••••••"_s;
        QTest::newRow("hidden marks") << u"A\u200bnn Smith"_s << u"•••• •••••"_s;
        QTest::newRow("name in a link") << u"?n=Ann%20Smith&x"_s << u"?n=•••••••••••&x"_s;
        QTest::newRow("raised digits") << u"room ⁴²"_s << u"room ••"_s;
        QTest::newRow("nothing") << u"Good morning"_s << u"Good morning"_s;
    }
    void masksText()
    {
        QFETCH(QString, text);
        QFETCH(QString, expected);
        Masker masker(everything({u"Ann Smith"_s}));
        const QString masked = masker.text(text);
        QCOMPARE(masked, expected);
        QCOMPARE(masked.size(), text.size());
        QCOMPARE(masker.text(masked), masked);
    }

    void findsLeftoversInEncodedForms()
    {
        Masker masker(everything({u"Jürgen"_s}));
        QVERIFY(!masker.text(u"a@b.de, Jürgen, order 48213"_s).contains(u"a@b"_s));
        for (const QString &left : {u"a%40b.de"_s, u"?m=a&#x40;b.de"_s, u"\"a\\u0040b.de\""_s,
                                    u"J%C3%BCrgen"_s, u"J&uuml;rgen"_s, u"Ju\u0308rgen"_s, u"４８２１３"_s})
            QVERIFY2(!masker.leftoversIn(left).isEmpty(), qPrintable(left));
        QVERIFY(masker.leftoversIn(u"•@•.••, a%20b, &amp;"_s).isEmpty());
    }

    void masksOnlyWhatWasAsked()
    {
        Masker numbers({.numbers = true});
        QCOMPARE(numbers.text(u"Ann 42 a@b.cd"_s), u"Ann •• a@b.cd"_s);
        Masker addresses({.addresses = true});
        QCOMPARE(addresses.text(u"Ann 42 a@b.cd"_s), u"Ann 42 •@•.••"_s);
    }

    void findsTheNamesOfTheSession()
    {
        const QStringList names = namesIn(test::sampleLog());
        QVERIFY2(names.contains(u"Ann Smith"_s), qPrintable(names.join(u", "_s)));
        QVERIFY(!names.contains(u"lookup_order"_s));
        const auto named = [](const QString &text) {
            return namesIn(
                {test::in(0, u"user_transcript"_s,
                          {{u"user_transcription_event"_s, QJsonObject{{u"user_transcript"_s, text}}}})});
        };
        QCOMPARE(named(u"my name is john and i am calling"_s), QStringList{u"john"_s});
        QCOMPARE(named(u"I'm Mary Poppins."_s), QStringList{u"Mary Poppins"_s});
        QCOMPARE(named(u"I'm sorry, this is not right"_s), QStringList());
        QCOMPARE(named(u"Thank you, Mr. Brown."_s), QStringList{u"Brown"_s});
    }

    void keepsWhatTheSessionIsMadeOf()
    {
        const QList<agent::LogEntry> log = test::sampleLog();
        Masker masker(everything(namesIn(log)));
        const QList<agent::LogEntry> masked = masker.log(log);
        QCOMPARE(masked.size(), log.size());
        for (qsizetype i = 0; i < log.size(); ++i) {
            QCOMPARE(masked.at(i).atUs, log.at(i).atUs);
            QCOMPARE(masked.at(i).type, log.at(i).type);
        }
        const agent::Conversation before(log);
        const agent::Conversation after(masked);
        QCOMPARE(after.items().size(), before.items().size());
        for (qsizetype i = 0; i < before.items().size(); ++i) {
            QCOMPARE(after.items().at(i).kind, before.items().at(i).kind);
            QCOMPARE(after.items().at(i).struckFrom, before.items().at(i).struckFrom);
            QCOMPARE(after.items().at(i).text.size(), before.items().at(i).text.size());
        }
        // The call still belongs to its answer.
        QCOMPARE(after.conversationId(), u"conv_1"_s);
        QVERIFY(masker.count() > 0);
    }

    void leavesNothingInTheLog()
    {
        const QList<agent::LogEntry> log = test::sampleLog();
        Masker masker(everything(namesIn(log)));
        const QByteArray all = allOf(masker.log(log));
        for (const char *word : {"48213", "Ann", "Smith", "ann", "smith", "four eight", "example", "5 d"})
            QVERIFY2(!all.contains(word), word);
        // Nor letter by letter, in the times of the speech.
        for (const agent::LogEntry &entry : masker.log(log)) {
            const QJsonArray chars = entry.data.value("audio_event"_L1)
                                         .toObject()
                                         .value("alignment"_L1)
                                         .toObject()
                                         .value("chars"_L1)
                                         .toArray();
            QString letters;
            for (const QJsonValue &one : chars)
                letters += one.toString();
            QVERIFY2(!letters.contains("48213"_L1) && !letters.contains("Ann"_L1), qPrintable(letters));
        }
        QVERIFY(masker.leftoversIn(QString::fromUtf8(all)).isEmpty());
        // Masked twice is masked once.
        Masker again(everything(namesIn(log)));
        QCOMPARE(again.log(masker.log(log)), masker.log(log));
    }

    void masksTheFirstDigitOfANumberThatIsBeingSaid()
    {
        Masker masker(everything());
        const auto said = [&masker](const QString &type) {
            const auto log =
                masker.log({test::in(0, type, {{u"event"_s, QJsonObject{{u"text"_s, u"order four"_s}}}})});
            return log.first().data.value("event"_L1).toObject().value("text"_L1).toString();
        };
        QCOMPARE(said(u"tentative_user_transcript"_s), u"order ••••"_s);
        QCOMPARE(said(u"user_transcript"_s), u"order four"_s);
    }

    void masksStreamedPiecesAsOneText()
    {
        const auto part = [](const QString &type, const QString &text) {
            return test::in(0, u"agent_chat_response_part"_s,
                            {{u"text_response_part"_s, QJsonObject{{u"type"_s, type}, {u"text"_s, text}}}});
        };
        Masker masker(everything({u"Johnson"_s}));
        const auto log = masker.log({part(u"start"_s, QString()), part(u"delta"_s, u"Dear Joh"_s),
                                     part(u"delta"_s, u"nson, four"_s), part(u"delta"_s, u" eight"_s),
                                     part(u"stop"_s, QString())});
        const auto text = [&log](int index) {
            return log.at(index).data.value("text_response_part"_L1).toObject().value("text"_L1).toString();
        };
        QCOMPARE(text(1), u"Dear •••"_s);
        QCOMPARE(text(2), u"••••, ••••"_s);
        QCOMPARE(text(3), u" •••••"_s);
    }

    void masksWhateverToolsWereGiven()
    {
        Masker masker(everything());
        const QJsonObject call{{u"tool_name"_s, u"find_2"_s},
                               {u"tool_call_id"_s, u"call_17"_s},
                               {u"parameters"_s,
                                QJsonObject{{u"order_id"_s, 48213},
                                            {u"rows"_s, QJsonArray{QJsonObject{{u"card 4111"_s, u"x1"_s}}}},
                                            {u"type"_s, u"A7"_s}}}};
        const QJsonObject masked = masker.json(call).toObject();
        QCOMPARE(masked.value("tool_name"_L1).toString(), u"find_2"_s);
        QCOMPARE(masked.value("tool_call_id"_L1).toString(), u"call_17"_s);
        const QByteArray parameters =
            QJsonDocument(masked.value("parameters"_L1).toObject()).toJson(QJsonDocument::Compact);
        for (const char digit : QByteArray("0123456789"))
            QVERIFY2(!parameters.contains(digit), parameters.constData());
    }

    void masksTheSessionAScenarioAsksFor()
    {
        Masker masker(everything({u"Ann Smith"_s}));
        const QJsonObject definition{
            {u"session"_s,
             QJsonObject{
                 {u"language"_s, u"en"_s},
                 {u"firstMessage"_s, u"Hello Ann Smith"_s},
                 {u"userId"_s, u"Smith 48213"_s},
                 {u"dynamicVariables"_s, QJsonObject{{u"customer"_s, u"Ann Smith"_s}, {u"pin"_s, 4711}}},
                 {u"customBody"_s, QJsonObject{{u"state"_s, QJsonArray{5550147, u"Smith"_s}}}}}},
            {u"variables"_s, QJsonObject{{u"language"_s, u"Smith"_s}, {u"version"_s, u"4711"_s}}}};
        const QJsonObject run{{u"session"_s, u"2026-05-03-48213"_s}, {u"definition"_s, definition}};
        const QJsonObject masked = masker.json(run).toObject();
        QCOMPARE(masked.value("session"_L1).toString(), u"2026-05-03-48213"_s);
        const QJsonObject after = masked.value("definition"_L1).toObject();
        QCOMPARE(after.value("session"_L1).toObject().value("language"_L1).toString(), u"en"_s);
        const QByteArray all = QJsonDocument(after).toJson();
        for (const char *word : {"Ann", "Smith", "4711", "48213", "5550147"})
            QVERIFY2(!all.contains(word), all.constData());
    }

    void takesOutWhatLooksLikeAKey()
    {
        const QByteArray text =
            "wss://h/c?a=1&amp;token=abcdefgh1&conversation_signature=cvt.1234567 and sk_0123456789ab "
            "or Bearer 0123456789abcdef; signature is fine, token too, total_tokens=123456";
        const QByteArray clean = withoutKeyShapes(text);
        for (const char *secret : {"abcdefgh1", "1234567 ", "sk_0", "0123456789abcdef"})
            QVERIFY2(!clean.contains(secret), clean.constData());
        QVERIFY2(clean.endsWith("; signature is fine, token too, total_tokens=123456"), clean.constData());
        QCOMPARE(withoutKeyShapes(clean), clean);
        QCOMPARE(withoutSecrets(u"the token=abcdefgh is it"_s), u"the token=[redacted] is it"_s);
        const QJsonObject object{{u"signed_url"_s, u"wss://x"_s}, {u"tokens"_s, 5}, {u"secret__a"_s, 7}};
        QCOMPARE(withoutSecrets(QJsonValue(object)).toObject(),
                 (QJsonObject{{u"signed_url"_s, u"[redacted]"_s},
                              {u"tokens"_s, 5},
                              {u"secret__a"_s, u"[redacted]"_s}}));
    }

    void tellsWhatIsLeft()
    {
        Masker masker(everything({u"Ann"_s}));
        (void)masker.text(u"Ann 48213 a@b.cd"_s);
        QCOMPARE(masker.leftoversIn(u"Ann said 48213 to a@b.cd"_s),
                 (QStringList{u"48213"_s, u"Ann"_s, u"a@b.cd"_s}));
        QVERIFY(masker.leftoversIn(u"Annual, 148213, a@b.cdx"_s).isEmpty());
    }
};

QTEST_APPLESS_MAIN(TestMasking)
#include "tst_masking.moc"
