// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/boundedexpression.h"

#include <vector>

using namespace Qt::StringLiterals;

namespace studio::text {

namespace {

// What one attempt can cost is bounded by these together.
constexpr qsizetype kWindow = 2000;
const auto kLimits = "(*LIMIT_MATCH=5000)(*LIMIT_DEPTH=1000)(*LIMIT_HEAP=2000)"_L1;

/// Lines of a piece, and of long lines as many sentences as fit.
std::vector<TextSpan> windowsOf(QStringView text, TextSpan source, bool whole)
{
    if (whole)
        return {source};
    std::vector<TextSpan> windows;
    const QStringView all = source.of(text);
    qsizetype line = 0;
    while (line <= all.size()) {
        qsizetype end = all.indexOf(u'\n', line);
        if (end < 0)
            end = all.size();
        const QStringView inLine = all.sliced(line, end - line);
        if (inLine.size() <= kWindow) {
            if (!inLine.isEmpty())
                windows.push_back({source.start + line, inLine.size()});
        } else {
            const QList<TextSpan> chunks = chunkSpans(inLine, kWindow);
            for (qsizetype i = 0; i < chunks.size(); ++i) {
                const qsizetype from = i == 0 ? 0 : chunks[i].start;
                const qsizetype to = i + 1 < chunks.size() ? chunks[i + 1].start : inLine.size();
                windows.push_back({source.start + line + from, to - from});
            }
        }
        line = end + 1;
    }
    return windows;
}

} // namespace

BoundedExpression::BoundedExpression(const SearchQuery &query) : m_isExpression(query.isExpression)
{
    QRegularExpression::PatternOptions options = QRegularExpression::UseUnicodePropertiesOption;
    if (!query.caseSensitive)
        options |= QRegularExpression::CaseInsensitiveOption;
    if (query.isExpression) {
        // As it was written: a message that speaks of what is put around it would not help.
        const QRegularExpression written(query.pattern, options);
        if (!written.isValid()) {
            m_error = written.errorString();
            m_errorPosition = written.patternErrorOffset();
            return;
        }
    }
    QString core = query.isExpression ? query.pattern : QRegularExpression::escape(query.pattern);
    if (query.wholeWords)
        core = u"(?<![\\p{L}\\p{M}\\p{N}_])(?:"_s + core + u")(?![\\p{L}\\p{M}\\p{N}_])"_s;
    m_expression = QRegularExpression(query.isExpression ? kLimits + core : core, options);
    if (!m_expression.isValid())
        m_error = m_expression.errorString();
}

bool BoundedExpression::forEachMatch(
    QStringView text, TextSpan within, const QDeadlineTimer &deadline,
    const std::function<bool(const QRegularExpressionMatch &, TextSpan)> &take) const
{
    if (!isValid())
        return true;
    for (const TextSpan &window : windowsOf(text, within, !m_isExpression)) {
        const QString subject = window.of(text).toString();
        qsizetype from = 0;
        while (from < subject.size()) {
            const QRegularExpressionMatch match = m_expression.match(subject, from);
            if (!match.isValid() || (m_isExpression && deadline.hasExpired()))
                return false;
            if (!match.hasMatch())
                break;
            if (match.capturedLength() == 0) {
                from = match.capturedEnd() + 1;
                continue;
            }
            from = match.capturedEnd();
            if (!take(match, {window.start + match.capturedStart(), match.capturedLength()}))
                return true;
        }
    }
    return true;
}

QString expandGroups(const QString &replacement, const QRegularExpressionMatch &match)
{
    QString made;
    made.reserve(replacement.size());
    for (qsizetype i = 0; i < replacement.size(); ++i) {
        const QChar c = replacement[i];
        const QChar next = i + 1 < replacement.size() ? replacement[i + 1] : QChar();
        if ((c == u'$' || c == u'\\') && next >= u'0' && next <= u'9') {
            made += match.captured(next.digitValue());
            ++i;
        } else if (c == u'\\' && (next == u'\\' || next == u'$')) {
            made += next;
            ++i;
        } else {
            made += c;
        }
    }
    return made;
}

} // namespace studio::text
