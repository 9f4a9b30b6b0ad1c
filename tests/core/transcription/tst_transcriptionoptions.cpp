// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transcription/transcriptionoptions.h"
#include "core/transcription/transcriptpack.h"

#include <QJsonArray>
#include <QTest>

#include <limits>

using namespace Qt::StringLiterals;
using namespace studio;
using namespace studio::transcription;

class TranscriptionOptionsTest final : public QObject {
    Q_OBJECT
private slots:
    void surviveARoundTrip()
    {
        TranscriptionOptions all;
        all.model = ModelId(u"scribe_v3"_s);
        all.language = u"de"_s;
        all.tellSpeakers = false;
        all.speakers = 3;
        all.tagSounds = false;
        all.channelsApart = true;
        all.verbatim = false;
        all.keyTerms = QStringList{u"Voice Studio"_s, u"Scribe"_s};
        all.entities = QStringList{u"pii"_s};
        all.redact = QStringList{u"pii"_s};
        all.redaction = u"redacted"_s;
        all.stream = 2;
        all.channel = 1;
        all.fromSeconds = 1.5;
        all.toSeconds = 9.25;
        all.suppressNoise = true;
        QCOMPARE(optionsFromJson(toJson(all)), all);
        TranscriptionOptions local;
        local.engine = Engine::Vosk;
        local.voskModel = u"/models/de"_s;
        QCOMPARE(optionsFromJson(toJson(local)), local);
        QCOMPARE(optionsFromJson(toJson(TranscriptionOptions())), TranscriptionOptions());
    }

    void wrongFieldsAreDefaults()
    {
        const QJsonObject wrong{{u"engine"_s, 5},       {u"speakers"_s, 99}, {u"key_terms"_s, u"x"_s},
                                {u"from"_s, u"then"_s}, {u"stream"_s, -7},   {u"language"_s, QJsonArray{}}};
        QCOMPARE(optionsFromJson(wrong), TranscriptionOptions());
    }

    void whatTheServiceRefusesIsToldBefore_data()
    {
        QTest::addColumn<TranscriptionOptions>("options");
        QTest::addColumn<QString>("field");
        TranscriptionOptions options;
        QTest::newRow("defaults") << options << QString();
        options.speakers = 33;
        QTest::newRow("speakers") << options << u"num_speakers"_s;
        options = {};
        options.keyTerms = QStringList(1001, u"term"_s);
        QTest::newRow("many terms") << options << u"keyterms"_s;
        options.keyTerms = QStringList{QString(50, u'x')};
        QTest::newRow("long term") << options << u"keyterms"_s;
        options.keyTerms = QStringList{u"one two three four five six"_s};
        QTest::newRow("many words") << options << u"keyterms"_s;
        options.keyTerms = QStringList{u"one two three four five"_s};
        QTest::newRow("five words") << options << QString();
        options = {};
        options.redact = QStringList{u"pii"_s};
        QTest::newRow("hide unfound") << options << u"entity_redaction"_s;
        options.entities = options.redact;
        options.channelsApart = true;
        QTest::newRow("channels and entities") << options << u"entity_detection"_s;
        options = {};
        options.fromSeconds = 2;
        options.toSeconds = 2.05;
        QTest::newRow("short") << options << u"to"_s;
        options = {};
        options.engine = Engine::PocketSphinx;
        options.language = u"de"_s;
        QTest::newRow("English only") << options << u"language_code"_s;
        options.language = u"en-GB"_s;
        options.speakers = 99; // of no meaning here
        QTest::newRow("English") << options << QString();
    }
    void whatTheServiceRefusesIsToldBefore()
    {
        QFETCH(TranscriptionOptions, options);
        QFETCH(QString, field);
        const auto problem = problemWith(options);
        QCOMPARE(problem.has_value(), !field.isEmpty());
        if (problem) {
            QCOMPARE(problem->field, field);
            QVERIFY(problem->message.endsWith(u'.'));
        }
    }

    void costsAreRoundedUp()
    {
        TranscriptionOptions options;
        QCOMPARE(estimatedCredits(options, 3600), 1000);
        QCOMPARE(estimatedCredits(options, 1), 1);
        QCOMPARE(estimatedCredits(options, 0), 0);
        QCOMPARE(estimatedCredits(options, std::numeric_limits<double>::quiet_NaN()), 0);
        options.keyTerms = QStringList{u"term"_s};
        QCOMPARE(estimatedCredits(options, 3600), 1200);
        options.channelsApart = true;
        QCOMPARE(estimatedCredits(options, 3600, 2), 2400);
        options = {};
        options.fromSeconds = 1800;
        options.toSeconds = 2700;
        QCOMPARE(estimatedCredits(options, 3600), 250);
        options.engine = Engine::PocketSphinx;
        QCOMPARE(estimatedCredits(options, 3600), 0);
        QCOMPARE(estimatedLiveCredits(3600), 1773);
        QCOMPARE(billedMinutes(61), 2);
        QCOMPARE(billedMinutes(60), 1);
        QCOMPARE(billedMinutes(-1), 0);
    }

    void wordsSurviveTheDatabase()
    {
        transcript::Transcript words;
        words.language = u"en"_s;
        words.seconds = 3;
        words.speakers = {{u"speaker_0"_s, u"Anna"_s}};
        transcript::Segment segment;
        segment.speaker = 0;
        segment.words = {{.text = u"Hello,"_s, .start = 0.1, .end = 0.5, .confidence = 0.5F},
                         {.text = u"wörld"_s, .start = 0.6, .end = 1}};
        words.segments = {segment};
        const auto read = unpack(pack(words));
        QVERIFY(read);
        QCOMPARE(*read, words);
        const store::TranscriptFacts facts = factsOf(words);
        QCOMPARE(facts.words, 2);
        QCOMPARE(facts.speakers, 1);
        QCOMPARE(facts.preview, u"Hello, wörld"_s);
        QCOMPARE(unpack({})->segments.size(), 0);
    }

    void damagedWordsAreAnError()
    {
        QByteArray packed = pack({});
        QCOMPARE(unpack(QByteArray("\xff\xff\xff\xff", 4) + packed.mid(4)).error().kind, ErrorKind::Storage);
        QCOMPARE(unpack("abc").error().kind, ErrorKind::Storage);
        QTest::ignoreMessage(QtWarningMsg, "qUncompress: Input data is corrupted");
        QCOMPARE(unpack(packed.left(4) + "rubbish").error().kind, ErrorKind::Storage);
        QCOMPARE(unpack(qCompress(QByteArray("no json"))).error().kind, ErrorKind::Storage);
    }
};

QTEST_GUILESS_MAIN(TranscriptionOptionsTest)
#include "tst_transcriptionoptions.moc"
