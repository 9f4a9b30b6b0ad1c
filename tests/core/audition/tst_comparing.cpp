// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audition/blindtest.h"
#include "core/audition/sentence.h"
#include "core/audition/wordmap.h"
#include "core/text/tags.h"

#include <QRandomGenerator>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace studio;
using namespace studio::audition;

namespace {

Reading reading(const QStringList &words, double start, double length)
{
    Reading made;
    for (int i = 0; i < words.size(); ++i)
        made.words.push_back({words.at(i), start + i * length, start + (i + 0.8) * length});
    made.seconds = start + double(words.size()) * length + 0.5;
    return made;
}

} // namespace

class TestComparing : public QObject {
    Q_OBJECT

private slots:
    void takesTheFirstSentence()
    {
        QCOMPARE(firstSentence(u"The harbour was quiet. Maren counted."_s), u"The harbour was quiet."_s);
        QCOMPARE(firstSentence(u"[whispers]\n\nStay close. Or not."_s), u"[whispers] Stay close."_s);
        QCOMPARE(firstSentence(u"  \n "_s), QString());
        QCOMPARE(firstSentence(u"[sighs]"_s), QString());
    }

    void neverTakesMoreThanItsLimit()
    {
        const QString endless = u"one after the other, "_s.repeated(2000);
        const QString taken = firstSentence(endless);
        QVERIFY(text::billedCharacters(taken) <= kSentenceCharacters);
        QVERIFY(taken.size() > 150);
        QVERIFY(taken.endsWith(u','));
        QVERIFY(text::billedCharacters(limitedSentence(QString(QChar(u'x')).repeated(100000)))
                <= kSentenceCharacters);
    }

    void goesOnAtTheSameWord()
    {
        const QStringList words{u"The"_s, u"harbour"_s, u"was"_s, u"quiet."_s};
        const Reading quick = reading(words, 0.1, 0.3);
        const Reading slow = reading(words, 0.4, 0.5);
        // In the middle of "harbour", and in the pause after it.
        QCOMPARE(sameWord(quick, 0.5, slow), slow.words[1].startSeconds);
        QCOMPARE(sameWord(quick, 0.1 + 0.3 * 1.9, slow), slow.words[1].startSeconds);
        QCOMPARE(sameWord(slow, 1.91, quick), quick.words[3].startSeconds);
        QCOMPARE(sameWord(quick, 0.05, slow), 0.2);
        QVERIFY(qAbs(sameWord(quick, quick.seconds, slow) - slow.seconds) < 1e-9);
    }

    void findsWordsBetweenDirectionsAndPunctuation()
    {
        const Reading plain = reading({u"Stay"_s, u"close,"_s, u"she"_s, u"said."_s}, 0, 1);
        const Reading directed =
            reading({u"[whispers]"_s, u"Stay"_s, u"close"_s, u"she"_s, u"said!"_s}, 0, 1);
        QCOMPARE(sameWord(plain, 2.2, directed), 3.0);
        QCOMPARE(sameWord(directed, 4.5, plain), 3.0);
    }

    void withoutTimesThePlaceIsInProportion()
    {
        QCOMPARE(sameWord({{}, 4}, 1, {{}, 8}), 2.0);
        QCOMPARE(sameWord({{}, 0}, 1, {{}, 8}), 0.0);
        QCOMPARE(sameWord({{}, 4}, 99, {{}, 8}), 8.0);
    }

    void blindTestShufflesScoresAndRanks()
    {
        QRandomGenerator random(7);
        BlindTest test({0, 2, 3, 5}, random);
        QCOMPARE(test.count(), 4);
        QSet<int> seen;
        for (int place = 0; place < 4; ++place) {
            seen.insert(*test.slotAt(place));
            QCOMPARE(*test.placeOf(*test.slotAt(place)), place);
        }
        QCOMPARE(seen, (QSet<int>{0, 2, 3, 5}));
        QVERIFY(!test.slotAt(4));
        QVERIFY(!test.placeOf(1));

        test.setScore(0, 3);
        test.setScore(1, 9);
        test.setScore(2, 3);
        QVERIFY(!test.isScored());
        test.setScore(3, 1);
        QVERIFY(test.isScored());
        test.reveal();
        test.setScore(3, 5);
        const QList<BlindTest::Rank> ranks = test.ranking();
        QCOMPARE(ranks[0], (BlindTest::Rank{*test.slotAt(1), 5, 1}));
        QCOMPARE(ranks[1].rank, 2);
        QCOMPARE(ranks[2].rank, 2);
        QCOMPARE(ranks[3], (BlindTest::Rank{*test.slotAt(3), 1, 4}));
    }

    void blindOrderIsNotAlwaysTheSame()
    {
        QRandomGenerator random(1);
        QSet<int> firsts;
        for (int i = 0; i < 40; ++i)
            firsts.insert(*BlindTest({0, 1, 2}, random).slotAt(0));
        QCOMPARE(firsts.size(), 3);
    }
};

QTEST_GUILESS_MAIN(TestComparing)
#include "tst_comparing.moc"
