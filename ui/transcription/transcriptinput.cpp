// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/theme.h"
#include "ui/transcription/transcriptkeys.h"
#include "ui/transcription/transcriptview.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QInputMethodEvent>
#include <QKeyEvent>
#include <QScrollBar>
#include <QStyleHints>

using namespace Qt::StringLiterals;

namespace studio::ui {

using namespace studio::transcript;

bool TranscriptView::event(QEvent *event)
{
    // Single keys that mean something elsewhere in the window are letters here.
    if (event->type() == QEvent::ShortcutOverride) {
        auto *key = static_cast<QKeyEvent *>(event);
        const std::optional<TranscriptKey> means = transcriptKey(*key);
        if (means && (*means != TranscriptKey::Space || m_typing) && *means != TranscriptKey::Escape) {
            event->accept();
            return true;
        }
    }
    return QAbstractScrollArea::event(event);
}

void TranscriptView::keyPressEvent(QKeyEvent *event)
{
    if (!moveKey(event) && !editKey(event))
        event->ignore();
}

TextPlace TranscriptView::vertical(double pixels)
{
    const TextPlace place = m_cursor.caret();
    if (m_layout.count() == 0)
        return place;
    const TopEdge edge = topEdge();
    for (int near = std::max(0, place.segment - 1); near <= std::min(m_layout.count() - 1, place.segment + 1);
         ++near)
        m_layout.measure(near);
    keep(edge);
    const QRectF caret = m_layout.caretRect(place);
    if (!m_column)
        m_column = caret.left();
    const int top = m_layout.top(place.segment);
    double y = top + caret.center().y() + pixels;
    int segment = m_layout.segmentAt(int(y));
    if (y < 0)
        return {};
    if (y >= m_layout.bottom())
        return m_cursor.end();
    // The space below a paragraph belongs to the next one when going down.
    const int lines = m_layout.row(segment).layout.lineCount();
    if (y - m_layout.top(segment) >= lines * TranscriptLayout::lineStep()) {
        if (pixels > 0 && segment + 1 >= m_layout.count())
            return m_cursor.end();
        if (pixels > 0)
            y = m_layout.top(++segment);
        else
            y = m_layout.top(segment) + (lines - 0.5) * TranscriptLayout::lineStep();
    }
    return {segment, m_layout.offsetAt(segment, {*m_column, y - m_layout.top(segment)})};
}

bool TranscriptView::moveKey(const QKeyEvent *event)
{
    const std::optional<TranscriptKey> key = transcriptKey(*event);
    if (!key || m_document.transcript().isEmpty())
        return false;
    const bool selecting = event->modifiers().testFlag(Qt::ShiftModifier);
    const std::optional<double> column = m_column;
    m_column.reset();
    const TextPlace caret = m_cursor.caret();
    const double step = TranscriptLayout::lineStep();
    const bool rtl = m_layout.row(caret.segment).text.isRightToLeft();
    const auto lineEdge = [&](bool end) -> TextPlace {
        const TranscriptLayout::Row &row = m_layout.row(caret.segment);
        const QTextLine line = row.layout.lineForTextPosition(row.toLayout(caret.offset));
        if (!line.isValid())
            return caret;
        const int last = line.textStart() + line.textLength();
        const bool isLast = last >= row.layout.text().size() + row.preeditLength;
        return {caret.segment, row.fromLayout(end ? last - (isLast ? 0 : 1) : line.textStart())};
    };
    switch (*key) {
    case TranscriptKey::Left:
    case TranscriptKey::Right: {
        const bool back = (*key == TranscriptKey::Left) != rtl;
        if (m_cursor.hasSelection() && !selecting)
            moveCaret(back ? m_cursor.from() : m_cursor.to());
        else
            moveCaret(back ? m_cursor.left(caret) : m_cursor.right(caret), selecting);
        return true;
    }
    case TranscriptKey::WordLeft:
    case TranscriptKey::WordRight:
        moveCaret((*key == TranscriptKey::WordLeft) != rtl ? m_cursor.wordLeft(caret)
                                                           : m_cursor.wordRight(caret),
                  selecting);
        return true;
    case TranscriptKey::Up:
    case TranscriptKey::Down:
    case TranscriptKey::PageUp:
    case TranscriptKey::PageDown: {
        const bool page = *key == TranscriptKey::PageUp || *key == TranscriptKey::PageDown;
        const bool down = *key == TranscriptKey::Down || *key == TranscriptKey::PageDown;
        const double by = page ? viewport()->height() - step : step;
        m_column = column;
        const TextPlace place = vertical(down ? by : -by);
        const std::optional<double> aim = m_column;
        moveCaret(place, selecting);
        m_column = aim;
        return true;
    }
    case TranscriptKey::LineStart:
    case TranscriptKey::LineEnd:
        moveCaret(lineEdge(*key == TranscriptKey::LineEnd), selecting);
        return true;
    case TranscriptKey::Start:
        moveCaret({}, selecting);
        return true;
    case TranscriptKey::End:
        moveCaret(m_cursor.end(), selecting);
        return true;
    case TranscriptKey::HearHere:
        setTyping(false);
        if (const std::optional<WordRef> word = m_cursor.word())
            hear(*word);
        return true;
    case TranscriptKey::HearPrevious:
    case TranscriptKey::HearNext: {
        const std::optional<WordRef> here = m_cursor.word();
        const Transcript &words = m_document.transcript();
        const bool next = (*key == TranscriptKey::HearNext) != rtl;
        const std::optional<WordRef> word =
            here ? (next ? words.after(*here) : words.before(*here)) : std::nullopt;
        if (word) {
            moveCaret(m_cursor.placeOf(*word));
            hear(*word);
        }
        return true;
    }
    default:
        return false;
    }
}

bool TranscriptView::editKey(const QKeyEvent *event)
{
    const std::optional<TranscriptKey> key = transcriptKey(*event);
    if (!key)
        return false;
    m_editing = true;
    bool known = true;
    bool edited = true;
    switch (*key) {
    case TranscriptKey::Letter:
    case TranscriptKey::Space:
        if (*key == TranscriptKey::Space && !m_typing) {
            known = edited = false;
            break;
        }
        setTyping(true);
        m_cursor.type(event->text());
        break;
    case TranscriptKey::Backspace:
        setTyping(true);
        m_cursor.backspace();
        break;
    case TranscriptKey::Delete:
        m_cursor.deleteForward();
        break;
    case TranscriptKey::BackspaceWord:
        m_cursor.backspaceWord();
        break;
    case TranscriptKey::DeleteWord:
        m_cursor.deleteWord();
        break;
    case TranscriptKey::Split:
        m_cursor.split();
        break;
    case TranscriptKey::StartTyping:
        setTyping(true);
        break;
    case TranscriptKey::Escape:
        known = m_typing || m_cursor.hasSelection();
        edited = false;
        if (m_typing)
            setTyping(false);
        else if (known)
            clearSelection();
        break;
    case TranscriptKey::Copy:
        copy();
        edited = false;
        break;
    case TranscriptKey::Cut:
        cut();
        break;
    case TranscriptKey::Paste:
        paste();
        break;
    case TranscriptKey::SelectAll:
        selectAll();
        edited = false;
        break;
    case TranscriptKey::Undo:
    case TranscriptKey::Redo:
        m_editing = false;
        *key == TranscriptKey::Undo ? m_document.undo() : m_document.redo();
        edited = false;
        break;
    case TranscriptKey::SpeakerMenu:
        edited = false;
        if (!m_document.transcript().isEmpty()) {
            const QRect caret = caretRectOf(m_cursor.caret());
            emit speakerMenuRequested(m_cursor.caret().segment, viewport()->mapToGlobal(caret.bottomLeft()));
        }
        break;
    default:
        known = edited = false;
    }
    m_editing = false;
    if (edited)
        afterEdit();
    return known;
}

void TranscriptView::afterEdit()
{
    m_column.reset();
    m_layout.setPreedit(m_cursor.caret(), m_cursor.pending(), {});
    showPlace(m_cursor.caret());
    settle();
    afterCaret(true);
}

void TranscriptView::setTyping(bool typing)
{
    if (typing == m_typing)
        return;
    m_typing = typing;
    m_document.seal();
    if (!typing)
        m_cursor.moveTo(m_cursor.caret(), m_cursor.hasSelection());
    const int blink = QGuiApplication::styleHints()->cursorFlashTime() / 2;
    if (typing && blink > 0 && !theme().reduceMotion)
        m_blinking.start(blink, this);
    else
        m_blinking.stop();
    m_caretShown = true;
    m_layout.setPreedit(m_cursor.caret(), m_cursor.pending(), {});
    viewport()->update();
    emit typingChanged();
}

void TranscriptView::endTyping()
{
    setTyping(false);
}

void TranscriptView::hear(WordRef word)
{
    emit seekRequested(m_document.transcript().word(word).start);
}

void TranscriptView::copy()
{
    if (m_cursor.hasSelection())
        QGuiApplication::clipboard()->setText(m_cursor.selectedText());
}

void TranscriptView::cut()
{
    if (!m_cursor.hasSelection())
        return;
    copy();
    m_editing = true;
    m_cursor.removeSelection();
    m_editing = false;
    afterEdit();
}

void TranscriptView::paste()
{
    const QString text = QGuiApplication::clipboard()->text();
    if (text.isEmpty())
        return;
    m_editing = true;
    const bool done = m_cursor.paste(text);
    m_editing = false;
    if (!done)
        emit announced(tr("This is too much text for one paragraph. Nothing was changed."));
    afterEdit();
}

void TranscriptView::selectAll()
{
    const bool was = m_cursor.hasSelection();
    m_cursor.selectAll();
    afterCaret(was);
}

void TranscriptView::splitAtCaret()
{
    m_editing = true;
    m_cursor.split();
    m_editing = false;
    afterEdit();
}

void TranscriptView::mergeAtCaret()
{
    m_editing = true;
    m_cursor.mergeWithPrevious();
    m_editing = false;
    afterEdit();
}

bool TranscriptView::goToUncertain(bool forward)
{
    const Transcript &words = m_document.transcript();
    std::optional<WordRef> place = m_cursor.word();
    // The word at the caret is the first one asked, unless it is selected already.
    bool skips = m_cursor.hasSelection() || !forward;
    while (place) {
        if (!skips && isUncertain(words.word(*place)))
            break;
        skips = false;
        place = forward ? words.after(*place) : words.before(*place);
    }
    if (!place)
        return false;
    setTyping(false);
    selectWords({*place, *place});
    hear(*place);
    return true;
}

bool TranscriptView::focusNextPrevChild(bool next)
{
    return (hasFocus() && goToUncertain(next)) || QAbstractScrollArea::focusNextPrevChild(next);
}

void TranscriptView::focusInEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusInEvent(event);
    m_caretShown = true;
    viewport()->update();
}

void TranscriptView::focusOutEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusOutEvent(event);
    if (event->reason() != Qt::PopupFocusReason && event->reason() != Qt::ActiveWindowFocusReason)
        setTyping(false);
    viewport()->update();
}

void TranscriptView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || m_document.transcript().isEmpty())
        return;
    const QPoint at = event->position().toPoint();
    if (const int segment = speakerAt(at); segment >= 0) {
        emit speakerMenuRequested(segment, event->globalPosition().toPoint());
        return;
    }
    m_column.reset();
    m_pressed = true;
    m_dragging = false;
    m_pressedAt = at;
    setTyping(false);
    moveCaret(placeAt(at), event->modifiers().testFlag(Qt::ShiftModifier));
}

void TranscriptView::mouseMoveEvent(QMouseEvent *event)
{
    const QPoint at = event->position().toPoint();
    if (!m_pressed) {
        const int segment = speakerAt(at);
        if (segment != m_hovered) {
            updateSegment(std::exchange(m_hovered, segment));
            updateSegment(m_hovered);
            viewport()->setCursor(segment >= 0 ? Qt::PointingHandCursor : Qt::IBeamCursor);
        }
        return;
    }
    if ((at - m_pressedAt).manhattanLength() >= QApplication::startDragDistance())
        m_dragging = true;
    if (m_dragging)
        moveCaret(placeAt(at), true);
}

void TranscriptView::mouseReleaseEvent(QMouseEvent *event)
{
    if (!std::exchange(m_pressed, false) || m_dragging || event->modifiers() != Qt::NoModifier)
        return;
    if (const std::optional<WordRef> word = wordUnder(event->position().toPoint()))
        hear(*word);
}

void TranscriptView::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    if (const std::optional<WordRef> word = wordUnder(event->position().toPoint()))
        selectWords({*word, *word});
}

void TranscriptView::contextMenuEvent(QContextMenuEvent *event)
{
    if (m_document.transcript().isEmpty())
        return;
    if (event->reason() == QContextMenuEvent::Mouse) {
        const QPoint at = viewport()->mapFromGlobal(event->globalPos());
        const TextPlace place = placeAt(at);
        if (!m_cursor.hasSelection() || place < m_cursor.from() || m_cursor.to() < place)
            moveCaret(place);
        emit menuRequested(event->globalPos());
    } else {
        emit menuRequested(viewport()->mapToGlobal(caretRectOf(m_cursor.caret()).bottomLeft()));
    }
}

void TranscriptView::inputMethodEvent(QInputMethodEvent *event)
{
    m_editing = true;
    if (!event->commitString().isEmpty()) {
        setTyping(true);
        m_cursor.type(event->commitString());
    }
    m_editing = false;
    afterEdit();
    m_composing = event->preeditString();
    if (!m_composing.isEmpty()) {
        QTextCharFormat underlined;
        underlined.setFontUnderline(true);
        m_layout.setPreedit(m_cursor.caret(), m_cursor.pending() + m_composing,
                            {{int(m_cursor.caret().offset), int(m_composing.size()), underlined}});
        settle();
        viewport()->update();
    }
    event->accept();
}

QVariant TranscriptView::inputMethodQuery(Qt::InputMethodQuery query) const
{
    switch (query) {
    case Qt::ImEnabled:
        return true;
    case Qt::ImCursorRectangle:
        return caretRectOf(m_cursor.caret());
    case Qt::ImSurroundingText:
        return m_layout.count() > 0 ? m_layout.row(m_cursor.caret().segment).text : QString();
    case Qt::ImCursorPosition:
        return int(m_cursor.caret().offset);
    case Qt::ImAnchorPosition:
        return int(m_cursor.anchor().segment == m_cursor.caret().segment ? m_cursor.anchor().offset
                                                                         : m_cursor.caret().offset);
    case Qt::ImCurrentSelection:
        return m_cursor.selectedText();
    default:
        return QAbstractScrollArea::inputMethodQuery(query);
    }
}

} // namespace studio::ui
