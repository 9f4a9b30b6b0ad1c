// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transcript/scriptcompare.h"
#include "tests/core/transcript/samplewords.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace studio;
using namespace studio::transcript;

class TestScriptCompare final : public QObject {
    Q_OBJECT

private slots:
    void findsNothingWhereAllIsAsWritten()
    {
        const ScriptComparison compared = compareWithScript(
            dialogue(),
            u"\u201CThanks\u201D \u2014 for JOINING us! Sure; we began early. And what surprised you"_s);
        QCOMPARE(compared.departures, QList<Departure>());
        QCOMPARE(compared.same, 12);
    }

    void tellsWhatDeparts()
    {
        const ScriptComparison compared = compareWithScript(
            dialogue(), u"Thanks so much for joining me. We began early. And what surprised you?"_s);
        QCOMPARE(compared.departures.size(), 2);
        const Departure missing = compared.departures.at(0);
        QVERIFY(!missing.heard);
        QCOMPARE(missing.scriptText, u"so much"_s);
        QCOMPARE(missing.place, (WordRef{0, 1}));
        const Departure other = compared.departures.at(1);
        QCOMPARE(other.heardText, u"us. Sure."_s);
        QCOMPARE(other.scriptText, u"me."_s);
        QCOMPARE(other.heard->first, (WordRef{0, 3}));
        QCOMPARE(other.heard->last, (WordRef{1, 0}));
    }

    void takesTheScriptWithTheTimesHeard()
    {
        Document document;
        document.setTranscript(dialogue());
        const ScriptComparison compared = compareWithScript(
            document.transcript(),
            u"Thanks so much for joining me. Sure, we began early. And what surprised you?"_s);
        QVERIFY(document.apply(takeScript(document.transcript(), compared)));
        const Transcript &now = document.transcript();
        QCOMPARE(now.plainText(),
                 u"Thanks so much for joining me.\nSure, we began early.\nAnd what surprised you?"_s);
        const QList<Word> &first = now.segments.first().words;
        QCOMPARE(timesOf(first), u"0-0.5 0.5-0.75 0.75-1 1-1.5 2-2.5 3-3.5"_s);
        QVERIFY(isUncertain(first.at(1)) && isUncertain(first.at(5)) && !isUncertain(first.at(3)));
        QCOMPARE(now.segments.at(1).speaker, 1);
        document.undo();
        QCOMPARE(document.transcript(), dialogue());
    }

    void takesTheScriptAsAServicePlacedIt()
    {
        Transcript aligned;
        Segment all;
        for (const auto &[text, start] : {std::pair{u"Many"_s, 0.1}, std::pair{u"thanks."_s, 0.6},
                                          std::pair{u"Sure,"_s, dialogue().segments.at(1).start() + 0.1}})
            all.words.append({.text = text, .start = start, .end = start + 0.2, .confidence = 0.9F});
        all.words.last().confidence = 0.1F;
        aligned.segments = {all};
        Document document;
        document.setTranscript(dialogue());
        QVERIFY(document.apply(takeAligned(document.transcript(), aligned)));
        const Transcript &now = document.transcript();
        QCOMPARE(now.plainText(), u"Many thanks.\nSure,"_s);
        QCOMPARE(now.segments.at(1).speaker, 1); // who spoke then
        QCOMPARE(now.segments.first().words.last().start, 0.6);
        QVERIFY(isUncertain(now.segments.at(1).words.first()));
        document.undo();
        QCOMPARE(document.transcript(), dialogue());
        QVERIFY(takeAligned(dialogue(), {}).isEmpty());
        QCOMPARE(takeAligned({}, aligned).segments.size(), 1);
    }

    void bearsEmptyAndForeignScripts()
    {
        QCOMPARE(compareWithScript(dialogue(), QString()).departures.size(), 1);
        QVERIFY(takeScript(dialogue(), compareWithScript(dialogue(), QString())).isEmpty());
        QVERIFY(takeScript({}, compareWithScript({}, u"a b"_s)).isEmpty());
        const ScriptComparison foreign = compareWithScript(dialogue(), u"\U0001F600 \u4f60\u597d x y z"_s);
        QVERIFY(!foreign.departures.isEmpty());
        Document document;
        document.setTranscript(dialogue());
        document.apply(takeScript(document.transcript(), foreign));
        QVERIFY(!document.transcript().plainText().contains(u"Thanks"_s));
    }

    void comparesABookSoon()
    {
        QRandomGenerator random(5);
        QStringList script;
        Transcript heard;
        Segment segment;
        for (int i = 0; i < 30'000; ++i) {
            const QString text = u"w%1"_s.arg(random.bounded(900));
            script.append(text);
            const int fate = random.bounded(10);
            Word word;
            word.text = fate == 0 ? u"x%1"_s.arg(random.bounded(50)) : text;
            word.start = i;
            word.end = i + 0.5;
            if (fate != 1)
                segment.words.append(word);
        }
        heard.segments = {segment};
        heard = normalised(heard);
        const ScriptComparison compared = compareWithScript(heard, script.join(u' '));
        // Four words in five were heard as written; a tenth is wrong, a tenth was left out.
        QVERIFY(compared.same > 23'500 && compared.same < 24'600);
        QVERIFY(!takeScript(heard, compared).isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestScriptCompare)
#include "tst_scriptcompare.moc"
