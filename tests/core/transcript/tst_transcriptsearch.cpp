// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transcript/transcriptsearch.h"
#include "tests/core/transcript/samplewords.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace studio;
using namespace studio::transcript;

class TestTranscriptSearch final : public QObject {
    Q_OBJECT

private slots:
    void findsWithinSegments()
    {
        const FoundPlaces found = find(dialogue(), {u"s"_s});
        QCOMPARE(found.places.size(), size_t(5));
        QCOMPARE(found.places.front().from, (TextPlace{0, 5}));
        QCOMPARE(found.places.back().from.segment, 2);
        QVERIFY(find(dialogue(), {u"us.\nSure"_s}).places.empty());
        QVERIFY(find(dialogue(), {u"us\\.\\s"_s, true}).places.empty());
    }

    void replacesByExpressionAndKeepsTimes()
    {
        const FoundPlaces found = find(dialogue(), {u"(\\w+)ing us"_s, true}, u"$1ed them"_s);
        QCOMPARE(found.places.size(), size_t(1));
        Document document;
        document.setTranscript(dialogue());
        QVERIFY(document.apply(replaceFound(document.transcript(), found.places)));
        QCOMPARE(document.transcript().segments.first().text(), u"Thanks for joined them."_s);
        QCOMPARE(timesOf(document.transcript().segments.first().words), u"0-0.5 1-1.5 2-2.5 3-3.5"_s);
        document.undo();
        QCOMPARE(document.transcript(), dialogue());
        QVERIFY(!document.canUndo());
    }

    void replacesAllInOneStep()
    {
        Document document;
        document.setTranscript(dialogue());
        const FoundPlaces found = find(document.transcript(), {u"\\S+"_s, true}, u"x"_s);
        QCOMPARE(found.places.size(), size_t(12));
        QVERIFY(document.apply(replaceFound(document.transcript(), found.places)));
        QCOMPARE(document.transcript().plainText(), u"x x x x\nx x x x\nx x x x"_s);
        const FoundPlaces again = find(document.transcript(), {u"x"_s}, QString());
        QVERIFY(document.apply(replaceFound(document.transcript(), again.places)));
        QVERIFY(document.transcript().isEmpty());
        document.undo();
        document.undo();
        QCOMPARE(document.transcript(), dialogue());
    }

    void tellsABadExpression()
    {
        const FoundPlaces found = find(dialogue(), {u"("_s, true});
        QVERIFY(!found.problem.isEmpty());
        QVERIFY(replaceFound(dialogue(), found.places).isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestTranscriptSearch)
#include "tst_transcriptsearch.moc"
