// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/worderrors.h"

#include <QFile>

#include <algorithm>
#include <array>
#include <vector>

using namespace Qt::StringLiterals;

namespace studio::test {

WordErrors &WordErrors::operator+=(const WordErrors &other)
{
    said += other.said;
    replaced += other.replaced;
    missing += other.missing;
    added += other.added;
    return *this;
}

QStringList comparedWords(const QString &text)
{
    static const std::array<QString, 10> digits{u"zero"_s, u"one"_s, u"two"_s,   u"three"_s, u"four"_s,
                                                u"five"_s, u"six"_s, u"seven"_s, u"eight"_s, u"nine"_s};
    QString plain;
    for (const QChar c : text.toLower()) {
        if (c.isDigit())
            plain += u' ' + digits[std::size_t(c.digitValue())] + u' ';
        else if (c.isLetter() || c == u'\'')
            plain += c;
        else if (c == u'\u2019')
            plain += u'\'';
        else
            plain += u' ';
    }
    return plain.split(u' ', Qt::SkipEmptyParts);
}

WordErrors wordErrors(const QString &said, const QString &heard)
{
    const QStringList a = comparedWords(said);
    const QStringList b = comparedWords(heard);
    struct Cell {
        int cost = 0;
        WordErrors errors;
    };
    std::vector<Cell> row(std::size_t(b.size()) + 1);
    for (std::size_t j = 1; j < row.size(); ++j) {
        row[j] = row[j - 1];
        ++row[j].cost;
        ++row[j].errors.added;
    }
    for (const QString &word : a) {
        Cell corner = row[0];
        ++row[0].cost;
        ++row[0].errors.missing;
        for (std::size_t j = 1; j < row.size(); ++j) {
            Cell best = corner;
            if (word != b[qsizetype(j) - 1]) {
                ++best.cost;
                ++best.errors.replaced;
            }
            if (row[j].cost + 1 < best.cost) {
                best = row[j];
                ++best.cost;
                ++best.errors.missing;
            }
            if (row[j - 1].cost + 1 < best.cost) {
                best = row[j - 1];
                ++best.cost;
                ++best.errors.added;
            }
            corner = row[j];
            row[j] = best;
        }
    }
    WordErrors result = row.back().errors;
    result.said = int(a.size());
    return result;
}

QList<Prompt> asteriskPrompts()
{
    QList<Prompt> prompts;
    QFile list(QStringLiteral(STUDIO_TEST_SUPPORT_DIR "/../data/speech/asterisk-prompts.tsv"));
    if (!list.open(QIODevice::ReadOnly))
        return prompts;
    for (const QByteArray &line : list.readAll().split('\n')) {
        const QList<QByteArray> fields = line.split('\t');
        if (line.startsWith('#') || fields.size() != 2)
            continue;
        const QString name = QString::fromUtf8(fields[0]);
        const QString path = u"/usr/share/asterisk/sounds/en_US_f_Allison/"_s + name + u".g722"_s;
        if (QFile::exists(path))
            prompts.append({name, path, QString::fromUtf8(fields[1])});
    }
    return prompts;
}

} // namespace studio::test
