// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transcript/captionedits.h"
#include "core/transcript/captiontrack.h"
#include "core/transcript/document.h"
#include "core/transcript/formats.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace studio;
using namespace studio::transcript;

namespace {

/// Words of one length each, with a pause after each sentence.
Segment spoken(const QString &text, double at, int speaker = 0, double each = 0.3)
{
    Segment segment{speaker, {}};
    for (const QString &word : text.split(u' ')) {
        segment.words.append({.text = word, .start = at, .end = at + each * 0.9});
        at += each;
        if (word.endsWith(u'.'))
            at += 0.8;
    }
    return segment;
}

Transcript talk()
{
    Transcript transcript;
    transcript.speakers = {{u"a"_s, u"Mary"_s}, {u"b"_s, {}}};
    transcript.segments = {
        spoken(u"Thanks for joining. Before we look at the numbers, could you tell us how it started?"_s,
               0.5),
        spoken(u"And what surprised you?"_s, 8, 1),
        spoken(u"How little the wording mattered compared with timing. Over two seconds, they start "
               "talking again, and the whole turn falls apart."_s,
               10.2),
    };
    transcript.seconds = 20;
    return transcript;
}

QStringList textOf(const QList<Caption> &captions)
{
    QStringList result;
    for (const Caption &caption : captions)
        result.append(caption.cue.lines.join(u" / "_s));
    return result;
}

QString allText(const QList<Caption> &captions)
{
    QStringList result;
    for (const Caption &caption : captions)
        result += caption.cue.lines;
    return result.join(u' ');
}

/// The words of a transcript, some fast, some slow, with decisions here and there.
Transcript made(QRandomGenerator &random, int segments)
{
    Transcript transcript;
    transcript.speakers = {{u"a"_s, u"Mary"_s}, {u"b"_s, {}}};
    double at = 0;
    for (int i = 0; i < segments; ++i) {
        Segment segment{random.bounded(2), {}};
        const int words = 1 + random.bounded(40);
        for (int k = 0; k < words; ++k) {
            const double length = 0.02 + random.generateDouble() * 0.5;
            QString text(1 + random.bounded(random.bounded(30) == 0 ? 70 : 9), u'x');
            if (random.bounded(8) == 0)
                text += u'.';
            Word word{.text = text, .start = at, .end = at + length};
            if (random.bounded(15) == 0)
                word.captionBreak = CaptionBreak(random.bounded(4));
            if (random.bounded(30) == 0)
                word.cueStart = std::max(0.0, at - random.generateDouble());
            if (random.bounded(30) == 0)
                word.cueEnd = at + random.generateDouble() * 2;
            segment.words.append(word);
            at += length + (random.bounded(10) == 0 ? random.generateDouble() * 3 : 0);
        }
        transcript.segments.append(segment);
    }
    transcript.seconds = at + 5;
    return transcript;
}

} // namespace

class CaptionTrackTest final : public QObject {
    Q_OBJECT

private slots:
    void followsRulesAndParagraphs()
    {
        const QList<Caption> captions = captionsOf(talk());
        QCOMPARE(
            textOf(captions),
            (QStringList{
                u"Thanks for joining."_s,
                u"Before we look at the numbers, / could you tell us how it started?"_s,
                u"And what surprised you?"_s, u"How little the wording / mattered compared with timing."_s,
                u"Over two seconds, they start talking / again, and the whole turn falls apart."_s}));
        QCOMPARE(problemsOf(captions, {}).size(), 0);
        QCOMPARE(captions.at(2).speaker, 1);
        QCOMPARE(captions.at(2).first, (WordRef{1, 0}));
        QCOMPARE(captions.at(2).last, (WordRef{1, 3}));
        QCOMPARE(captionAt(captions, 8100ms), 2);
        QCOMPARE(captionAt(captions, 100ms), -1);
    }

    void namesCountAsText()
    {
        const QList<Caption> captions = captionsOf(talk(), {.names = true});
        QCOMPARE(captions.at(0).cue.lines, QStringList{u"Mary: Thanks for joining."_s});
        QVERIFY(!captions.at(1).isNamed());
        QCOMPARE(captions.at(2).cue.lines, QStringList{u"Speaker 2: And what surprised you?"_s});
        for (const Caption &caption : captions)
            for (const QString &line : caption.cue.lines)
                QVERIFY(line.size() <= 42);
        Transcript alone = talk();
        alone.segments.remove(1);
        QVERIFY(captionsOf(alone, {.names = true}).first().isNamed()); // somebody named her
        alone.speakers[0].name.clear();
        QVERIFY(!captionsOf(alone, {.names = true}).first().isNamed());
    }

    void splitAndJoinAreUndone()
    {
        Document document;
        document.setTranscript(talk());
        const QList<Caption> before = captionsOf(document.transcript());
        QVERIFY(document.apply(splitCaption(document.transcript(), before, {0, 6})));
        QList<Caption> after = captionsOf(document.transcript());
        QCOMPARE(
            textOf(after).mid(1, 2),
            (QStringList{u"Before we look"_s, u"at the numbers, / could you tell us how it started?"_s}));
        QVERIFY(document.apply(mergeCaption(document.transcript(), after, 2, {})));
        after = captionsOf(document.transcript());
        QCOMPARE(textOf(after), textOf(before));
        document.undo();
        document.undo();
        QCOMPARE(captionsOf(document.transcript()), before);
        // Captions of different speakers can be joined too, by hand.
        QVERIFY(document.apply(mergeCaption(document.transcript(), before, 2, {})));
        QCOMPARE(captionsOf(document.transcript()).size(), before.size() - 1);
        QVERIFY(splitCaption(document.transcript(), before, {0, 0}).isEmpty());
        QVERIFY(mergeCaption(document.transcript(), before, 0, {}).isEmpty());
    }

    void bestSplitPrefersTheEndOfAClause()
    {
        const Transcript transcript = talk();
        const QList<Caption> captions = captionsOf(transcript);
        QCOMPARE(bestSplit(transcript, captions.at(1)), (WordRef{0, 9}));
        Transcript one = talk();
        one.segments = {spoken(u"Yes."_s, 1)};
        QVERIFY(!bestSplit(one, captionsOf(one).first()));
    }

    void decidedTimesStay()
    {
        Document document;
        document.setTranscript(talk());
        const QList<Caption> before = captionsOf(document.transcript());
        QVERIFY(document.apply(setCaptionTimes(document.transcript(), before, 2, 7500ms, 9900ms)));
        QList<Caption> after = captionsOf(document.transcript());
        QCOMPARE(textOf(after), textOf(before));
        QCOMPARE(after.at(2).cue.start, 7500ms);
        QCOMPARE(after.at(2).cue.end, 9900ms);
        QVERIFY(after.at(1).cue.end <= 7420ms);
        QVERIFY(document.apply(recutCaptions(document.transcript())));
        QCOMPARE(captionsOf(document.transcript()), before);
        QVERIFY(recutCaptions(document.transcript()).isEmpty());
    }

    void fixEndsOverlapsAndLongLines()
    {
        const auto read =
            transcript::read("1\n00:00:01,000 --> 00:00:04,000\nA line that is far longer than the rules "
                             "would have it, and then some more of it\n\n"
                             "2\n00:00:03,900 --> 00:00:07,000\nAfter it.\n\n"
                             "3\n00:00:08,000 --> 00:00:08,300\nToo short to read it all.\n\n"
                             "4\n00:00:12,000 --> 00:00:30,000\nMuch too long.\n\n");
        Document document;
        document.setTranscript(*read);
        const text::CaptionRules rules;
        const QList<Caption> before = captionsOf(document.transcript(), {.rules = rules});
        QCOMPARE(before.size(), 4);
        QVERIFY(problemsOf(before, rules).size() >= 5);
        const CaptionFix fix = fixCaptions(document.transcript(), before, rules);
        QCOMPARE(fix.left, 0);
        QVERIFY(document.apply(fix.change));
        const QList<Caption> after = captionsOf(document.transcript(), {.rules = rules});
        QCOMPARE(problemsOf(after, rules).size(), 0);
        QCOMPARE(allText(after), allText(before));
        QVERIFY(after.last().cue.end <= 19000ms);
        document.undo();
        QCOMPARE(captionsOf(document.transcript(), {.rules = rules}), before);
    }

    void fixMovesACaptionThatHasNoGapBeforeIt()
    {
        const auto read =
            transcript::read("1\n00:00:01,000 --> 00:00:03,000\nThe first caption has two\nlines of text.\n\n"
                             "2\n00:00:03,000 --> 00:00:03,400\nToo short, and much too fast to read.\n\n"
                             "3\n00:00:09,000 --> 00:00:11,000\nThe last one.\n\n");
        const CaptionFix fix = fixCaptions(*read, captionsOf(*read), {});
        QCOMPARE(fix.left, 0);
    }

    void fixOfOneLeavesTheOthers()
    {
        const auto read = transcript::read("1\n00:00:01,000 --> 00:00:01,300\nToo short to read.\n\n"
                                           "2\n00:00:05,000 --> 00:00:05,300\nToo short to read.\n\n"
                                           "3\n00:00:09,000 --> 00:00:09,300\nToo short to read.\n\n");
        const QList<Caption> before = captionsOf(*read);
        const CaptionFix fix = fixCaptions(*read, before, {}, {1});
        QCOMPARE(fix.fixed, 2); // short and fast
        Document document;
        document.setTranscript(*read);
        QVERIFY(document.apply(fix.change));
        const QList<Caption> after = captionsOf(document.transcript());
        QCOMPARE(after.at(0), before.at(0));
        QCOMPARE(after.at(2), before.at(2));
        QCOMPARE(after.at(1).cue.end, 6000ms);
    }

    void speechThatIsTooFastIsSaidSo()
    {
        Transcript transcript;
        transcript.segments = {spoken(
            u"Averyverylongword anotherverylongone andyetanotherlong andthelastofallofthem"_s, 0, -1, 0.1)};
        transcript.segments.append(spoken(transcript.segments.first().text(), 0.4, -1, 0.1));
        transcript.segments.append(spoken(transcript.segments.first().text(), 0.8, -1, 0.1));
        const CaptionFix fix = fixCaptions(transcript, captionsOf(transcript), {});
        QVERIFY(fix.left > 0);
    }

    /// Whatever is decided: no word is lost, none is shown twice, a fix never makes it worse, and what it
    /// promises is what comes out.
    void holdsForAnyTranscript()
    {
        QRandomGenerator random(11);
        for (int round = 0; round < 60; ++round) {
            Document document;
            document.setTranscript(normalised(made(random, 12)));
            text::CaptionRules rules;
            rules.maxLineCharacters = 20 + random.bounded(40);
            rules.maxLines = 1 + random.bounded(3);
            const CaptionOptions options{.rules = rules, .names = round % 2 == 0};
            const QList<Caption> before = captionsOf(document.transcript(), options);
            WordRef expected{0, 0};
            for (const Caption &caption : before) {
                if (caption.first != expected)
                    QCOMPARE(document.transcript().before(expected),
                             caption.first); // the rest of a long word
                QVERIFY(caption.first <= caption.last);
                QVERIFY(caption.cue.end > caption.cue.start);
                if (const auto next = document.transcript().after(caption.last))
                    expected = *next;
            }
            QCOMPARE(before.last().last,
                     (WordRef{11, int(document.transcript().segments.last().words.size()) - 1}));
            const auto problems = problemsOf(before, rules).size();
            const CaptionFix fix = fixCaptions(document.transcript(), before, rules);
            QVERIFY(fix.left <= problems);
            document.apply(fix.change);
            const QList<Caption> after = captionsOf(document.transcript(), options);
            QVERIFY2(problemsOf(after, rules).size() <= problems,
                     qPrintable(u"round %1: %2 before, %3 after, %4 promised"_s.arg(round)
                                    .arg(problems)
                                    .arg(problemsOf(after, rules).size())
                                    .arg(fix.left)));
            QCOMPARE(allText(after).remove(u' '), allText(before).remove(u' '));
        }
    }

    void longTranscriptsAreQuick()
    {
        Transcript transcript;
        double at = 0;
        for (int i = 0; i < 1500; ++i) {
            transcript.segments.append(spoken(
                QString(u"How little the wording mattered, compared with timing. "_s).repeated(6).trimmed(),
                at));
            at = transcript.segments.last().end() + 0.5;
        }
        QElapsedTimer timer;
        timer.start();
        const QList<Caption> captions = captionsOf(transcript);
        qInfo() << transcript.wordCount() << "words," << captions.size() << "captions," << timer.restart()
                << "ms";
        const CaptionFix fix = fixCaptions(transcript, captions, {.maxCharactersPerSecond = 15});
        qInfo() << "fixed" << fix.fixed << "left" << fix.left << "in" << timer.elapsed() << "ms";
        QCOMPARE(captions.size(), 9000);
        StopFlag stop;
        stop.set();
        QVERIFY(captionsOf(transcript, {}, stop).isEmpty());
    }
};

QTEST_GUILESS_MAIN(CaptionTrackTest)
#include "tst_captiontrack.moc"
