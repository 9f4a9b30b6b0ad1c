// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transcript/edits.h"
#include "core/transcript/ranges.h"
#include "tests/core/transcript/samplewords.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace studio;
using namespace studio::transcript;

namespace {

/// Carries a change out and back: nothing may stay behind.
Transcript done(const Change &change, const Transcript &before = dialogue())
{
    Document document;
    document.setTranscript(before);
    if (!document.apply(change))
        return {};
    Transcript after = document.transcript();
    document.undo();
    return document.transcript() == before ? after : Transcript();
}

} // namespace

class TestEdits final : public QObject {
    Q_OBJECT

private slots:
    void splitsAndMerges()
    {
        const Transcript parted = done(split(dialogue(), {1, 1}));
        QCOMPARE(parted.plainText(),
                 u"Thanks for joining us.\nSure.\nWe began early.\nAnd what surprised you?"_s);
        QCOMPARE(parted.segments.at(2).start(), 11.0);
        QCOMPARE(done(mergeWithPrevious(parted, 2), parted), dialogue());
        QVERIFY(split(dialogue(), {1, 0}).isEmpty());
        QVERIFY(split(dialogue(), {1, 9}).isEmpty());
        QVERIFY(mergeWithPrevious(dialogue(), 0).isEmpty());
        QVERIFY(mergeWithPrevious(dialogue(), 3).isEmpty());
        QCOMPARE(done(mergeWithPrevious(dialogue(), 1)).segments.first().speaker, 0);
    }

    void renamesEverywhere()
    {
        const Transcript named = done(renameSpeaker(dialogue(), 1, u" Maren  Holt "_s));
        QCOMPARE(speakerName(named, 1), u"Maren Holt"_s);
        QVERIFY(renameSpeaker(dialogue(), 5, u"x"_s).isEmpty());
        QVERIFY(renameSpeaker(dialogue(), 1, QString()).isEmpty());
    }

    void mergesSpeakersWithoutRenumberingOthers()
    {
        Transcript before = dialogue();
        before.segments[2].speaker = 2;
        const Transcript merged = done(mergeSpeakers(before, 1, 0), before);
        QCOMPARE(merged.speakers.size(), 2);
        QCOMPARE(merged.segments.at(1).speaker, 0);
        QCOMPARE(merged.segments.at(2).speaker, 1);
        QCOMPARE(speakerName(merged, 1), u"Speaker 3"_s);
        QVERIFY(mergeSpeakers(before, 1, 1).isEmpty());
        const Transcript other = done(mergeSpeakers(before, 0, 2), before);
        QCOMPARE(other.segments.at(0).speaker, 1);
        QCOMPARE(other.segments.at(1).speaker, 0);
        QCOMPARE(speakerName(other, 0), u"Speaker 2"_s);
    }

    void reassignsOneOrMany()
    {
        const Transcript many = done(assignSegments(dialogue(), {0, 2}, 2));
        QCOMPARE(many.segments.at(0).speaker, 2);
        QCOMPARE(many.segments.at(1).speaker, 1);
        QCOMPARE(many.segments.at(2).speaker, 2);
        const Transcript added = done(assignSegments(dialogue(), {1}, 3, u"Ann"_s));
        QCOMPARE(speakerName(added, added.segments.at(1).speaker), u"Ann"_s);
        QVERIFY(assignSegments(dialogue(), {1}, 1).isEmpty());
        QVERIFY(assignSegments(dialogue(), {1}, 4).isEmpty());
        QVERIFY(assignSegments(dialogue(), {3}, 0).isEmpty());
    }

    void reassignsWordsInTheMiddle()
    {
        const Transcript now = done(assignWords(dialogue(), {{0, 2}, {1, 0}}, 2));
        QCOMPARE(now.plainText(),
                 u"Thanks for\njoining us.\nSure.\nWe began early.\nAnd what surprised you?"_s);
        QCOMPARE(now.segments.at(1).speaker, 2);
        QCOMPARE(now.segments.at(2).speaker, 2);
        QCOMPARE(now.segments.at(3).speaker, 1);
    }

    void deletesWithAndWithoutTime()
    {
        const WordRange range{{0, 1}, {0, 2}};
        const Transcript kept = done(removeWords(dialogue(), range, TimeOf::Kept));
        QCOMPARE(kept.segments.first().text(), u"Thanks us."_s);
        QCOMPARE(kept.segments.first().words.last().start, 3.0);
        QVERIFY(kept.cuts.isEmpty());
        const Transcript cut = done(removeWords(dialogue(), range, TimeOf::Cut));
        QCOMPARE(cut.segments.first().words.last().start, 3.0);
        QCOMPARE(cut.cuts, (QList<Cut>{{1, 2.5}}));
        QCOMPARE(withoutCuts(cut).segments.first().words.last().start, 1.5);
        QCOMPARE(done(removeCut(cut, 2), cut).cuts.size(), 0);
        QVERIFY(removeCut(cut, 3).isEmpty());
        const Transcript joined = done(addCut(cut, {2, 5}), cut);
        QCOMPARE(joined.cuts, (QList<Cut>{{1, 5}}));
    }

    void removesAcrossSegments()
    {
        const Transcript now = done(removeWords(dialogue(), {{0, 1}, {2, 0}}, TimeOf::Kept));
        QCOMPARE(now.plainText(), u"Thanks what surprised you?"_s);
        QVERIFY(done(removeWords(dialogue(), {{1, 0}, {1, 3}}, TimeOf::Kept)).segments.size() == 2);
    }

    void shiftsSomeWordsUpToTheirNeighbours()
    {
        const WordRange range{{0, 1}, {0, 2}};
        QCOMPARE(timesOf(done(shiftWords(dialogue(), range, 0.25)).segments.first().words),
                 u"0-0.5 1.25-1.75 2.25-2.75 3-3.5"_s);
        QCOMPARE(timesOf(done(shiftWords(dialogue(), range, 9)).segments.first().words),
                 u"0-0.5 2-2.5 3-3.5 3-3.5"_s);
        QCOMPARE(timesOf(done(shiftWords(dialogue(), range, -9)).segments.first().words),
                 u"0-0.5 0-0.5 1-1.5 3-3.5"_s);
        QVERIFY(shiftWords(dialogue(), range, 0).isEmpty());
        QVERIFY(shiftWords(dialogue(), range, qQNaN()).isEmpty());
    }

    void cascadesToTheEnd()
    {
        const Transcript later = done(shiftFrom(dialogue(), {1, 1}, 2));
        QCOMPARE(later.segments.at(1).words.at(0).start, 10.0);
        QCOMPARE(later.segments.at(1).words.at(1).start, 13.0);
        QCOMPARE(later.segments.at(2).words.at(3).end, 25.5);
        QVERIFY(shiftAll(dialogue(), -1).isEmpty()); // It begins at 0.
        QCOMPARE(done(shiftAll(dialogue(), 1.5)).segments.at(2).start(), 21.5);
    }

    void setsAWordsTimes()
    {
        const Transcript now = done(setTimes(dialogue(), {0, 1}, 0.75, 1.75));
        QCOMPARE(timesOf(now.segments.first().words), u"0-0.5 0.75-1.75 2-2.5 3-3.5"_s);
        const Transcript moved = done(setTimes(dialogue(), {0, 1}, 1, 2, true));
        QCOMPARE(timesOf(moved.segments.first().words), u"0-0.5 1-2 2.5-3 3.5-4"_s);
        QCOMPARE(moved.segments.at(2).start(), 20.5);
        QCOMPARE(timesOf(done(setTimes(dialogue(), {0, 1}, 7, 8)).segments.first().words),
                 u"0-0.5 2-8 2-2.5 3-3.5"_s);
    }

    void findsWordsOfASelectionInTheSound()
    {
        QCOMPARE(wordsBetween(dialogue(), 1.1, 11), (WordRange{{0, 1}, {1, 0}}));
        QVERIFY(!wordsBetween(dialogue(), 5, 6));
        QCOMPARE(textOf(dialogue(), {{0, 1}, {1, 0}}), u"for joining us.\nSure."_s);
        QCOMPARE(wordCount(dialogue(), {{0, 1}, {2, 0}}), 8);
    }

    void takesWhatWasRecognisedAnew()
    {
        const Transcript now =
            done(replaceWords(dialogue(), {{0, 1}, {0, 2}}, {segmentSaying(u"to be here"_s, 1, -1)}));
        QCOMPARE(now.segments.first().text(), u"Thanks to be here us."_s);
        QCOMPARE(now.segments.size(), 3);
        const Transcript other =
            done(replaceWords(dialogue(), {{0, 1}, {0, 2}}, {segmentSaying(u"ok"_s, 1, 1)}));
        QCOMPARE(other.plainText().left(13), u"Thanks\nok\nus."_s);
    }
};

QTEST_GUILESS_MAIN(TestEdits)
#include "tst_edits.moc"
