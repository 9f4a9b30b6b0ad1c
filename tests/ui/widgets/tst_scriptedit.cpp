// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/theme.h"
#include "ui/theme/variants.h"
#include "ui/widgets/scriptedit.h"
#include "ui/widgets/taghighlighter.h"

#include <QElapsedTimer>
#include <QMimeData>
#include <QSignalSpy>
#include <QTest>
#include <QTextBlock>
#include <QTextLayout>
#include <QUrl>

using namespace Qt::StringLiterals;
using namespace studio::ui;

namespace {
class Edit : public QObject {
public:
    static void paste(ScriptEdit &edit, const QMimeData &data) { (edit.*&Opened::insertFromMimeData)(&data); }

private:
    struct Opened : QTextEdit {
        using QTextEdit::insertFromMimeData;
    };
};

bool allLinesFixed(const ScriptEdit &edit)
{
    for (QTextBlock block = edit.document()->begin(); block.isValid(); block = block.next()) {
        if (block.blockFormat().lineHeightType() != QTextBlockFormat::FixedHeight
            || block.blockFormat().lineHeight() != 26)
            return false;
    }
    return true;
}
} // namespace

class TestScriptEdit final : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { setupAppearance(); }

    void pastesPlainTextWithoutNul()
    {
        ScriptEdit edit;
        QMimeData data;
        data.setHtml(u"<b>Bold</b>"_s);
        data.setText(u"Bold\r\nline"_s + QChar(u'\0') + u" two"_s);
        Edit::paste(edit, data);
        QCOMPARE(edit.script(), u"Bold\nline two"_s);
        QVERIFY(allLinesFixed(edit));
        QCOMPARE(edit.textCursor().charFormat().fontWeight(), int(QFont::Normal));
    }

    void everyNewBlockHasTheLineHeight()
    {
        ScriptEdit edit;
        QVERIFY(allLinesFixed(edit));
        edit.setScript(u"One\nTwo\nThree"_s);
        QVERIFY(allLinesFixed(edit));
        edit.moveCursor(QTextCursor::End);
        QTest::keyClick(&edit, Qt::Key_Return);
        QTest::keyClicks(&edit, u"Four"_s);
        QTest::keyClick(&edit, Qt::Key_Return, Qt::ShiftModifier);
        QTest::keyClicks(&edit, u"Five"_s);
        QVERIFY(allLinesFixed(edit));
        QCOMPARE(edit.script(), u"One\nTwo\nThree\nFour\nFive"_s);
        edit.setPlainText(u"Reset"_s);
        QVERIFY(allLinesFixed(edit));
    }

    void longPastesGoInPieceByPiece()
    {
        ScriptEdit edit;
        edit.resize(700, 300);
        edit.show();
        edit.setScript(u"Before"_s);
        edit.moveCursor(QTextCursor::End);
        QSignalSpy changes(&edit, &ScriptEdit::scriptChanged);
        QMimeData data;
        data.setText(u"The harbour was quiet before dawn.\r\n"_s.repeated(20'000));
        QElapsedTimer timer;
        timer.start();
        Edit::paste(edit, data);
        QVERIFY(edit.isInserting());
        QVERIFY2(timer.elapsed() < 2'000, qPrintable(QString::number(timer.elapsed())));
        QTRY_VERIFY_WITH_TIMEOUT(!edit.isInserting(), 60'000);
        QCOMPARE(edit.script().size(), 6 + 35 * 20'000);
        QCOMPARE(changes.size(), 1);
        QVERIFY(!edit.isReadOnly());
        edit.undo();
        QCOMPARE(edit.script(), u"Before"_s);
        edit.redo();
        QCOMPARE(edit.script().size(), 6 + 35 * 20'000);
    }

    void undoOfALongPasteKeepsWhatWasTypedBefore()
    {
        for (const bool selected : {false, true}) {
            ScriptEdit edit;
            QTest::keyClicks(&edit, u"Typed"_s);
            if (selected)
                edit.selectAll();
            edit.insertScript(u"The harbour was quiet.\n"_s.repeated(3'000));
            QTRY_VERIFY(!edit.isInserting());
            edit.undo();
            QCOMPARE(edit.script(), u"Typed"_s);
        }
    }

    void anotherScriptEndsALongPaste()
    {
        ScriptEdit edit;
        edit.insertScript(u"The harbour was quiet.\n"_s.repeated(3'000));
        QVERIFY(edit.isInserting());
        edit.insertTag(u"[sighs]"_s);
        QVERIFY(!edit.script().contains(u'['));
        edit.setScript(u"Another"_s);
        QVERIFY(!edit.isInserting());
        QVERIFY(!edit.isReadOnly());
        QTest::qWait(20);
        QCOMPARE(edit.script(), u"Another"_s);
        edit.insertScript(u"The harbour was quiet.\n"_s.repeated(3'000));
        edit.replaceScript(u"A document\n"_s.repeated(4'000));
        QTRY_VERIFY(!edit.isInserting());
        QCOMPARE(edit.script(), u"A document\n"_s.repeated(4'000));
    }

    void aParagraphWithoutEndIsBroken()
    {
        ScriptEdit edit;
        edit.resize(700, 300);
        edit.show();
        const QString endless = u"The harbour was quiet. "_s.repeated(30'000);
        QElapsedTimer timer;
        timer.start();
        edit.insertScript(endless);
        QTRY_VERIFY_WITH_TIMEOUT(!edit.isInserting(), 30'000);
        QVERIFY2(timer.elapsed() < 20'000, qPrintable(QString::number(timer.elapsed())));
        QString script = edit.script();
        for (const QString &paragraph : script.split(u'\n')) {
            QVERIFY(paragraph.size() <= 50'000);
            QVERIFY(paragraph.endsWith(u". "));
        }
        QCOMPARE(script.remove(u'\n'), endless);
        edit.setScript({});
        edit.insertScript(QString::fromUcs4(U"\U0001f600", 1).repeated(60'000));
        QTRY_VERIFY_WITH_TIMEOUT(!edit.isInserting(), 30'000);
        QCOMPARE(edit.script().remove(u'\n').size(), 120'000);
        QVERIFY(edit.script().isValidUtf16());
    }

    void hugePastesAreRefused()
    {
        ScriptEdit edit;
        edit.setScript(u"Before"_s);
        QSignalSpy refused(&edit, &ScriptEdit::pasteRefused);
        QMimeData data;
        data.setText(QString(50'000'000, u'a'));
        QElapsedTimer timer;
        timer.start();
        Edit::paste(edit, data);
        QVERIFY(timer.elapsed() < 2'000);
        QCOMPARE(refused.size(), 1);
        QCOMPARE(edit.script(), u"Before"_s);
    }

    void slashAtTheStartOfAWordAsksForATag()
    {
        ScriptEdit edit;
        edit.setTagKey(true);
        QSignalSpy asked(&edit, &ScriptEdit::tagKeyTyped);
        QTest::keyClicks(&edit, u"and/or 1/2"_s);
        QCOMPARE(asked.size(), 0);
        QTest::keyClicks(&edit, u" /"_s);
        QCOMPARE(asked.size(), 1);
        edit.setTagKey(false);
        QTest::keyClicks(&edit, u" /"_s);
        QCOMPARE(asked.size(), 1);
    }

    void undoAndRedoBringTextBack()
    {
        ScriptEdit edit;
        edit.setScript(u"First\nSecond"_s);
        edit.setScript(u"Other"_s);
        edit.undo();
        QCOMPARE(edit.script(), u"First\nSecond"_s);
        edit.redo();
        QCOMPARE(edit.script(), u"Other"_s);
    }

    void findsTags_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<int>("count");
        QTest::newRow("none") << u"plain text"_s << 0;
        QTest::newRow("audio tag") << u"[whispers] hello [pause 0.6s]"_s << 2;
        QTest::newRow("break") << u"wait <break time=\"0.6s\" /> go"_s << 1;
        QTest::newRow("open bracket") << u"[whispers hello"_s << 0;
        QTest::newRow("nested") << u"[[x]]"_s << 1;
    }
    void findsTags()
    {
        QFETCH(QString, line);
        QFETCH(int, count);
        QCOMPARE(int(tagSpans(line).size()), count);
    }

    void manyBracketsAreSearchedQuickly()
    {
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(int(tagSpans(QString(200'000, QChar(u'['))).size()), 0);
        QVERIFY(timer.elapsed() < 5000);
    }

    void tagsFollowTheTheme()
    {
        ScriptEdit edit;
        edit.setScript(u"[whispers] hello"_s);
        const auto ink = [&edit] {
            const auto formats = edit.document()->firstBlock().layout()->formats();
            return formats.isEmpty() ? QColor() : formats.constFirst().format.foreground().color();
        };
        edit.show();
        applyTheme(makeTheme(Scheme::Dark));
        QTRY_COMPARE(ink(), theme().accentText);
        applyTheme(makeTheme(Scheme::Light));
        QTRY_COMPARE(ink(), theme().accentText);
    }

    void droppedTextFilesAreHandedOver()
    {
        ScriptEdit edit;
        QSignalSpy dropped(&edit, &ScriptEdit::fileDropped);
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(u"/tmp/story.TXT"_s)});
        Edit::paste(edit, data);
        QCOMPARE(dropped.count(), 1);
        QCOMPARE(dropped.at(0).at(0).toString(), u"/tmp/story.TXT"_s);
        QVERIFY(edit.script().isEmpty());
    }

    void tagsGetTheSpacesTheyNeed()
    {
        ScriptEdit edit;
        edit.setScript(u"Hello there"_s);
        QTextCursor cursor = edit.textCursor();
        cursor.setPosition(5);
        edit.setTextCursor(cursor);
        edit.insertTag(u"[pause 0.6s]"_s);
        QCOMPARE(edit.script(), u"Hello [pause 0.6s] there"_s);
    }

    void tabLeavesTheField() { QVERIFY(ScriptEdit().tabChangesFocus()); }
};

QTEST_MAIN(TestScriptEdit)
#include "tst_scriptedit.moc"
