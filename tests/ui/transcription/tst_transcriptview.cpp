// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transcript/edits.h"
#include "tests/core/transcript/samplewords.h"
#include "ui/theme/theme.h"
#include "ui/theme/variants.h"
#include "ui/transcription/transcriptview.h"

#include <QAccessible>
#include <QAccessibleEditableTextInterface>
#include <QAccessibleTextInterface>
#include <QApplication>
#include <QClipboard>
#include <QInputMethodEvent>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QVBoxLayout>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace studio;
using namespace studio::transcript;
using namespace studio::ui;

namespace {

Transcript longTranscript(int paragraphs)
{
    Transcript result;
    result.speakers = {{u"a"_s, {}}, {u"b"_s, u"Maren"_s}};
    for (int i = 0; i < paragraphs; ++i)
        result.segments.append(segmentSaying(
            u"The harbour was quiet before dawn and Maren counted the boats twice eleven and one "
            "that should not have been there at all"_s,
            i * 30.0, i % 2));
    return normalised(result);
}

/// A window with a transcript view and a button behind it.
struct Shown {
    explicit Shown(const Transcript &transcript)
    {
        document.setTranscript(transcript);
        auto *column = new QVBoxLayout(&window);
        view = new TranscriptView(document, &window);
        after = new QPushButton(u"After"_s, &window);
        column->addWidget(view);
        column->addWidget(after);
        window.resize(728, 480);
        window.show();
        view->setFocus();
        QApplication::setActiveWindow(&window);
        QVERIFY(QTest::qWaitForWindowActive(&window));
        QTRY_VERIFY(view->hasFocus());
    }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QTest::keyClick(view, key, modifiers);
    }
    void type(const QString &text)
    {
        for (const QChar c : text)
            QTest::keyClick(view, c.toLatin1());
    }
    [[nodiscard]] QString line(int segment) const
    {
        return document.transcript().segments.at(segment).text();
    }
    [[nodiscard]] QPoint center(WordRef word) const
    {
        const TextPlace from = view->cursor().placeOf(word);
        const TextPlace to{from.segment, from.offset + document.transcript().word(word).text.size()};
        return (view->caretRectOf(from).center() + view->caretRectOf(to).center()) / 2;
    }

    QWidget window;
    Document document;
    TranscriptView *view = nullptr;
    QPushButton *after = nullptr;
};

} // namespace

class TestTranscriptView final : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { setupAppearance(); }

    void clickAndEnterSeek()
    {
        Shown shown(dialogue());
        QSignalSpy seeks(shown.view, &TranscriptView::seekRequested);
        QTest::mouseClick(shown.view->viewport(), Qt::LeftButton, {}, shown.center({1, 2}));
        QCOMPARE(seeks.size(), 1);
        QCOMPARE(seeks.last().first().toDouble(), 12.0);
        shown.key(Qt::Key_Right, Qt::ControlModifier);
        shown.key(Qt::Key_Return);
        QCOMPARE(seeks.last().first().toDouble(), 13.0);
        shown.key(Qt::Key_Left, Qt::AltModifier);
        QCOMPARE(seeks.last().first().toDouble(), 12.0);
        shown.key(Qt::Key_Right, Qt::AltModifier);
        shown.key(Qt::Key_Right, Qt::AltModifier);
        QCOMPARE(seeks.last().first().toDouble(), 20.0);
    }

    void dragAndShiftClickSelectWithoutSeeking()
    {
        Shown shown(dialogue());
        QSignalSpy seeks(shown.view, &TranscriptView::seekRequested);
        QTest::mouseClick(shown.view->viewport(), Qt::LeftButton, {}, shown.center({0, 1}));
        QTest::mouseClick(shown.view->viewport(), Qt::LeftButton, Qt::ShiftModifier, shown.center({1, 1}));
        QCOMPARE(seeks.size(), 1);
        QCOMPARE(shown.view->selectedWords(), (WordRange{{0, 1}, {1, 1}}));
        QTest::mousePress(shown.view->viewport(), Qt::LeftButton, {}, shown.center({2, 0}));
        QTest::mouseMove(shown.view->viewport(), shown.center({2, 2}));
        QTest::mouseRelease(shown.view->viewport(), Qt::LeftButton, {}, shown.center({2, 2}));
        QCOMPARE(seeks.size(), 1);
        QCOMPARE(shown.view->selectedWords(), (WordRange{{2, 0}, {2, 2}}));
    }

    void theHeardWordFollows()
    {
        Shown shown(dialogue());
        shown.view->setPosition(12.2);
        QCOMPARE(shown.view->currentWord(), (WordRef{1, 2}));
        shown.view->setPosition(0);
        QVERIFY(!shown.view->currentWord());
    }

    void scrollsWithTheHeardWordUnlessTheReaderIsElsewhere()
    {
        Shown shown(longTranscript(200));
        QScrollBar *bar = shown.view->verticalScrollBar();
        shown.view->setPosition(1.2);
        QCOMPARE(bar->value(), 0);
        for (int i = 0; i < 20; ++i)
            shown.view->setPosition(i * 30 + 1.2);
        QVERIFY(bar->value() > 100);
        bar->setValue(bar->maximum());
        const int there = bar->value();
        shown.view->setPosition(21 * 30 + 1.2);
        QCOMPARE(bar->value(), there);
    }

    void spacePlaysUntilSomethingIsTyped()
    {
        Shown shown(dialogue());
        QTest::mouseClick(shown.view->viewport(), Qt::LeftButton, {}, shown.center({0, 0}));
        QKeyEvent space(QEvent::ShortcutOverride, Qt::Key_Space, Qt::NoModifier, u" "_s);
        space.ignore();
        QApplication::sendEvent(shown.view, &space);
        QVERIFY(!space.isAccepted());
        shown.view->moveCaret({0, 6});
        shown.type(u"x"_s);
        QVERIFY(shown.view->isTyping());
        space.ignore();
        QApplication::sendEvent(shown.view, &space);
        QVERIFY(space.isAccepted());
        shown.key(Qt::Key_Escape);
        QVERIFY(!shown.view->isTyping());
        QCOMPARE(shown.line(0), u"Thanksx for joining us."_s);
        QKeyEvent letter(QEvent::ShortcutOverride, Qt::Key_R, Qt::NoModifier, u"r"_s);
        letter.ignore();
        QApplication::sendEvent(shown.view, &letter);
        QVERIFY(letter.isAccepted());
    }

    void typedWordsShareTheGap()
    {
        Shown shown(dialogue());
        shown.view->moveCaret({0, 6});
        shown.type(u"! so much"_s);
        QCOMPARE(shown.line(0), u"Thanks! so much for joining us."_s);
        const QList<Word> words = shown.document.transcript().segments.first().words;
        QCOMPARE(words.at(1).start, 0.5);
        QCOMPARE(words.at(2).end, 1.0);
        QCOMPARE(words.at(3).start, 1.0);
        shown.document.undo();
        QCOMPARE(shown.line(0), dialogue().segments.first().text());
    }

    void aDeletedWordCanBeTypedAgain()
    {
        Shown shown(dialogue());
        shown.view->moveCaret({0, 10});
        shown.key(Qt::Key_Backspace, Qt::ControlModifier);
        QCOMPARE(shown.line(0), u"Thanks joining us."_s);
        shown.type(u"to you"_s);
        QCOMPARE(shown.line(0), u"Thanks to you joining us."_s);
        shown.view->selectWords({{0, 0}, {0, 0}});
        shown.key(Qt::Key_Delete);
        QCOMPARE(shown.line(0), u"to you joining us."_s);
        shown.type(u"Hi"_s);
        QCOMPARE(shown.line(0), u"Hi to you joining us."_s);
        for (int i = 0; i < 2; ++i)
            shown.key(Qt::Key_Backspace);
        QCOMPARE(shown.line(0), u"to you joining us."_s);
        shown.key(Qt::Key_End);
        shown.type(u" ok"_s);
        QCOMPARE(shown.line(0), u"to you joining us. ok"_s);
    }

    void splitsAndMergesByKeys()
    {
        Shown shown(dialogue());
        shown.view->moveCaret({1, 6});
        shown.key(Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(shown.line(1), u"Sure."_s);
        QCOMPARE(shown.line(2), u"We began early."_s);
        QCOMPARE(shown.view->cursor().caret(), (TextPlace{2, 0}));
        shown.key(Qt::Key_Backspace, Qt::ControlModifier);
        QCOMPARE(shown.document.transcript(), dialogue());
        QCOMPARE(shown.view->cursor().caret(), (TextPlace{1, 5}));
        shown.key(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(shown.document.transcript().segments.size(), 4);
        shown.key(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(shown.document.transcript(), dialogue());
        shown.key(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(shown.document.transcript().segments.size(), 4);
    }

    void tabVisitsUncertainWordsAndThenGoesOn()
    {
        Transcript transcript = dialogue();
        transcript.segments[0].words[2].confidence = 0.3F;
        transcript.segments[2].words[3].confidence = 0.5F;
        Shown shown(transcript);
        QSignalSpy seeks(shown.view, &TranscriptView::seekRequested);
        shown.key(Qt::Key_Tab);
        QCOMPARE(shown.view->selectedWords(), (WordRange{{0, 2}, {0, 2}}));
        QCOMPARE(seeks.last().first().toDouble(), 2.0);
        shown.key(Qt::Key_Tab);
        QCOMPARE(shown.view->selectedWords(), (WordRange{{2, 3}, {2, 3}}));
        shown.key(Qt::Key_Backtab, Qt::ShiftModifier);
        QCOMPARE(shown.view->selectedWords(), (WordRange{{0, 2}, {0, 2}}));
        // What is corrected is certain.
        shown.type(u"J"_s);
        shown.key(Qt::Key_Tab);
        QCOMPARE(shown.view->selectedWords(), (WordRange{{2, 3}, {2, 3}}));
        shown.key(Qt::Key_Tab);
        QTRY_VERIFY(shown.after->hasFocus());
    }

    void copiesCutsAndPastes()
    {
        Shown shown(dialogue());
        shown.view->selectWords({{0, 2}, {1, 0}});
        shown.key(Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QGuiApplication::clipboard()->text(), u"joining us.\nSure."_s);
        shown.key(Qt::Key_X, Qt::ControlModifier);
        QCOMPARE(shown.document.transcript().segments.first().text(), u"Thanks for We began early."_s);
        shown.key(Qt::Key_V, Qt::ControlModifier);
        QCOMPARE(shown.line(0), u"Thanks for joining us. Sure. We began early."_s);
        shown.document.undo();
        shown.document.undo();
        QCOMPARE(shown.document.transcript(), dialogue());
    }

    void movesByLinesParagraphsAndEnds()
    {
        Shown shown(longTranscript(4));
        shown.key(Qt::Key_End);
        const qsizetype lineEnd = shown.view->cursor().caret().offset;
        QVERIFY(lineEnd > 20 && lineEnd < shown.line(0).size());
        shown.key(Qt::Key_Down);
        QVERIFY(shown.view->cursor().caret().offset > lineEnd);
        shown.key(Qt::Key_End, Qt::ControlModifier);
        QCOMPARE(shown.view->cursor().caret(), shown.view->cursor().end());
        shown.key(Qt::Key_Up);
        shown.key(Qt::Key_Up);
        shown.key(Qt::Key_Up);
        QVERIFY(shown.view->cursor().caret().segment < 3);
        shown.key(Qt::Key_Home, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(shown.view->cursor().hasSelection());
        shown.key(Qt::Key_A, Qt::ControlModifier);
        QCOMPARE(shown.view->selectedWords()->last.segment, 3);
        shown.key(Qt::Key_Escape);
        QVERIFY(!shown.view->cursor().hasSelection());
    }

    void composesWithAnInputMethod()
    {
        Shown shown(dialogue());
        shown.view->moveCaret({0, 6});
        QInputMethodEvent composing(u"ni"_s, {});
        QApplication::sendEvent(shown.view, &composing);
        QCOMPARE(shown.document.transcript(), dialogue());
        shown.view->grab();
        QInputMethodEvent commit;
        commit.setCommitString(u"ž"_s);
        QApplication::sendEvent(shown.view, &commit);
        QCOMPARE(shown.line(0), u"Thanksž for joining us."_s);
        QCOMPARE(shown.view->inputMethodQuery(Qt::ImSurroundingText).toString(), shown.line(0));
        QCOMPARE(shown.view->inputMethodQuery(Qt::ImCursorPosition).toInt(), 7);
    }

    void asksForTheSpeakersMenu()
    {
        Shown shown(dialogue());
        QSignalSpy menus(shown.view, &TranscriptView::speakerMenuRequested);
        QTest::mouseClick(shown.view->viewport(), Qt::LeftButton, {}, QPoint(60, shown.center({1, 0}).y()));
        QCOMPARE(menus.size(), 1);
        QCOMPARE(menus.last().first().toInt(), 1);
        shown.view->moveCaret({2, 0});
        shown.key(Qt::Key_L, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(menus.last().first().toInt(), 2);
    }

    void tellsItsTextToAssistiveTechnology()
    {
        Shown shown(dialogue());
        QAccessibleInterface *face = QAccessible::queryAccessibleInterface(shown.view);
        QCOMPARE(face->role(), QAccessible::EditableText);
        QVERIFY(face->state().editable);
        QAccessibleTextInterface *text = face->textInterface();
        QVERIFY(text);
        const QString all = dialogue().plainText();
        QCOMPARE(text->characterCount(), int(all.size()));
        QCOMPARE(text->text(0, text->characterCount()), all);
        QCOMPARE(text->text(20, 30), all.mid(20, 10));
        text->setCursorPosition(29);
        QCOMPARE(text->cursorPosition(), 29);
        QCOMPARE(face->text(QAccessible::Description), u"Speaker 2, 0:11"_s);
        int from = 0;
        int to = 0;
        QVERIFY(text->attributes(29, &from, &to).contains(u"time:0:11"_s));
        QCOMPARE(all.mid(from, to - from), u"We"_s);
        text->setSelection(0, 0, 6);
        QCOMPARE(shown.view->cursor().selectedText(), u"Thanks"_s);
        face->editableTextInterface()->replaceText(0, 6, u"Thank you"_s);
        QCOMPARE(shown.line(0), u"Thank you for joining us."_s);
        QVERIFY(text->characterRect(3).isValid());
        QCOMPARE(text->offsetAtPoint(text->characterRect(3).center()) / 2, 3 / 2);
    }

    void keepsItsPlaceWhileHeightsBecomeKnown()
    {
        Shown shown(longTranscript(500));
        QScrollBar *bar = shown.view->verticalScrollBar();
        shown.view->showWord({250, 0});
        const int y = shown.view->caretRectOf({250, 0}).top();
        QVERIFY(y >= 0 && y < shown.view->viewport()->height());
        QTRY_VERIFY(bar->maximum() > 0 && shown.view->caretRectOf({250, 0}).top() == y);
        shown.document.apply(removeWords(shown.document.transcript(), {{0, 0}, {9, 5}}, TimeOf::Kept));
        QCOMPARE(shown.view->caretRectOf({241, 0}).top(), y);
    }

    void paintsInBothDirectionsAndThemes()
    {
        Transcript transcript = dialogue();
        transcript.segments[1].words[2].confidence = 0.3F;
        Segment arabic = segmentSaying(u"مرحبا بالعالم كيف حالك اليوم"_s, 26, 1);
        transcript.segments.append(arabic);
        Shown shown(transcript);
        shown.view->setPosition(12.2);
        shown.view->setDepartures({{{0, 1}, {0, 2}}}, {{2, 1}});
        const QImage plain = shown.view->grab().toImage();
        shown.window.setLayoutDirection(Qt::RightToLeft);
        const QImage mirrored = shown.view->grab().toImage();
        QVERIFY(plain != mirrored);
        // The current word is filled with the accent.
        bool filled = false;
        for (int x = 0; x < plain.width() && !filled; ++x)
            for (int y = 0; y < plain.height() && !filled; ++y)
                filled = plain.pixelColor(x, y) == theme().accent;
        QVERIFY(filled);
        shown.view->selectAll();
        shown.view->grab();
    }

    void survivesEditsOfAnEmptyTranscript()
    {
        Shown shown(Transcript{});
        for (const Qt::Key key : {Qt::Key_Up, Qt::Key_Down, Qt::Key_Home, Qt::Key_Backspace, Qt::Key_Delete,
                                  Qt::Key_PageDown, Qt::Key_Return, Qt::Key_Escape})
            shown.key(key);
        shown.key(Qt::Key_Return, Qt::ControlModifier);
        shown.view->grab();
        shown.type(u"Hi you"_s);
        QCOMPARE(shown.line(0), u"Hi you"_s);
        shown.key(Qt::Key_A, Qt::ControlModifier);
        shown.key(Qt::Key_Delete);
        QVERIFY(shown.document.transcript().isEmpty());
        QCOMPARE(shown.view->characterCount(), 0);
    }
};

QTEST_MAIN(TestTranscriptView)
#include "tst_transcriptview.moc"
