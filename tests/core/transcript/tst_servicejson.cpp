// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transcript/servicejson.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace studio;
using namespace studio::transcript;

namespace {

QJsonObject word(const QString &text, double start, double end, const QString &speaker = {})
{
    QJsonObject result{{u"text"_s, text},
                       {u"start"_s, start},
                       {u"end"_s, end},
                       {u"type"_s, u"word"_s},
                       {u"logprob"_s, -0.124}};
    if (!speaker.isEmpty())
        result.insert(u"speaker_id"_s, speaker);
    return result;
}

QJsonObject spacing()
{
    return {{u"text"_s, u" "_s}, {u"type"_s, u"spacing"_s}, {u"start"_s, 0.5}, {u"end"_s, 0.5}};
}

QByteArray answer(const QJsonArray &words, const QString &text = {})
{
    return QJsonDocument(QJsonObject{{u"language_code"_s, u"en"_s},
                                     {u"language_probability"_s, 0.98},
                                     {u"text"_s, text},
                                     {u"words"_s, words}})
        .toJson();
}

/// What Transcript promises of whatever was read.
void verify(const Transcript &transcript)
{
    double last = 0;
    for (const Segment &segment : transcript.segments) {
        QVERIFY(!segment.words.isEmpty());
        QVERIFY(segment.start() >= last);
        last = segment.start();
        double within = 0;
        for (const Word &each : segment.words) {
            QVERIFY(!each.text.isEmpty());
            QVERIFY(each.start >= within && each.end >= each.start);
            within = each.start;
        }
        QVERIFY(segment.end() <= transcript.seconds);
    }
}

} // namespace

class TestServiceJson final : public QObject {
    Q_OBJECT

private slots:
    void readsWordsSpacingAndConfidence()
    {
        const auto read = fromServiceJson(answer({word(u"Hello"_s, 0, 0.5, u"speaker_0"_s), spacing(),
                                                  word(u"world!"_s, 0.5, 1.2, u"speaker_0"_s)}));
        QVERIFY(read);
        QCOMPARE(read->language, u"en"_s);
        QCOMPARE(read->segments.size(), 1);
        QCOMPARE(read->segments.first().text(), u"Hello world!"_s);
        QCOMPARE(read->segments.first().speaker, 0);
        QVERIFY(std::abs(*read->segments.first().words.first().confidence - 0.883F) < 0.001F);
        QCOMPARE(read->seconds, 1.2);
        QCOMPARE(speakerName(*read, 0), u"Speaker 1"_s);
    }

    void joinsWordsWithoutSpacingBetweenThem()
    {
        const auto read = fromServiceJson(
            answer({word(u"你"_s, 0, 0.2), word(u"好"_s, 0.2, 0.4), spacing(), word(u"ok"_s, 0.5, 0.6)}));
        QCOMPARE(read->segments.first().text(), u"你好 ok"_s);
    }

    void findsSpacesInTheTextWhenNoneAreListed()
    {
        const auto read = fromServiceJson(
            answer({word(u"你"_s, 0, 0.2), word(u"好"_s, 0.2, 0.4), word(u"ok"_s, 0.5, 0.6)}, u"你好 ok"_s));
        QCOMPARE(read->segments.first().text(), u"你好 ok"_s);
        const auto plain = fromServiceJson(answer({word(u"Hello"_s, 0, 1), word(u"you"_s, 1, 2)}));
        QCOMPARE(plain->segments.first().text(), u"Hello you"_s);
    }

    void beginsAParagraphWithEachSpeaker()
    {
        const auto read = fromServiceJson(
            answer({word(u"A"_s, 0, 1, u"speaker_1"_s), spacing(), word(u"b"_s, 1, 2, u"speaker_0"_s),
                    spacing(), word(u"c"_s, 2, 3, u"speaker_1"_s)}));
        QCOMPARE(read->segments.size(), 3);
        QCOMPARE(read->speakers.size(), 2);
        QCOMPARE(read->segments.at(0).speaker, read->segments.at(2).speaker);
        QCOMPARE(read->speakers.at(0).id, u"speaker_1"_s);
    }

    void namesRoles()
    {
        const auto read =
            fromServiceJson(answer({word(u"A"_s, 0, 1, u"agent"_s), word(u"b"_s, 1, 2, u"customer"_s)}));
        QCOMPARE(speakerName(*read, 0), u"Agent"_s);
        QCOMPARE(speakerName(*read, 1), u"Customer"_s);
    }

    void keepsAudioEvents()
    {
        QJsonObject event = word(u"(long  laughter)"_s, 1, 2);
        event.insert(u"type"_s, u"audio_event"_s);
        const auto read = fromServiceJson(answer({word(u"A"_s, 0, 1), spacing(), event}));
        QCOMPARE(read->segments.first().words.last().kind, WordKind::AudioEvent);
        QCOMPARE(read->segments.first().words.last().text, u"(long laughter)"_s);
    }

    void interleavesChannelsByTime()
    {
        const QJsonObject one{
            {u"language_code"_s, u"en"_s},
            {u"text"_s, u"Hello there"_s},
            {u"words"_s, QJsonArray{word(u"Hello"_s, 0, 0.5), spacing(), word(u"there"_s, 0.5, 1)}}};
        const QJsonObject two{{u"text"_s, u"Hi"_s}, {u"words"_s, QJsonArray{word(u"Hi"_s, 0.6, 0.8)}}};
        const auto read = fromServiceJson(QJsonDocument(QJsonObject{{u"transcripts"_s, QJsonArray{one, two}},
                                                                    {u"audio_duration_secs"_s, 9}})
                                              .toJson());
        QVERIFY(read);
        QCOMPARE(read->segments.size(), 2);
        QCOMPARE(read->segments.at(0).text(), u"Hello there"_s);
        QCOMPARE(read->segments.at(1).text(), u"Hi"_s);
        QCOMPARE(read->segments.at(1).speaker, 1);
        QCOMPARE(read->seconds, 9.0);
    }

    void spreadsTextWithoutWords()
    {
        const auto read = fromServiceJson(QJsonDocument(QJsonObject{{u"text"_s, u"One two three"_s},
                                                                    {u"words"_s, QJsonValue()},
                                                                    {u"audio_duration_secs"_s, 6}})
                                              .toJson());
        QVERIFY(read);
        QCOMPARE(read->segments.first().text(), u"One two three"_s);
        QCOMPARE(read->segments.first().words.last().end, 6.0);
        QVERIFY(read->segments.first().words.first().guessedTimes);
    }

    void putsWordsWithoutTimesBetweenTheirNeighbours()
    {
        QJsonObject lost = word(u"b"_s, 0, 0);
        lost.insert(u"start"_s, QJsonValue::Null);
        lost.remove(u"end"_s);
        const auto read = fromServiceJson(answer({word(u"a"_s, 0, 1), lost, word(u"c"_s, 3, 4)}));
        const QList<Word> words = read->segments.first().words;
        QCOMPARE(words.at(1).text, u"b"_s);
        QCOMPARE(words.at(1).start, 1.0);
        QCOMPARE(words.at(1).end, 3.0);
        QVERIFY(words.at(1).guessedTimes && !words.at(0).guessedTimes);
    }

    void takesTimesFromLetters()
    {
        QJsonObject lettered = word(u"ab"_s, 0, 0);
        lettered.remove(u"start"_s);
        lettered.remove(u"end"_s);
        lettered.insert(u"characters"_s,
                        QJsonArray{QJsonObject{{u"text"_s, u"a"_s}, {u"start"_s, 2}, {u"end"_s, 3}},
                                   QJsonObject{{u"text"_s, u"b"_s}, {u"start"_s, 3}, {u"end"_s, 4}}});
        const auto read = fromServiceJson(answer({lettered}));
        QCOMPARE(read->segments.first().words.first().start, 2.0);
        QCOMPARE(read->segments.first().words.first().end, 4.0);
    }

    void ordersUnorderedOverlappingAndNegativeWords()
    {
        const auto read = fromServiceJson(
            answer({word(u"c"_s, 5, 4), word(u"a"_s, -3, -1), word(u"b"_s, 2, 9), word(u"d"_s, 5.5, 1e300)}));
        QVERIFY(read);
        verify(*read);
        QCOMPARE(read->plainText().simplified(), u"a b c d"_s);
    }

    void placesEntities()
    {
        QJsonObject object =
            QJsonDocument::fromJson(
                answer({word(u"Call"_s, 0, 1), spacing(), word(u"Ann,"_s, 2, 3)}, u"Call Ann,"_s))
                .object();
        object.insert(u"entities"_s,
                      QJsonArray{QJsonObject{{u"text"_s, u"Ann"_s},
                                             {u"entity_type"_s, u"name"_s},
                                             {u"start_char"_s, 5},
                                             {u"end_char"_s, 8}}});
        const auto read = fromServiceObject(object);
        QCOMPARE(read->entities.size(), 1);
        QCOMPARE(read->entities.first().start, 2.0);
        QCOMPARE(read->entities.first().end, 3.0);
    }

    void refusesWhatIsNoTranscript()
    {
        for (const QByteArray &bytes :
             {QByteArray(), QByteArray("<html>"), QByteArray("[]"), QByteArray("{}"),
              QByteArray("{\"message\":\"accepted\",\"request_id\":\"r\"}")}) {
            const auto read = fromServiceJson(bytes);
            QVERIFY(!read);
            QCOMPARE(read.error().kind, ErrorKind::Protocol);
        }
    }

    void survivesCutAndRandomAnswers()
    {
        const QByteArray good = answer({word(u"مرحبا"_s, 0, 0.5, u"speaker_0"_s), spacing(),
                                        word(u"بالعالم"_s, 0.5, 1.2, u"speaker_0"_s)},
                                       u"مرحبا بالعالم"_s);
        QRandomGenerator random(7);
        for (int i = 0; i < 3000; ++i) {
            QByteArray bad = good;
            for (int k = random.bounded(1, 6); k > 0; --k)
                bad[random.bounded(int(bad.size()))] = char(random.bounded(256));
            if (const auto read = fromServiceJson(bad))
                verify(*read);
        }
        for (qsizetype cut = 0; cut < good.size() - 2; ++cut)
            QVERIFY(!fromServiceJson(good.first(cut)));
    }

    void findsTheWordHeardAtATime()
    {
        const auto read =
            fromServiceJson(answer({word(u"a"_s, 1, 2, u"speaker_0"_s), word(u"b"_s, 3, 4, u"speaker_0"_s),
                                    word(u"x"_s, 3.5, 5, u"speaker_1"_s)}));
        QVERIFY(!read->wordAtTime(0.5));
        QCOMPARE(*read->wordAtTime(1.5), (WordRef{0, 0}));
        QCOMPARE(*read->wordAtTime(2.5), (WordRef{0, 0}));
        QCOMPARE(*read->wordAtTime(3.2), (WordRef{0, 1}));
        QCOMPARE(*read->wordAtTime(4.5), (WordRef{1, 0}));
        QCOMPARE(*read->wordAtTime(99), (WordRef{1, 0}));
    }

    void keepsParagraphsShort()
    {
        QJsonArray words;
        for (int i = 0; i < 1000; ++i)
            words.append(word(u"w"_s, i * 0.3, i * 0.3 + 0.3));
        const auto read = fromServiceJson(answer(words));
        for (const Segment &segment : read->segments)
            QVERIFY(segment.words.size() <= 200);
        QCOMPARE(read->wordCount(), 1000);
    }
};

QTEST_GUILESS_MAIN(TestServiceJson)
#include "tst_servicejson.moc"
