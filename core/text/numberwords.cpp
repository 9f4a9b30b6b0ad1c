// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/numberwords.h"

#include <QStringList>

#include <array>

using namespace Qt::StringLiterals;

namespace studio::text::english {

namespace {

const QStringList &small()
{
    static const QStringList words{u"zero"_s,    u"one"_s,     u"two"_s,       u"three"_s,    u"four"_s,
                                   u"five"_s,    u"six"_s,     u"seven"_s,     u"eight"_s,    u"nine"_s,
                                   u"ten"_s,     u"eleven"_s,  u"twelve"_s,    u"thirteen"_s, u"fourteen"_s,
                                   u"fifteen"_s, u"sixteen"_s, u"seventeen"_s, u"eighteen"_s, u"nineteen"_s};
    return words;
}

const QStringList &tens()
{
    static const QStringList words{QString(),  QString(),  u"twenty"_s,  u"thirty"_s, u"forty"_s,
                                   u"fifty"_s, u"sixty"_s, u"seventy"_s, u"eighty"_s, u"ninety"_s};
    return words;
}

QString belowHundred(int number)
{
    if (number < 20)
        return small()[number];
    const QString ten = tens()[number / 10];
    return number % 10 == 0 ? ten : ten + u'-' + small()[number % 10];
}

QString belowThousand(int number)
{
    if (number < 100)
        return belowHundred(number);
    const QString hundreds = small()[number / 100] + u" hundred"_s;
    return number % 100 == 0 ? hundreds : hundreds + u' ' + belowHundred(number % 100);
}

} // namespace

QString cardinal(qint64 number)
{
    if (number < 0)
        return u"minus "_s + cardinal(-number);
    if (number < 1000)
        return belowThousand(int(number));
    static const std::array<std::pair<qint64, QLatin1StringView>, 4> scales{
        {{1'000'000'000'000, "trillion"_L1},
         {1'000'000'000, "billion"_L1},
         {1'000'000, "million"_L1},
         {1000, "thousand"_L1}}};
    QStringList parts;
    for (const auto &[scale, name] : scales) {
        if (const qint64 count = number / scale; count > 0) {
            parts.append(belowThousand(int(count % 1000)) + u' ' + name);
            number %= scale;
        }
    }
    if (number > 0)
        parts.append(belowThousand(int(number)));
    return parts.join(u' ');
}

QString ordinal(qint64 number)
{
    QString words = cardinal(number);
    const qsizetype at = std::max(words.lastIndexOf(u' '), words.lastIndexOf(u'-')) + 1;
    const QString last = words.mid(at);
    static const QList<std::pair<QString, QString>> odd{{u"one"_s, u"first"_s},     {u"two"_s, u"second"_s},
                                                        {u"three"_s, u"third"_s},   {u"five"_s, u"fifth"_s},
                                                        {u"eight"_s, u"eighth"_s},  {u"nine"_s, u"ninth"_s},
                                                        {u"twelve"_s, u"twelfth"_s}};
    for (const auto &[from, to] : odd) {
        if (last == from)
            return words.left(at) + to;
    }
    if (last.endsWith(u'y'))
        return words.chopped(1) + u"ieth"_s;
    return words + u"th"_s;
}

QString year(int number)
{
    const int century = number / 100;
    const int rest = number % 100;
    if (number < 1100 || number > 2099 || (century == 20 && rest < 10))
        return cardinal(number);
    if (rest == 0)
        return century == 20 ? u"two thousand"_s : belowHundred(century) + u" hundred"_s;
    return belowHundred(century) + (rest < 10 ? u" oh "_s : u" "_s) + belowHundred(rest);
}

QString digits(QStringView written)
{
    QStringList words;
    for (const QChar c : written) {
        if (c.isDigit() && c.digitValue() < 10)
            words.append(small()[c.digitValue()]);
    }
    return words.join(u' ');
}

QString decimal(QStringView written)
{
    QString plain = written.toString();
    plain.remove(u',');
    const qsizetype point = plain.indexOf(u'.');
    const QString whole = point < 0 ? plain : plain.left(point);
    const bool isCode = whole.size() > 15 || (whole.size() > 1 && whole.startsWith(u'0'));
    QString words = isCode ? digits(whole) : cardinal(whole.toLongLong());
    if (point >= 0)
        words += u" point "_s + digits(QStringView(plain).sliced(point + 1));
    return words;
}

} // namespace studio::text::english
