// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/dialect.h"
#include "core/api/speechsocket.h"
#include "core/api/timedlineparser.h"
#include "core/api/transcriptionsocket.h"
#include "core/api/types/json.h"
#include "core/api/types/socketmessage.h"
#include "core/api/types/speech.h"

#include "tests/support/testserver.h"

#include <QJsonDocument>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

#include <cmath>

using namespace Qt::StringLiterals;
using namespace studio;
using namespace studio::api;

namespace {

QByteArray timedLine(const QByteArray &audio, const QStringList &characters, double start)
{
    QJsonArray texts;
    QJsonArray starts;
    QJsonArray ends;
    for (const QString &character : characters) {
        texts.append(character);
        starts.append(start);
        start += 0.1;
        ends.append(start);
    }
    const QJsonObject object{{u"audio_base64"_s, QString::fromLatin1(audio.toBase64())},
                             {u"alignment"_s,
                              QJsonObject{{u"characters"_s, texts},
                                          {u"character_start_times_seconds"_s, starts},
                                          {u"character_end_times_seconds"_s, ends}}}};
    return QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
}

} // namespace

class TestSpeech : public QObject {
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }

    void bodyHoldsOnlyWhatWasChosen()
    {
        SpeechRequest request;
        request.voice = VoiceId(u"v"_s);
        request.model = ModelId(u"m"_s);
        request.text = u"Hi 🙂"_s;
        QCOMPARE(bodyOf(request).keys(), (QStringList{u"model_id"_s, u"text"_s, u"voice_settings"_s}));
        request.seed = 4294967295U;
        request.languageCode = u"de"_s;
        request.previousText = u"Before."_s;
        request.dictionaries = {{u"d"_s, u"1"_s}, {u"e"_s, {}}};
        const QJsonObject body = bodyOf(request);
        QCOMPARE(body.value(u"seed").toInteger(), 4294967295);
        QCOMPARE(body.value(u"language_code").toString(), u"de"_s);
        QCOMPARE(body.value(u"pronunciation_dictionary_locators").toArray().size(), 2);
        QVERIFY(!body.contains(u"next_text"));
    }

    void readsTheReceipt()
    {
        const SpeechReceipt receipt =
            receiptFrom({{"Request-ID", "r1"}, {"character-cost", "12"}, {"history-item-id", "h1"}});
        QCOMPARE(receipt.requestId, u"r1"_s);
        QCOMPARE(receipt.credits, std::optional<qint64>(12));
        QCOMPARE(receiptFrom({{"x-character-count", "7"}}).credits, std::optional<qint64>(7));
        QVERIFY(!receiptFrom({{"character-cost", "many"}}).credits);
        QVERIFY(!receiptFrom({{"character-cost", "-3"}}).credits);
        QVERIFY(!receiptFrom({{"character-cost", "nan"}}).credits);
        QCOMPARE(receiptFrom({{"character-cost", "0.5"}}).credits, std::optional<qint64>(1));
    }

    void linesComeOutOfPiecesOfAnySize_data()
    {
        QTest::addColumn<int>("size");
        QTest::newRow("1 byte") << 1;
        QTest::newRow("7 bytes") << 7;
        QTest::newRow("whole") << (1 << 20);
    }
    void linesComeOutOfPiecesOfAnySize()
    {
        QFETCH(int, size);
        const QByteArray stream =
            timedLine("AAAA", {u"O"_s, u"n"_s}, 0) + "\r\n" + timedLine("BB", {u"e"_s, u"."_s}, 0.2);
        TimedLineParser parser;
        QByteArray audio;
        QString text;
        const auto take = [&](const Result<QList<TimedChunk>> &chunks) {
            QVERIFY(chunks);
            for (const TimedChunk &chunk : *chunks) {
                audio += chunk.audio;
                text += chunk.alignment.text();
            }
        };
        for (qsizetype at = 0; at < stream.size(); at += size)
            take(parser.push(stream.mid(at, size)));
        take(parser.finish());
        QCOMPARE(audio, QByteArray("AAAABB"));
        QCOMPARE(text, u"One."_s);
    }

    void timesPerChunkArePutOnOneLine()
    {
        TimedLineParser parser;
        const auto chunks = parser.push(timedLine("A", {u"a"_s, u"b"_s}, 0) + timedLine("B", {u"c"_s}, 0)
                                        + timedLine("C", {u"d"_s}, 0));
        QVERIFY(chunks);
        QCOMPARE(chunks->size(), 3);
        QCOMPARE(chunks->at(1).alignment.characters.front().startSeconds, 0.2);
        QVERIFY(qAbs(chunks->at(2).alignment.characters.front().startSeconds - 0.3) < 1e-9);
    }

    void lastLineMayLackItsNewline()
    {
        TimedLineParser parser;
        const auto none = parser.push(timedLine("A", {u"a"_s}, 0).trimmed());
        QVERIFY(none && none->isEmpty());
        const auto last = parser.finish();
        QVERIFY(last);
        QCOMPARE(last->size(), 1);
    }

    void cutOrStrangeStreamsAreErrors_data()
    {
        QTest::addColumn<QByteArray>("stream");
        QTest::newRow("cut") << timedLine("A", {u"a"_s}, 0).left(30);
        QTest::newRow("html") << QByteArray("<html>\n</html>\n");
        QTest::newRow("other object") << QByteArray("{\"hello\":1}\n");
        QTest::newRow("bad base64") << QByteArray("{\"audio_base64\":\"!!!\"}\n");
        QTest::newRow("mp3") << QByteArray::fromHex("fffb906400000a");
    }
    void cutOrStrangeStreamsAreErrors()
    {
        QFETCH(QByteArray, stream);
        TimedLineParser parser;
        auto outcome = parser.push(stream);
        if (outcome)
            outcome = parser.finish();
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().kind, ErrorKind::Protocol);
    }

    void soundInFrontOfABadLineIsKept()
    {
        TimedLineParser parser;
        const auto chunks =
            parser.push(timedLine("AB", {u"a"_s}, 0) + "garbage\n" + timedLine("CD", {u"b"_s}, 1));
        QVERIFY(chunks);
        QCOMPARE(chunks->size(), 1);
        QCOMPARE(chunks->first().audio, QByteArray("AB"));
        QVERIFY(parser.failure());
        QVERIFY(!parser.push(timedLine("EF", {u"c"_s}, 2)));
        QVERIFY(!parser.finish());
    }

    void hostileTimesBecomeUsableOnes_data()
    {
        QTest::addColumn<QByteArray>("alignment");
        const auto row = [](const char *name, const char *starts, const char *ends) {
            QTest::newRow(name) << QByteArray("{\"characters\":[\"a\",\"b\",\"c\"],"
                                              "\"character_start_times_seconds\":")
                    + starts + ",\"character_end_times_seconds\":" + ends + "}";
        };
        row("negative", "[-5,-4,-3]", "[-4,-3,-2]");
        row("huge", "[1e308,1e308,1e308]", "[1.7e308,1.7e308,1.7e308]");
        row("backwards", "[3,2,1]", "[1,2,3]");
        row("too few", "[0,1]", "[1]");
        row("too many", "[0,1,2,3,4,5]", "[1,2,3,4,5,6]");
        row("words", "[\"x\",null,{}]", "[[],true,\"y\"]");
        row("no lists", "5", "\"x\"");
    }
    void hostileTimesBecomeUsableOnes()
    {
        QFETCH(QByteArray, alignment);
        TimedLineParser parser;
        const auto chunks = parser.push("{\"audio_base64\":\"QUI=\",\"alignment\":" + alignment + "}\n");
        QVERIFY(chunks);
        QCOMPARE(chunks->first().audio, QByteArray("AB"));
        double before = 0;
        for (const text::WordTiming &word : text::wordsOf(chunks->first().alignment)) {
            QVERIFY(std::isfinite(word.startSeconds) && std::isfinite(word.endSeconds));
            QVERIFY(word.startSeconds >= before && word.endSeconds >= word.startSeconds);
            before = word.startSeconds;
        }
    }

    void socketMessagesInAllSpellings_data()
    {
        QTest::addColumn<QByteArray>("message");
        QTest::newRow("2026") << QByteArray(
            "{\"audio\":\"QUI=\",\"isFinal\":null,\"alignment\":{\"chars\":[\"H\",\"i\"],"
            "\"charStartTimesMs\":[0,100],\"charDurationsMs\":[100,50]}}");
        QTest::newRow("2025") << QByteArray(
            "{\"audio\":\"QUI=\",\"isFinal\":false,\"alignment\":{\"chars\":[\"H\",\"i\"],"
            "\"charStartTimesMs\":[0,100],\"charsDurationsMs\":[100,50]}}");
        QTest::newRow("snake") << QByteArray(
            "{\"audio_base_64\":\"QUI=\",\"is_final\":false,\"alignment\":{\"chars\":[\"H\",\"i\"],\"char_"
            "start_times_ms\":[0,100],\"char_durations_ms\":[100,50]}}");
    }
    void socketMessagesInAllSpellings()
    {
        QFETCH(QByteArray, message);
        const auto parsed = socketMessageFromJson(message);
        QVERIFY(parsed);
        QCOMPARE(parsed->audio, QByteArray("AB"));
        QVERIFY(!parsed->isFinal);
        QCOMPARE(parsed->alignment.text(), u"Hi"_s);
        QCOMPARE(parsed->alignment.characters[1].endSeconds, 0.15);
    }

    void socketEndAndErrors()
    {
        const auto end = socketMessageFromJson("{\"audio\":null,\"isFinal\":true}");
        QVERIFY(end && end->isFinal && end->audio.isEmpty());
        const auto quota = socketMessageFromJson(
            "{\"message\":\"This exceeds your quota.\",\"error\":\"quota_exceeded\",\"code\":1008}");
        QVERIFY(!quota);
        QCOMPARE(quota.error().kind, ErrorKind::Quota);
        QVERIFY(!socketMessageFromJson("[1]"));
        QVERIFY(!socketMessageFromJson("nonsense"));
    }

    void idsStayInTheirPlaceInThePath()
    {
        QCOMPARE(Dialect::segment(u"../../admin?x=1#y"_s), u"..%2F..%2Fadmin%3Fx%3D1%23y"_s);
        QCOMPARE(Dialect::segment(u".."_s), u"%2E%2E"_s);
        const Dialect dialect =
            Dialect::elevenLabs(QUrl(u"https://proxy.example/base/"_s), {}, Secret(QByteArray("key")));
        const net::Request request =
            dialect.request("GET", u"/v1/voices/"_s + Dialect::segment(u"a/b c"_s), QUrlQuery(u"x=1"_s));
        QCOMPARE(request.url.toEncoded(), QByteArray("https://proxy.example/base/v1/voices/a%2Fb%20c?x=1"));
        QCOMPARE(net::headerValue(request.headers, "xi-api-key"), QByteArray("key"));
        QCOMPARE(dialect.socket(u"/v1/s"_s, {}).url, QUrl(u"wss://proxy.example/base/v1/s"_s));
    }

    void socketsTrustTheProfilesAuthority()
    {
        if (!test::TestServer::canDoTls())
            QSKIP("The openssl command is missing; certificates cannot be made.");
        test::TestServer server(test::TestServer::Tls::Good);
        const Dialect stranger = Dialect::elevenLabs(server.url(), server.socketUrl(), {});
        const Dialect friendly = stranger.trusting({test::TestServer::certificateAuthorityFile()});
        SpeechSocket refused(stranger, {});
        QSignalSpy ended(&refused, &SpeechSocket::ended);
        QTRY_COMPARE(ended.size(), 1);
        QCOMPARE(ended.first().first().value<Result<void>>().error().kind, ErrorKind::Tls);
        SpeechSocket speaks(friendly, {});
        QSignalSpy ready(&speaks, &SpeechSocket::ready);
        QTRY_COMPARE(ready.size(), 1);
        const int before = server.handshakeCount();
        TranscriptionSocket hears(friendly, {});
        QSignalSpy broken(&hears, &TranscriptionSocket::ended);
        QTRY_COMPARE(server.handshakeCount(), before + 1);
        QTest::qWait(50);
        QVERIFY(broken.isEmpty());
    }

    void keyIsNeverPartOfAnAddress()
    {
        const Dialect dialect =
            Dialect::elevenLabs(QUrl(u"http://127.0.0.1:1"_s), {}, Secret(QByteArray("sk_secret_value")));
        QVERIFY(!dialect.request("GET", u"/v1/models"_s).url.toEncoded().contains("secret"));
        QVERIFY(!dialect.socket(u"/v1/x"_s, {}).url.toEncoded().contains("secret"));
        QVERIFY(!dialect.hostId().contains(u"secret"_s));
    }
};

QTEST_GUILESS_MAIN(TestSpeech)
#include "tst_speech.moc"
