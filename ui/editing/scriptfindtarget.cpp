// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editing/scriptfindtarget.h"

#include "ui/theme/theme.h"
#include "ui/widgets/scriptedit.h"

namespace studio::ui {

namespace {

// More marks than these would be a wall of colour, and slow.
constexpr qsizetype kMostMarks = 500;

QTextCursor cursorOver(QTextDocument *document, const text::TextSpan &span)
{
    QTextCursor cursor(document);
    cursor.setPosition(int(span.start));
    cursor.setPosition(int(span.end()), QTextCursor::KeepAnchor);
    return cursor;
}

} // namespace

ScriptFindTarget::ScriptFindTarget(ScriptEdit *script, QObject *parent) : FindTarget(parent), m_script(script)
{
    connect(script, &ScriptEdit::scriptChanged, this, &FindTarget::textChanged);
    connect(script, &QTextEdit::cursorPositionChanged, this, &FindTarget::selectionChanged);
}

QWidget *ScriptFindTarget::widget() const
{
    return m_script;
}

QString ScriptFindTarget::text() const
{
    return m_script->script();
}

QString ScriptFindTarget::selectedText() const
{
    return m_script->textCursor().selectedText();
}

text::TextSpan ScriptFindTarget::selection() const
{
    const QTextCursor cursor = m_script->textCursor();
    return {cursor.selectionStart(), cursor.selectionEnd() - cursor.selectionStart()};
}

void ScriptFindTarget::select(const text::TextSpan &span)
{
    m_script->setTextCursor(cursorOver(m_script->document(), span));
    m_script->ensureCursorVisible();
}

void ScriptFindTarget::mark(const std::vector<text::SearchHit> &hits)
{
    QList<QTextEdit::ExtraSelection> marks;
    for (const text::SearchHit &hit : hits) {
        if (marks.size() >= kMostMarks)
            break;
        QTextEdit::ExtraSelection mark;
        mark.format.setBackground(theme().warnSoft);
        mark.format.setProperty(QTextFormat::OutlinePen, QPen(theme().warn));
        mark.cursor = cursorOver(m_script->document(), hit.span);
        marks.append(mark);
    }
    m_script->setExtraSelections(marks);
}

void ScriptFindTarget::replaceSelection(const QString &by)
{
    QTextCursor cursor = m_script->textCursor();
    cursor.insertText(by);
    m_script->setTextCursor(cursor);
}

void ScriptFindTarget::replaceAll(const QString &searched, const std::vector<text::SearchHit> &hits)
{
    m_script->replaceScript(text::replaceHits(searched, hits));
}

bool ScriptFindTarget::isBusy() const
{
    return m_script->isInserting();
}

qsizetype ScriptFindTarget::mostCharacters() const
{
    return kMaxScriptCharacters;
}

} // namespace studio::ui
