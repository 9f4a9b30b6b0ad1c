// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transcript/textedit.h"
#include "tests/core/transcript/samplewords.h"

#include <QRandomGenerator>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace studio;
using namespace studio::transcript;

namespace {

QString textOf(const QList<Word> &words)
{
    return Segment{-1, words}.text();
}

} // namespace

class TestTextEdit final : public QObject {
    Q_OBJECT

private slots:
    void keepsTimesOfWordsThatStay_data()
    {
        QTest::addColumn<int>("from");
        QTest::addColumn<int>("to");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("now");
        QTest::addColumn<QString>("times");
        // "one two three": 0–0.5, 1–1.5, 2–2.5
        QTest::newRow("a letter") << 4 << 5 << u"T"_s << u"one Two three"_s << u"0-0.5 1-1.5 2-2.5"_s;
        QTest::newRow("at a word's end") << 7 << 7 << u"!"_s << u"one two! three"_s << u"0-0.5 1-1.5 2-2.5"_s;
        QTest::newRow("inserted words share the gap")
            << 3 << 3 << u" ab cd"_s << u"one ab cd two three"_s << u"0-0.5 0.5-0.75 0.75-1 1-1.5 2-2.5"_s;
        QTest::newRow("a deleted word") << 4 << 8 << QString() << u"one three"_s << u"0-0.5 2-2.5"_s;
        QTest::newRow("a deleted letter")
            << 4 << 5 << QString() << u"one wo three"_s << u"0-0.5 1-1.5 2-2.5"_s;
        QTest::newRow("joined") << 3 << 4 << QString() << u"onetwo three"_s << u"0-1.5 2-2.5"_s;
        QTest::newRow("split") << 10 << 10 << u" "_s << u"one two th ree"_s << u"0-0.5 1-1.5 2-2.2 2.2-2.5"_s;
        QTest::newRow("two for one") << 4 << 7 << u"ab cd"_s << u"one ab cd three"_s
                                     << u"0-0.5 1-1.25 1.25-1.5 2-2.5"_s;
        QTest::newRow("one for two") << 0 << 7 << u"ab"_s << u"ab three"_s << u"0-1.5 2-2.5"_s;
        QTest::newRow("all") << 0 << 13 << u"x y z"_s << u"x y z"_s << u"0-0.5 1-1.5 2-2.5"_s;
        QTest::newRow("everything gone") << 0 << 13 << QString() << QString() << QString();
        QTest::newRow("before the first")
            << 0 << 0 << u"hm "_s << u"hm one two three"_s << u"0-0 0-0.5 1-1.5 2-2.5"_s;
        QTest::newRow("after the last")
            << 13 << 13 << u" end"_s << u"one two three end"_s << u"0-0.5 1-1.5 2-2.5 2.5-2.5"_s;
        QTest::newRow("only a space") << 13 << 13 << u" "_s << u"one two three"_s << u"0-0.5 1-1.5 2-2.5"_s;
    }
    void keepsTimesOfWordsThatStay()
    {
        QFETCH(const int, from);
        QFETCH(const int, to);
        QFETCH(const QString, text);
        const QList<Word> words = segmentSaying(u"one two three"_s).words;
        const QList<Word> now = editedWords(words, from, to, text);
        QTEST(textOf(now), "now");
        QTEST(timesOf(now), "times");
    }

    void marksWhatWasTypedAsCertain()
    {
        const QList<Word> now = editedWords(segmentSaying(u"one two"_s).words, 4, 5, u"T");
        QVERIFY(now.at(1).edited && !now.at(1).confidence && !now.at(1).guessedTimes);
        QVERIFY(!now.at(0).edited && now.at(0).confidence);
    }

    void keepsScriptsWithoutSpaces()
    {
        QList<Word> words = segmentSaying(u"你 好 吗"_s).words;
        for (Word &word : words)
            word.spaceBefore = false;
        const QList<Word> now = editedWords(words, 1, 1, u"们");
        QCOMPARE(textOf(now), u"你们好吗"_s);
        QCOMPARE(now.size(), 4);
        QCOMPARE(timesOf(now), u"0-0.5 0.5-1 1-1.5 2-2.5"_s);
    }

    void keepsAnEventOne()
    {
        QList<Word> words = segmentSaying(u"one two"_s).words;
        words[1].text = u"(long laughter)"_s;
        words[1].kind = WordKind::AudioEvent;
        const QList<Word> now = editedWords(words, 9, 9, u" loud");
        QCOMPARE(now.size(), 2);
        QCOMPARE(now.at(1).text, u"(long loud laughter)"_s);
        QCOMPARE(now.at(1).kind, WordKind::AudioEvent);
    }

    void keepsCaptionBreaksAtEdges()
    {
        QList<Word> words = segmentSaying(u"one two three"_s).words;
        words[1].captionBreak = CaptionBreak::Cue;
        words[1].cueStart = 0.9;
        words[1].cueEnd = 1.7;
        const QList<Word> now = editedWords(words, 5, 5, u" ");
        QCOMPARE(now.at(1).captionBreak, CaptionBreak::Cue);
        QCOMPARE(now.at(1).cueStart, 0.9);
        QVERIFY(!now.at(1).cueEnd);
        QCOMPARE(now.at(2).cueEnd, 1.7);
    }

    void deletesAcrossSegments()
    {
        Document document;
        document.setTranscript(dialogue());
        const Transcript before = document.transcript();
        QVERIFY(document.apply(replaceText(before, {0, 7}, {2, 4}, u"")));
        QCOMPARE(document.transcript().plainText(), u"Thanks what surprised you?"_s);
        QCOMPARE(document.transcript().segments.first().words.last().start, 23.0);
        QCOMPARE(document.transcript().segments.first().speaker, 0);
        document.undo();
        QCOMPARE(document.transcript(), before);
    }

    void removesASegmentThatIsEmpty()
    {
        Document document;
        document.setTranscript(dialogue());
        QVERIFY(document.apply(replaceText(document.transcript(), {1, 0}, {1, 21}, u"")));
        QCOMPARE(document.transcript().segments.size(), 2);
        document.apply(replaceText(document.transcript(), {0, 0}, {1, 99}, u""));
        QVERIFY(document.transcript().isEmpty());
        QVERIFY(document.apply(replaceText(document.transcript(), {}, {}, u"Again\nhere")));
        QCOMPARE(document.transcript().plainText(), u"Again here"_s);
    }

    void typingIsOneStep()
    {
        Document document;
        document.setTranscript(dialogue());
        const Transcript before = document.transcript();
        qsizetype at = 6;
        for (const QChar c : u"abc"_s)
            QVERIFY(document.apply(replaceText(document.transcript(), {0, at}, {0, at}, QString(c), true))
                    && ++at);
        QVERIFY(document.transcript().plainText().startsWith(u"Thanksabc for"));
        document.undo();
        QCOMPARE(document.transcript(), before);
    }

    void holdsItsPromisesWhateverIsEdited()
    {
        QRandomGenerator random(11);
        Document document;
        document.setTranscript(dialogue());
        const QStringList texts{QString(), u" "_s,  u"a"_s,      u" b c "_s,
                                u"好你"_s, u"\n"_s, u"\u0301"_s, u"word"_s};
        for (int i = 0; i < 4000; ++i) {
            const Transcript &now = document.transcript();
            if (i % 50 == 49 && document.canUndo()) {
                document.undo();
                continue;
            }
            const auto place = [&]() -> TextPlace {
                if (now.isEmpty())
                    return {};
                const int segment = random.bounded(int(now.segments.size()));
                return {segment, random.bounded(int(now.segments.at(segment).text().size()) + 3)};
            };
            const TextPlace from = place();
            const TextPlace to =
                random.bounded(3) == 0 ? place() : TextPlace{from.segment, from.offset + random.bounded(4)};
            document.apply(replaceText(now, from, to, texts.at(random.bounded(int(texts.size()))),
                                       random.bounded(2) == 0));
            for (const Segment &segment : document.transcript().segments) {
                QVERIFY(!segment.words.isEmpty());
                double last = 0;
                for (const Word &word : segment.words) {
                    QVERIFY(!word.text.isEmpty() && word.text.trimmed() == word.text);
                    QVERIFY(word.start >= last && word.end >= word.start);
                    last = word.start;
                }
            }
        }
        while (document.canUndo())
            document.undo();
        QCOMPARE(document.transcript(), dialogue());
    }
};

QTEST_GUILESS_MAIN(TestTextEdit)
#include "tst_textedit.moc"
