// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/project/sourcetext.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace studio::project {

namespace {

/// Reads source once, left to right, and copies or blanks each piece.
class Blanker final {
public:
    Blanker(const QString &source, Strings strings) : m_source(source), m_strings(strings)
    {
        m_result.reserve(source.size());
    }

    QString run()
    {
        while (m_at < m_source.size()) {
            if (startsWith("//"_L1))
                take(endOf(u'\n', m_at), true);
            else if (startsWith("/*"_L1))
                take(after("*/"_L1, m_at + 2), true);
            else if (startsWith("R\""_L1) && !isWordBefore())
                take(endOfRawString(), true);
            else if (m_source.at(m_at) == u'"')
                take(endOfQuoted(u'"'), m_strings == Strings::Blank && !isIncludeLine());
            else if (m_source.at(m_at) == u'\'' && !isWordBefore())
                take(endOfQuoted(u'\''), false);
            else
                take(m_at + 1, false);
        }
        return m_result;
    }

private:
    [[nodiscard]] bool startsWith(QLatin1StringView text) const
    {
        return QStringView(m_source).mid(m_at).startsWith(text);
    }
    /// True inside numbers such as 1'000 and identifiers ending in R; u8R and LR still open a raw string.
    [[nodiscard]] bool isWordBefore() const
    {
        if (m_at == 0 || !(m_source.at(m_at - 1).isLetterOrNumber() || m_source.at(m_at - 1) == u'_'))
            return false;
        static const QRegularExpression prefix(u"(?<![A-Za-z0-9_])(u8|u|U|L)$"_s);
        return !prefix
                    .match(QStringView(m_source).mid(qMax<qsizetype>(0, m_at - 3), qMin<qsizetype>(3, m_at)))
                    .hasMatch();
    }
    [[nodiscard]] bool isIncludeLine() const
    {
        const qsizetype start = m_at == 0 ? 0 : m_source.lastIndexOf(u'\n', m_at - 1) + 1;
        return QStringView(m_source).mid(start, m_at - start).trimmed().startsWith(u'#');
    }
    [[nodiscard]] qsizetype endOf(QChar character, qsizetype from) const
    {
        const qsizetype found = m_source.indexOf(character, from);
        return found < 0 ? m_source.size() : found;
    }
    [[nodiscard]] qsizetype after(const QString &text, qsizetype from) const
    {
        const qsizetype found = m_source.indexOf(text, from);
        return found < 0 ? m_source.size() : found + text.size();
    }
    [[nodiscard]] qsizetype endOfRawString() const
    {
        const qsizetype open = endOf(u'(', m_at);
        const QString delimiter = m_source.mid(m_at + 2, open - m_at - 2);
        return after(u")%1\""_s.arg(delimiter), open);
    }
    [[nodiscard]] qsizetype endOfQuoted(QChar quote) const
    {
        for (qsizetype at = m_at + 1; at < m_source.size(); ++at) {
            if (m_source.at(at) == u'\\')
                ++at;
            else if (m_source.at(at) == quote || m_source.at(at) == u'\n')
                return at + 1;
        }
        return m_source.size();
    }
    void take(qsizetype end, bool blank)
    {
        for (; m_at < end; ++m_at) {
            const QChar character = m_source.at(m_at);
            m_result += blank && character != u'\n' ? QChar(u' ') : character;
        }
    }

    const QString &m_source;
    Strings m_strings;
    qsizetype m_at = 0;
    QString m_result;
};

} // namespace

QString codeOnly(const QString &source, Strings strings)
{
    return Blanker(source, strings).run();
}

QList<Include> includesOf(const QString &source)
{
    static const QRegularExpression pattern(uR"re(^\s*#\s*include\s*(?:"([^"]+)"|<([^>]+)>))re"_s);
    QList<Include> includes;
    int number = 0;
    for (const QString &line : codeOnly(source, Strings::Keep).split(u'\n')) {
        ++number;
        const QRegularExpressionMatch match = pattern.match(line);
        if (match.hasMatch()) {
            const bool quoted = !match.captured(1).isEmpty();
            includes += {number, match.captured(quoted ? 1 : 2), quoted};
        }
    }
    return includes;
}

} // namespace studio::project
