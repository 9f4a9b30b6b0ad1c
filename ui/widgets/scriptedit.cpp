// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/scriptedit.h"

#include "ui/theme/theme.h"
#include "ui/theme/typography.h"
#include "ui/widgets/taghighlighter.h"

#include <QFileInfo>
#include <QKeyEvent>
#include <QMimeData>
#include <QMouseEvent>
#include <QPainter>
#include <QTextBlock>
#include <QUrl>

namespace studio::ui {

using namespace Qt::StringLiterals;

namespace {

// Goes in at once; a longer text in pieces of this length.
constexpr qsizetype kSlice = 20'000;
// A paragraph is laid out anew with each key: one of a million characters would stop the program.
constexpr qsizetype kLongestParagraph = 50'000;

/// Where a paragraph that is too long may end: after a sentence, else a word, else between characters.
qsizetype breakIn(QStringView paragraph)
{
    const QStringView part = paragraph.first(kLongestParagraph);
    qsizetype word = -1;
    for (qsizetype i = part.size() - 1; i > kLongestParagraph / 2; --i) {
        if (!part[i].isSpace())
            continue;
        if (word < 0)
            word = i;
        if (QStringView(u".!?…。！？").contains(part[i - 1]))
            return i + 1;
    }
    if (word >= 0)
        return word + 1;
    return part.back().isHighSurrogate() ? part.size() - 1 : part.size();
}

QString withParagraphsThatEnd(const QString &text)
{
    QString made;
    qsizetype start = 0;
    while (start <= text.size()) {
        qsizetype end = text.indexOf(u'\n', start);
        if (end < 0)
            end = text.size();
        QStringView paragraph = QStringView(text).sliced(start, end - start);
        while (paragraph.size() > kLongestParagraph) {
            const qsizetype at = breakIn(paragraph);
            made += paragraph.first(at);
            made += u'\n';
            paragraph = paragraph.sliced(at);
        }
        made += paragraph;
        if (end < text.size())
            made += u'\n';
        start = end + 1;
    }
    return made;
}

QString droppedDocument(const QMimeData *data, const QStringList &suffixes)
{
    const QList<QUrl> urls = data->urls();
    if (urls.size() != 1 || !urls.constFirst().isLocalFile())
        return {};
    const QString path = urls.constFirst().toLocalFile();
    return suffixes.contains(QFileInfo(path).suffix(), Qt::CaseInsensitive) ? path : QString();
}

} // namespace

QString cleanedScript(QString text)
{
    text.remove(QChar(u'\0'));
    text.replace(u"\r\n"_s, u"\n"_s);
    text.replace(QChar(u'\r'), QChar(u'\n'));
    return text;
}

ScriptEdit::ScriptEdit(QWidget *parent) : QTextEdit(parent), m_highlighter(new TagHighlighter(document()))
{
    setAcceptRichText(false);
    setFrameShape(QFrame::NoFrame);
    setTabChangesFocus(true);
    setAccessibleName(tr("Script"));
    setPlaceholderText(tr("Type or paste what should be spoken."));
    viewport()->setAutoFillBackground(false);
    document()->setDocumentMargin(6);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    applyFont();
    connect(document(), &QTextDocument::contentsChange, this, [this](int position, int, int added) {
        if (!m_formatting)
            applyLineHeight(position, added);
    });
    connect(this, &QTextEdit::textChanged, this, [this] {
        // Half a paste is no script.
        if (!isInserting())
            emit scriptChanged();
    });
    m_slices.setInterval(0);
    connect(&m_slices, &QTimer::timeout, this, &ScriptEdit::insertNext);
}

void ScriptEdit::setScript(const QString &text)
{
    // What was on its way belongs to the text that goes.
    endInserting();
    QTextCursor cursor(document());
    cursor.beginEditBlock();
    cursor.select(QTextCursor::Document);
    cursor.insertText(cleanedScript(text));
    cursor.endEditBlock();
}

void ScriptEdit::replaceScript(const QString &text)
{
    endInserting();
    selectAll();
    insertScript(text);
}

void ScriptEdit::insertScript(const QString &text)
{
    if (isInserting())
        return;
    const QString cleaned = cleanedScript(text);
    m_place = textCursor();
    if (cleaned.size() <= kSlice) {
        m_place.insertText(cleaned);
        setTextCursor(m_place);
        return;
    }
    m_pending = withParagraphsThatEnd(cleaned);
    m_done = 0;
    setReadOnly(true);
    // The first piece begins the step to undo: later ones join it, and never what was done before.
    m_place.beginEditBlock();
    m_place.removeSelectedText();
    insertPiece();
    m_place.endEditBlock();
    m_slices.start();
}

void ScriptEdit::insertPiece()
{
    qsizetype end = std::min(m_pending.size(), m_done + kSlice);
    if (end < m_pending.size() && m_pending[end].isLowSurrogate())
        ++end;
    m_place.insertText(m_pending.mid(m_done, end - m_done));
    m_done = end;
}

void ScriptEdit::endInserting()
{
    if (!isInserting())
        return;
    m_slices.stop();
    m_pending.clear();
    setReadOnly(false);
}

void ScriptEdit::insertNext()
{
    m_place.joinPreviousEditBlock();
    insertPiece();
    m_place.endEditBlock();
    if (m_done < m_pending.size())
        return;
    endInserting();
    setTextCursor(m_place);
    ensureCursorVisible();
    emit scriptChanged();
    emit inserted();
}

QString ScriptEdit::script() const
{
    return cleanedScript(toPlainText());
}

void ScriptEdit::insertTag(const QString &tag)
{
    if (isInserting())
        return;
    QTextCursor cursor = textCursor();
    const QString block = cursor.block().text();
    const int at = cursor.selectionStart() - cursor.block().position();
    const auto needsSpace = [&block](int index) {
        return index >= 0 && index < block.size() && !block.at(index).isSpace();
    };
    QString text = cleanedScript(tag);
    if (needsSpace(at - 1))
        text.prepend(QChar(u' '));
    if (!cursor.hasSelection() && (at >= block.size() || needsSpace(at)))
        text.append(QChar(u' '));
    cursor.insertText(text);
    setTextCursor(cursor);
}

void ScriptEdit::applyFont()
{
    const QFont font = fontFor(TypeRole::Script);
    if (this->font() != font)
        setFont(font);
    document()->setDefaultFont(font);
    applyLineHeight(0, document()->characterCount());
}

void ScriptEdit::applyLineHeight(int position, int added)
{
    // After an undo the formats come back by themselves, and an edit would lose the redo steps.
    if (document()->isRedoAvailable())
        return;
    const double height = lineHeight(TypeRole::Script);
    m_formatting = true;
    QTextCursor cursor(document());
    bool editing = false;
    for (QTextBlock block = document()->findBlock(position);
         block.isValid() && block.position() <= position + added; block = block.next()) {
        QTextBlockFormat format = block.blockFormat();
        if (format.lineHeightType() == QTextBlockFormat::FixedHeight && format.lineHeight() == height)
            continue;
        if (!editing)
            cursor.joinPreviousEditBlock();
        editing = true;
        format.setLineHeight(height, QTextBlockFormat::FixedHeight);
        format.setBottomMargin(8);
        cursor.setPosition(block.position());
        cursor.setBlockFormat(format);
    }
    if (editing)
        cursor.endEditBlock();
    m_formatting = false;
}

bool ScriptEdit::canInsertFromMimeData(const QMimeData *source) const
{
    return source->hasText() || !droppedDocument(source, m_suffixes).isEmpty();
}

void ScriptEdit::insertFromMimeData(const QMimeData *source)
{
    const QString file = droppedDocument(source, m_suffixes);
    if (!file.isEmpty()) {
        emit fileDropped(file);
    } else if (source->hasText()) {
        const QString text = source->text();
        const qsizetype kept = document()->characterCount() - textCursor().selectedText().size();
        if (text.size() + kept > kMaxScriptCharacters)
            emit pasteRefused(text.size());
        else
            insertScript(text);
    }
    ensureCursorVisible();
}

void ScriptEdit::setSpoken(int position, int length)
{
    if (m_spokenAt == position && m_spokenLength == length)
        return;
    const QRect before = spokenRect();
    const int last = document()->characterCount() - 1;
    m_spokenAt = std::clamp(position, 0, last);
    m_spokenLength = std::clamp(length, 0, last - m_spokenAt);
    viewport()->update(before | spokenRect());
}

QRect ScriptEdit::spokenRect() const
{
    if (m_spokenLength <= 0 || m_spokenAt + m_spokenLength >= document()->characterCount())
        return {};
    QTextCursor cursor(document());
    cursor.setPosition(m_spokenAt);
    const QRect first = cursorRect(cursor);
    cursor.setPosition(m_spokenAt + m_spokenLength);
    const QRect last = cursorRect(cursor);
    if (last.top() != first.top()) // the word breaks over two lines: its beginning
        return QRect(first.topLeft(), QPoint(viewport()->width(), first.bottom()));
    return first.united(last).adjusted(-2, 0, 2, 0);
}

void ScriptEdit::paintEvent(QPaintEvent *event)
{
    if (const QRect rect = spokenRect(); !rect.isEmpty()) {
        QPainter painter(viewport());
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme().waveSel);
        painter.drawRoundedRect(rect, 4, 4);
        // Not by colour alone.
        painter.fillRect(rect.left() + 2, rect.bottom() - 1, rect.width() - 4, 2, theme().accent);
    }
    QTextEdit::paintEvent(event);
}

void ScriptEdit::mouseReleaseEvent(QMouseEvent *event)
{
    QTextEdit::mouseReleaseEvent(event);
    if (event->button() == Qt::LeftButton && event->modifiers() == Qt::ControlModifier)
        emit hearRequested(cursorForPosition(event->position().toPoint()).position());
}

void ScriptEdit::changeEvent(QEvent *event)
{
    QTextEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_highlighter)
        m_highlighter->rehighlight();
    else if (event->type() == QEvent::FontChange && font() != fontFor(TypeRole::Script))
        applyFont(); // text has another size
}

void ScriptEdit::keyPressEvent(QKeyEvent *event)
{
    // A paragraph, not a line separator: it would be spoken as one line.
    if (event->matches(QKeySequence::InsertLineSeparator)) {
        textCursor().insertBlock();
        return;
    }
    QTextEdit::keyPressEvent(event);
    if (m_tagKey && event->text() == u"/"_s && !isReadOnly()) {
        const QTextCursor cursor = textCursor();
        const int before = cursor.positionInBlock() - 2;
        const QString line = cursor.block().text();
        if (before < 0 || line.at(before).isSpace())
            emit tagKeyTyped();
    }
}

} // namespace studio::ui
