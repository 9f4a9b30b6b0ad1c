// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transcript/transcriptjson.h"

#include <QRandomGenerator>
#include <QtTest>

#include <limits>

using namespace Qt::StringLiterals;
using namespace studio;
using namespace studio::transcript;

namespace {

Transcript sample()
{
    Word hello;
    hello.text = u"\"Hello\\\n"_s.trimmed();
    hello.start = 0.1;
    hello.end = 1.0 / 3;
    hello.confidence = 0.1F;
    hello.cueStart = 0.05;
    CaptionDetail detail;
    detail.before = u"<i>"_s;
    hello.captionDetail = detail;
    Word world;
    world.text = u"мир\U0001F600"_s;
    world.start = 0.5;
    world.end = 0.75;
    world.spaceBefore = false;
    world.edited = true;
    world.guessedTimes = true;
    world.captionBreak = CaptionBreak::Line;
    world.cueEnd = 0.9;
    Word event;
    event.text = u"(a door)"_s;
    event.kind = WordKind::AudioEvent;
    event.start = 1;
    event.end = 2;
    Transcript result;
    result.language = u"en"_s;
    result.languageProbability = 0.97;
    result.seconds = 12.5;
    result.speakers = {{u"speaker_0"_s, {}}, {{}, u"Maren"_s}};
    result.segments = {{1, {hello, world}}, {-1, {event}}};
    result.entities = {{u"name"_s, u"Ann"_s, 0.1, 0.3}};
    result.cuts = {{3, 4}};
    result.extra = {{u"later"_s, QJsonObject{{u"kept"_s, 1}}}};
    return result;
}

} // namespace

class TestTranscriptJson final : public QObject {
    Q_OBJECT

private slots:
    void comesBackWithoutLoss()
    {
        const Transcript before = sample();
        const QByteArray json = toJson(before);
        const auto after = fromJson(json);
        QVERIFY2(after.has_value(), json.constData());
        QCOMPARE(*after, before);
        QCOMPARE(toJson(*after), json);
        QVERIFY(isOwnJson(json));
        QVERIFY(!isOwnJson("{\"text\":\"a\"}"));
    }

    void refusesOtherAndNewerFiles()
    {
        QCOMPARE(fromJson("{}").error().kind, ErrorKind::Protocol);
        QCOMPARE(fromJson("nonsense").error().kind, ErrorKind::Protocol);
        QCOMPARE(fromJson("{\"format\":\"voice-studio-transcript\",\"version\":2}").error().kind,
                 ErrorKind::Unsupported);
        QVERIFY(fromJson("{\"format\":\"voice-studio-transcript\",\"version\":1}")->isEmpty());
    }

    void survivesDamage()
    {
        const QByteArray good = toJson(sample());
        QRandomGenerator random(3);
        for (int i = 0; i < 3000; ++i) {
            QByteArray bad = good;
            for (int k = random.bounded(1, 8); k > 0; --k)
                bad[random.bounded(int(bad.size()))] = char(random.bounded(256));
            if (const auto read = fromJson(bad)) {
                for (const Segment &segment : read->segments)
                    for (const Word &word : segment.words)
                        QVERIFY(!word.text.isEmpty() && word.start >= 0 && word.end >= word.start);
            }
        }
    }

    void boundsWhatIsRead()
    {
        Word word;
        word.text = u"x"_s;
        word.end = std::numeric_limits<double>::max();
        Transcript huge;
        huge.segments = {{7, QList<Word>(5000, word)}};
        const auto read = fromJson(toJson(huge));
        QVERIFY(read);
        QCOMPARE(read->wordCount(), 5000);
        for (const Segment &segment : read->segments)
            QVERIFY(segment.words.size() <= kMostSegmentWords && segment.speaker == -1);
    }

    void leavesCutsOutOfTheTimeline()
    {
        Transcript transcript = sample();
        Word late;
        late.text = u"late"_s;
        late.start = 5;
        late.end = 6;
        transcript.segments.append({0, {late}});
        const Transcript cut = withoutCuts(transcript);
        QCOMPARE(cut.segments.last().start(), 4.0);
        QCOMPARE(cut.segments.first(), transcript.segments.first());
        QCOMPARE(cut.seconds, 11.5);
        QVERIFY(cut.cuts.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestTranscriptJson)
#include "tst_transcriptjson.moc"
