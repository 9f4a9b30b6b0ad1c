// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transcript/document.h"

#include <QSignalSpy>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace studio;
using namespace studio::transcript;

namespace {

Segment said(const QString &text, double from = 0)
{
    return {0, wordsFromText(text, from, from + 1)};
}

Transcript threeLines()
{
    Transcript result;
    result.speakers = {{u"speaker_0"_s, {}}};
    result.segments = {said(u"one"_s, 0), said(u"two"_s, 1), said(u"three"_s, 2)};
    result.seconds = 3;
    return result;
}

Change replaced(int first, int removed, const QList<Segment> &segments, const QString &key = {})
{
    Change change;
    change.name = u"Edit"_s;
    change.first = first;
    change.removed = removed;
    change.segments = segments;
    change.mergeKey = key;
    return change;
}

} // namespace

class TestTranscriptDocument final : public QObject {
    Q_OBJECT

private slots:
    void undoesAndRedoesEveryKindOfChange()
    {
        Document document;
        document.setTranscript(threeLines());
        const Transcript before = document.transcript();
        Change change = replaced(1, 1, {said(u"2a"_s, 1), said(u"2b"_s, 1.5)});
        change.speakers = QList<Speaker>{{u"speaker_0"_s, u"Ann"_s}};
        change.cuts = QList<Cut>{{5, 6}};
        change.language = u"de"_s;
        QVERIFY(document.apply(change));
        const Transcript after = document.transcript();
        QCOMPARE(after.plainText(), u"one\n2a\n2b\nthree"_s);
        QCOMPARE(after.speakers.first().name, u"Ann"_s);
        QCOMPARE(document.undoName(), u"Edit"_s);
        document.undo();
        QCOMPARE(document.transcript(), before);
        QVERIFY(!document.canUndo() && document.canRedo());
        document.redo();
        QCOMPARE(document.transcript(), after);
        QVERIFY(document.canUndo() && !document.canRedo());
    }

    void tellsOnlyWhatChanged()
    {
        Document document;
        document.setTranscript(threeLines());
        QSignalSpy segments(&document, &Document::segmentsChanged);
        QSignalSpy changes(&document, &Document::changed);
        QList<Segment> all = document.transcript().segments;
        all[1] = said(u"zwei"_s, 1);
        document.apply(replaced(0, 3, all));
        QCOMPARE(segments.size(), 1);
        QCOMPARE(segments.first(), (QVariantList{1, 1, 1}));
        QCOMPARE(changes.size(), 1);
        document.apply(replaced(0, 2, {}));
        QCOMPARE(segments.last(), (QVariantList{0, 2, 0}));
        document.undo();
        QCOMPARE(segments.last(), (QVariantList{0, 0, 2}));
        QCOMPARE(document.transcript().plainText(), u"one\nzwei\nthree"_s);
    }

    void takesTypingAsOneStep()
    {
        Document document;
        document.setTranscript(threeLines());
        for (const QString &text : {u"t"_s, u"tw"_s, u"two!"_s})
            document.apply(replaced(1, 1, {said(text, 1)}, u"typing"_s));
        document.undo();
        QCOMPARE(document.transcript().plainText(), u"one\ntwo\nthree"_s);
        QVERIFY(!document.canUndo());
        document.redo();
        QCOMPARE(document.transcript().plainText(), u"one\ntwo!\nthree"_s);
        document.apply(replaced(1, 1, {said(u"a"_s, 1)}, u"typing"_s));
        document.seal();
        document.apply(replaced(1, 1, {said(u"b"_s, 1)}, u"typing"_s));
        document.apply(replaced(0, 1, {said(u"c"_s, 0)}, u"typing"_s));
        document.undo();
        QCOMPARE(document.transcript().plainText(), u"one\nb\nthree"_s);
        document.undo();
        QCOMPARE(document.transcript().plainText(), u"one\na\nthree"_s);
    }

    void forgetsRedoAfterANewEdit()
    {
        Document document;
        document.setTranscript(threeLines());
        document.apply(replaced(0, 1, {}));
        document.undo();
        document.apply(replaced(1, 1, {}));
        QVERIFY(!document.canRedo());
        document.redo();
        QCOMPARE(document.transcript().plainText(), u"one\nthree"_s);
    }

    void refusesWhatLiesBeyondItsSegments()
    {
        Document document;
        document.setTranscript(threeLines());
        const qint64 revision = document.revision();
        QVERIFY(!document.apply({}));
        QVERIFY(!document.apply(replaced(-1, 1, {})));
        QVERIFY(!document.apply(replaced(2, 2, {})));
        QVERIFY(!document.apply(replaced(4, 0, {said(u"x"_s)})));
        QCOMPARE(document.revision(), revision);
    }

    void anotherTranscriptIsAnotherRevision()
    {
        Document document;
        document.setTranscript(threeLines());
        const qint64 first = document.revision();
        document.setTranscript(threeLines());
        QVERIFY(document.revision() > first);
    }

    void growsAtItsEndWhileRecognising()
    {
        Document document;
        document.setTranscript(threeLines());
        document.apply(replaced(0, 1, {said(u"eins"_s)}));
        document.append({{1, wordsFromText(u"four", 8, 9)}}, {{u"speaker_0"_s, {}}, {u"speaker_1"_s, {}}});
        QCOMPARE(document.transcript().seconds, 9.0);
        QCOMPARE(document.transcript().speakers.size(), 2);
        document.undo();
        QCOMPARE(document.transcript().plainText(), u"one\ntwo\nthree\nfour"_s);
    }
};

QTEST_GUILESS_MAIN(TestTranscriptDocument)
#include "tst_transcriptdocument.moc"
