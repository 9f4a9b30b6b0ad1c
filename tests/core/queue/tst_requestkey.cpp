// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/queue/requestkey.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace studio;
using namespace studio::queue;

namespace {

RequestInputs sample()
{
    RequestInputs inputs;
    inputs.service = u"speech"_s;
    inputs.host = u"api.elevenlabs.io"_s;
    inputs.voice = VoiceId(u"v1"_s);
    inputs.model = ModelId(u"m1"_s);
    inputs.text = u"Grüße [laughs]"_s;
    inputs.settings = {{u"stability"_s, 0.5}, {u"similarity_boost"_s, 0.75}, {u"use_speaker_boost"_s, true}};
    inputs.outputFormat = u"mp3_44100_128"_s;
    inputs.seed = 7;
    inputs.language = u"de"_s;
    inputs.dictionaries = {{u"d1"_s, u"1"_s}, {u"d2"_s, u"1"_s}};
    inputs.previousText = u"before"_s;
    inputs.nextText = u"after"_s;
    inputs.previousRequestIds = {u"r1"_s};
    inputs.nextRequestIds = {u"r2"_s};
    inputs.extra = {{u"apply_text_normalization"_s, u"auto"_s}};
    return inputs;
}

QByteArray canonical(const QByteArray &json)
{
    const QJsonDocument document = QJsonDocument::fromJson(json);
    return canonicalJson(document.isArray() ? QJsonValue(document.array()) : QJsonValue(document.object()));
}

using Edit = void (*)(RequestInputs &);

} // namespace

Q_DECLARE_METATYPE(Edit)

class RequestKeyTest final : public QObject {
    Q_OBJECT
private slots:
    void everyFieldChangesTheKey_data()
    {
        QTest::addColumn<Edit>("edit");
        const auto row = [](const char *name, Edit edit) { QTest::newRow(name) << edit; };
        row("service", [](RequestInputs &i) { i.service = u"changer"_s; });
        row("host", [](RequestInputs &i) { i.host = u"api.eu.elevenlabs.io"_s; });
        row("voice", [](RequestInputs &i) { i.voice = VoiceId(u"v2"_s); });
        row("model", [](RequestInputs &i) { i.model = ModelId(u"m2"_s); });
        row("voice and model swapped", [](RequestInputs &i) {
            i.voice = VoiceId(u"m1"_s);
            i.model = ModelId(u"v1"_s);
        });
        row("text", [](RequestInputs &i) { i.text += u' '; });
        row("text form", [](RequestInputs &i) { i.text = i.text.normalized(QString::NormalizationForm_D); });
        row("setting", [](RequestInputs &i) { i.settings[u"stability"_s] = 0.51; });
        row("setting added", [](RequestInputs &i) { i.settings[u"style"_s] = 0; });
        row("setting removed", [](RequestInputs &i) { i.settings.remove(u"use_speaker_boost"_s); });
        row("setting flipped", [](RequestInputs &i) { i.settings[u"use_speaker_boost"_s] = false; });
        row("format", [](RequestInputs &i) { i.outputFormat = u"pcm_16000"_s; });
        row("seed", [](RequestInputs &i) { i.seed = 8; });
        row("no seed", [](RequestInputs &i) { i.seed.reset(); });
        row("seed zero", [](RequestInputs &i) { i.seed = 0; });
        row("language", [](RequestInputs &i) { i.language.clear(); });
        row("dictionary", [](RequestInputs &i) { i.dictionaries.removeLast(); });
        row("dictionary version", [](RequestInputs &i) { i.dictionaries[0].version = u"2"_s; });
        row("dictionary order", [](RequestInputs &i) { i.dictionaries.swapItemsAt(0, 1); });
        row("previous text", [](RequestInputs &i) { i.previousText += u'.'; });
        row("next text", [](RequestInputs &i) { i.nextText.clear(); });
        row("contexts swapped", [](RequestInputs &i) { std::swap(i.previousText, i.nextText); });
        row("previous requests", [](RequestInputs &i) { i.previousRequestIds.append(u"r0"_s); });
        row("next requests", [](RequestInputs &i) { i.nextRequestIds.clear(); });
        row("extra", [](RequestInputs &i) { i.extra[u"apply_text_normalization"_s] = u"on"_s; });
    }
    void everyFieldChangesTheKey()
    {
        QFETCH(Edit, edit);
        RequestInputs changed = sample();
        edit(changed);
        QVERIFY(requestKey(changed) != requestKey(sample()));
        QCOMPARE(requestKey(changed).size(), 32);
    }

    void spellingDoesNotChangeTheKey()
    {
        RequestInputs other = sample();
        other.host = u"API.ElevenLabs.io"_s;
        other.settings =
            QJsonDocument::fromJson(
                "{\"use_speaker_boost\": true, \"similarity_boost\": 7.5e-1, \"stability\": 0.500000000001}")
                .object();
        QCOMPARE(requestKey(other), requestKey(sample()));
        other.settings[u"stability"_s] = double(0.5F);
        QCOMPARE(requestKey(other), requestKey(sample()));
    }

    void keyStaysTheSameBetweenReleases()
    {
        // Changing this throws away what every user has in store.
        RequestInputs inputs;
        inputs.service = u"speech"_s;
        inputs.text = u"Hello"_s;
        QCOMPARE(canonicalJson(inputs.toJson()), "{\"service\":\"speech\",\"text\":\"Hello\"}"_ba);
        QCOMPARE(requestKey(inputs).toHex(),
                 "f00ccbd4617db30ba203f2f561f142f4844225d026996907b9c74e1c2198eedd"_ba);
    }

    void writesOneSpelling_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QByteArray>("expected");
        const auto row = [](const char *json, const char *expected) {
            QTest::newRow(json) << QByteArray(json) << QByteArray(expected);
        };
        row("{\"b\":1,\"a\":2}", "{\"a\":2,\"b\":1}");
        row("{\"a\": {\"d\":[],\"c\":{}} }", "{\"a\":{\"c\":{},\"d\":[]}}");
        row("[1.0, 1, 1e0, 10e-1]", "[1,1,1,1]");
        row("[0.10, 1e-1, 0.1000000001]", "[0.1,0.1,0.1]");
        row("[-0.0, 0, -0.00000001]", "[0,0,0]");
        row("[4294967295, 9007199254740993]", "[4294967295,9007199254740993]");
        row("[null, true, false]", "[null,true,false]");
        row("[\"\\u00fc\", \"a\\\"\\\\\\n\", \"\\ud83d\\ude00\"]",
            "[\"\\u00fc\",\"a\\\"\\\\\\u000a\",\"\\ud83d\\ude00\"]");
    }
    void writesOneSpelling()
    {
        QFETCH(QByteArray, json);
        QFETCH(QByteArray, expected);
        QCOMPARE(canonical(json), expected);
    }

    void tellsLoneSurrogatesApart()
    {
        RequestInputs one = sample();
        RequestInputs two = sample();
        one.text = QString(QChar(0xD83D));
        two.text = QString(QChar(0xD83E));
        QVERIFY(requestKey(one) != requestKey(two));
    }
};

QTEST_GUILESS_MAIN(RequestKeyTest)
#include "tst_requestkey.moc"
