// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/taghighlighter.h"

#include "ui/theme/theme.h"

#include <QRegularExpression>
#include <QTextCharFormat>

namespace studio::ui {

using namespace Qt::StringLiterals;

std::vector<TagSpan> tagSpans(const QString &line)
{
    // Bounded lengths: a long line of brackets must not take long to search.
    static const QRegularExpression pattern(uR"(\[[^\[\]\n]{1,80}\]|<break\b[^<>\n]{0,80}/?>)"_s,
                                            QRegularExpression::CaseInsensitiveOption);
    std::vector<TagSpan> spans;
    for (auto it = pattern.globalMatch(line); it.hasNext();) {
        const QRegularExpressionMatch match = it.next();
        spans.push_back({int(match.capturedStart()), int(match.capturedLength())});
    }
    return spans;
}

TagHighlighter::TagHighlighter(QTextDocument *document) : QSyntaxHighlighter(document) { }

void TagHighlighter::highlightBlock(const QString &text)
{
    QTextCharFormat format;
    format.setForeground(theme().accentText);
    format.setBackground(theme().accentSoft);
    format.setFontWeight(QFont::Medium);
    for (const TagSpan &span : tagSpans(text))
        setFormat(span.start, span.length, format);
}

} // namespace studio::ui
