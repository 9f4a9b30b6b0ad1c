// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/transcriptionapi.h"

#include <QRandomGenerator>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace studio;
using namespace studio::api;

/// What is sent to speech to text and its realtime socket, and what comes back.
class TestTranscription : public QObject {
    Q_OBJECT
private slots:
    void saysWhatWasChosen()
    {
        TranscriptionRequest request;
        request.languageCode = u"de"_s;
        request.tagAudioEvents = false;
        request.diarize = true;
        request.speakers = 4;
        request.verbatim = false;
        request.keyterms = QStringList{u"one"_s, u"two"_s};
        request.entityDetection = QStringList{u"pii"_s};
        request.entityRedaction = QStringList{u"pii"_s};
        request.redactionMode = u"redacted"_s;
        const QList<std::pair<QByteArray, QString>> expected{
            {"model_id", u"scribe_v2"_s},     {"language_code", u"de"_s},
            {"tag_audio_events", u"false"_s}, {"timestamps_granularity", u"word"_s},
            {"diarize", u"true"_s},           {"num_speakers", u"4"_s},
            {"no_verbatim", u"true"_s},       {"keyterms", u"one"_s},
            {"keyterms", u"two"_s},           {"entity_detection", u"pii"_s},
            {"entity_redaction", u"pii"_s},   {"entity_redaction_mode", u"redacted"_s}};
        QCOMPARE(fieldsOf(request), expected);
        request.path = u"/nowhere/at/all.wav"_s;
        QVERIFY(!formOf(request));
    }

    void liveSaysWhatTheServiceTakes()
    {
        LiveTranscriptionRequest request;
        request.silenceSeconds = 9;
        request.keyterms = QStringList{u"Voice Studio"_s, QString(21, u'x'), u"a&b"_s};
        const QUrlQuery query = queryOf(request);
        QCOMPARE(query.queryItemValue(u"model_id"_s), u"scribe_v2_realtime"_s);
        QCOMPARE(query.queryItemValue(u"commit_strategy"_s), u"vad"_s);
        QCOMPARE(query.queryItemValue(u"vad_silence_threshold_secs"_s), u"3.00"_s);
        QCOMPARE(query.allQueryItemValues(u"keyterms"_s, QUrl::FullyDecoded),
                 (QStringList{u"Voice Studio"_s, u"a&b"_s}));
        request.commitByVoice = false;
        request.serviceLogging = false;
        QVERIFY(!queryOf(request).hasQueryItem(u"vad_silence_threshold_secs"_s));
        QCOMPARE(queryOf(request).queryItemValue(u"enable_logging"_s), u"false"_s);
    }

    void knowsEveryMessage_data()
    {
        QTest::addColumn<QByteArray>("message");
        QTest::addColumn<LiveMessage::Kind>("kind");
        using Kind = LiveMessage::Kind;
        QTest::newRow("started") << QByteArray("{\"message_type\":\"session_started\",\"session_id\":\"s\"}")
                                 << Kind::Started;
        QTest::newRow("partial") << QByteArray("{\"message_type\":\"partial_transcript\",\"text\":\"s\"}")
                                 << Kind::Partial;
        QTest::newRow("final") << QByteArray("{\"message_type\":\"final_transcript\",\"text\":\"s\"}")
                               << Kind::Partial;
        QTest::newRow("committed") << QByteArray("{\"message_type\":\"committed_transcript\",\"text\":\"s\"}")
                                   << Kind::Committed;
        QTest::newRow("times") << QByteArray(
            "{\"message_type\":\"committed_transcript_with_timestamps\",\"text\":\"s\",\"words\":null}")
                               << Kind::CommittedWithTimes;
        QTest::newRow("warning") << QByteArray("{\"message_type\":\"warning\",\"warning\":\"s\"}")
                                 << Kind::Warning;
        QTest::newRow("new") << QByteArray("{\"message_type\":\"edited_transcript\",\"text\":5}")
                             << Kind::Other;
        QTest::newRow("nothing") << QByteArray("{}") << Kind::Other;
        for (const char *code :
             {"error", "auth_error", "quota_exceeded", "commit_throttled", "transcriber_error",
              "unaccepted_terms", "rate_limited", "input_error", "invalid_request", "queue_overflow",
              "resource_exhausted", "session_time_limit_exceeded", "chunk_size_exceeded",
              "insufficient_audio_activity", "unheard_of"})
            QTest::newRow(code) << QByteArray("{\"message_type\":\"") + code + "\",\"error\":\"said\"}"
                                << Kind::Failure;
    }
    void knowsEveryMessage()
    {
        QFETCH(QByteArray, message);
        QFETCH(LiveMessage::Kind, kind);
        const auto read = liveMessageFromJson(message);
        QVERIFY(read);
        QCOMPARE(read->kind, kind);
        if (kind == LiveMessage::Kind::Failure) {
            QVERIFY(read->error && !read->error->message.isEmpty());
            QVERIFY(!read->error->message.contains(u'_'));
            QCOMPARE(read->error->raw, u"said"_s);
        } else if (kind != LiveMessage::Kind::Other) {
            QCOMPARE(read->text, u"s"_s);
        }
    }

    void bearsAnyBytes()
    {
        for (const QByteArray &bytes : {QByteArray(), QByteArray("[]"), QByteArray("nonsense"),
                                        QByteArray("{\"message_type\":"), QByteArray(100'000, '[')})
            QVERIFY(!liveMessageFromJson(bytes));
        QRandomGenerator random(7);
        const QByteArray seed = "{\"message_type\":\"committed_transcript_with_timestamps\",\"text\":\"a\","
                                "\"words\":[{\"start\":1}]}";
        for (int round = 0; round < 2000; ++round) {
            QByteArray message = seed;
            for (int i = 0; i < 3; ++i)
                message[qsizetype(random.bounded(quint32(message.size())))] = char(random.bounded(256));
            (void)liveMessageFromJson(message);
            (void)transcriptionFrom(message, {});
        }
    }

    void anAnswerWithoutATranscriptIsNone()
    {
        QVERIFY(!transcriptionFrom("{\"message\":\"later\",\"request_id\":\"r\"}", {}));
        QVERIFY(!transcriptionFrom("<html>", {}));
        QVERIFY(!transcriptionFrom({}, {}));
        const auto read = transcriptionFrom("{\"text\":\"\",\"words\":[],\"transcription_id\":\"t\"}",
                                            {{"Request-Id", "r"}, {"Character-Cost", "2.1"}});
        QVERIFY(read);
        QCOMPARE(read->transcriptionId, u"t"_s);
        QCOMPARE(read->receipt.requestId, u"r"_s);
        QCOMPARE(read->receipt.credits, std::optional<qint64>(3));
        QVERIFY(transcriptionFrom("{\"transcripts\":[]}", {}));
    }
};

QTEST_GUILESS_MAIN(TestTranscription)
#include "tst_transcription.moc"
