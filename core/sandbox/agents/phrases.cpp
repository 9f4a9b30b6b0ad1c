// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/agents/phrases.h"

#include <QHash>
#include <QRegularExpression>

#include <algorithm>
#include <vector>

using namespace Qt::StringLiterals;

namespace studio::sandbox {

namespace {

const QHash<QString, QString> &digitWords()
{
    static const QHash<QString, QString> words{
        {u"zero"_s, u"0"_s},      {u"one"_s, u"1"_s},       {u"two"_s, u"2"_s},
        {u"three"_s, u"3"_s},     {u"four"_s, u"4"_s},      {u"five"_s, u"5"_s},
        {u"six"_s, u"6"_s},       {u"seven"_s, u"7"_s},     {u"eight"_s, u"8"_s},
        {u"nine"_s, u"9"_s},      {u"ten"_s, u"10"_s},      {u"eleven"_s, u"11"_s},
        {u"twelve"_s, u"12"_s},   {u"thirteen"_s, u"13"_s}, {u"fourteen"_s, u"14"_s},
        {u"fifteen"_s, u"15"_s},  {u"sixteen"_s, u"16"_s},  {u"seventeen"_s, u"17"_s},
        {u"eighteen"_s, u"18"_s}, {u"nineteen"_s, u"19"_s}, {u"twenty"_s, u"20"_s},
        {u"thirty"_s, u"30"_s},   {u"forty"_s, u"40"_s},    {u"fifty"_s, u"50"_s},
        {u"sixty"_s, u"60"_s},    {u"seventy"_s, u"70"_s},  {u"eighty"_s, u"80"_s},
        {u"ninety"_s, u"90"_s}};
    return words;
}

/// What a recogniser writes in place of a digit.
const QHash<QString, QString> &nearlyDigits()
{
    static const QHash<QString, QString> words{
        {u"for"_s, u"4"_s},  {u"fore"_s, u"4"_s},  {u"to"_s, u"2"_s},   {u"too"_s, u"2"_s},
        {u"won"_s, u"1"_s},  {u"ate"_s, u"8"_s},   {u"oh"_s, u"0"_s},   {u"o"_s, u"0"_s},
        {u"tree"_s, u"3"_s}, {u"free"_s, u"3"_s},  {u"sex"_s, u"6"_s},  {u"sicks"_s, u"6"_s},
        {u"fife"_s, u"5"_s}, {u"niner"_s, u"9"_s}, {u"a"_s, u"8"_s},    {u"it"_s, u"8"_s},
        {u"aid"_s, u"8"_s},  {u"aged"_s, u"8"_s},  {u"age"_s, u"8"_s},  {u"hate"_s, u"8"_s},
        {u"late"_s, u"8"_s}, {u"want"_s, u"1"_s},  {u"fine"_s, u"5"_s}, {u"mine"_s, u"9"_s},
        {u"line"_s, u"9"_s}, {u"heaven"_s, u"7"_s}};
    return words;
}

int distance(const QString &a, const QString &b)
{
    std::vector<int> row(std::size_t(b.size()) + 1);
    for (std::size_t j = 0; j < row.size(); ++j)
        row[j] = int(j);
    for (qsizetype i = 1; i <= a.size(); ++i) {
        int diagonal = row[0];
        row[0] = int(i);
        for (std::size_t j = 1; j < row.size(); ++j) {
            const int changed = diagonal + (a[i - 1] == b[qsizetype(j) - 1] ? 0 : 1);
            diagonal = row[j];
            row[j] = std::min({changed, row[j] + 1, row[j - 1] + 1});
        }
    }
    return row.back();
}

bool isDigits(const QString &word)
{
    return !word.isEmpty() && std::all_of(word.begin(), word.end(), [](QChar c) { return c.isDigit(); });
}

int smallNumber(const QString &word)
{
    const int number = isDigits(word) ? word.left(4).toInt() : digitWords().value(word).toInt();
    return number > 0 && number <= 60 ? number : 0;
}

struct Run {
    QString digits;
    QList<bool> sure;
};

} // namespace

QStringList spokenWords(const QString &text)
{
    static const QRegularExpression pattern(
        u"[\\w.+-]+@[\\w-]+(?:\\.[\\w-]+)+|\\d{1,2}[:.]\\d{2}\\b|[\\p{L}\\d]+(?:['\u2019][\\p{L}]+)?"_s,
        QRegularExpression::UseUnicodePropertiesOption);
    QStringList words;
    auto found = pattern.globalMatch(text.left(4000));
    while (found.hasNext() && words.size() < 400)
        words.append(found.next().captured().toLower().replace(u'\u2019', u'\''));
    return words;
}

bool soundsLike(const QString &heard, const QString &meant)
{
    if (heard == meant)
        return true;
    const qsizetype length = std::max(heard.size(), meant.size());
    if (length < 5 || std::abs(heard.size() - meant.size()) > 2 || heard.size() > 24)
        return false;
    return distance(heard, meant) <= (length >= 8 ? 2 : 1);
}

bool says(const QStringList &words, const QString &alternatives)
{
    const QStringList all = alternatives.split(u'|');
    return std::any_of(all.begin(), all.end(), [&words](const QString &phrase) {
        const QStringList wanted = phrase.split(u' ');
        for (qsizetype at = 0; at + wanted.size() <= words.size(); ++at) {
            if (std::equal(
                    wanted.begin(), wanted.end(), words.begin() + at,
                    [](const QString &meant, const QString &heard) { return soundsLike(heard, meant); }))
                return true;
        }
        return false;
    });
}

QString digitsIn(const QStringList &words, int least, int most)
{
    Run best;
    Run run;
    const auto close = [&] {
        while (run.digits.size() > most && !run.sure.isEmpty() && !run.sure.first()) {
            run.digits.remove(0, 1);
            run.sure.removeFirst();
        }
        // "to" and "for" behind a number belong to what follows.
        while (!run.sure.isEmpty() && !run.sure.last() && run.digits.size() > most) {
            run.digits.chop(1);
            run.sure.removeLast();
        }
        if (run.sure.count(true) >= 2 && run.sure.count(true) * 3 >= run.sure.size()
            && run.digits.size() > best.digits.size())
            best = run;
        run = {};
    };
    const auto add = [&run](const QString &digits, bool sure) {
        run.digits += digits;
        for (qsizetype i = 0; i < digits.size(); ++i)
            run.sure.append(sure);
    };
    for (qsizetype i = 0; i < words.size(); ++i) {
        const QString &word = words[i];
        const QString known = isDigits(word) ? word : digitWords().value(word);
        if (!known.isEmpty()) {
            const QString next = digitWords().value(words.value(i + 1));
            const bool tens = !isDigits(word) && known.size() == 2 && known[1] == u'0' && known != u"10"_s;
            if (tens && next.size() == 1 && next != u"0"_s) {
                add(known.left(1) + next, true);
                ++i;
            } else {
                add(known, true);
            }
        } else if (nearlyDigits().contains(word)) {
            add(nearlyDigits().value(word), false);
        } else {
            close();
        }
    }
    close();
    return best.digits.size() >= least ? best.digits : QString();
}

QString dayIn(const QStringList &words)
{
    static const QStringList days{u"monday"_s,   u"tuesday"_s, u"wednesday"_s, u"thursday"_s, u"friday"_s,
                                  u"saturday"_s, u"sunday"_s,  u"tomorrow"_s,  u"tonight"_s,  u"today"_s};
    const auto capital = [](const QString &day) { return day.left(1).toUpper() + day.mid(1); };
    for (const QString &word : words) { // Tuesday and Thursday are near
        if (days.contains(word))
            return capital(word);
    }
    for (const QString &day : days) {
        if (says(words, day))
            return capital(day);
    }
    return {};
}

QString timeIn(const QStringList &words)
{
    int hour = 0;
    int minute = 0;
    for (qsizetype i = 0; i < words.size() && hour == 0; ++i) {
        const qsizetype colon = words[i].indexOf(QRegularExpression(u"[:.]"_s));
        if (colon > 0 && words[i].at(0).isDigit() && !words[i].contains(u'@')) {
            hour = words[i].left(colon).toInt();
            minute = words[i].mid(colon + 1).toInt();
            break;
        }
        const int number = smallNumber(words[i]);
        const QString before = words.value(i - 1);
        const QString after = words.value(i + 1);
        const bool half = before == u"past"_s && words.value(i - 2) == u"half"_s;
        const bool clock = after == u"o'clock"_s || after == u"oclock"_s || after == u"pm"_s
            || after == u"p"_s || after == u"thirty"_s || after == u"fifteen"_s
            || (after == u"o"_s && words.value(i + 2) == u"clock"_s);
        const bool at = before == u"at"_s || before == u"around"_s || before == u"about"_s;
        if (number < 1 || number > 23 || !(half || clock || at))
            continue;
        hour = number;
        minute = half || after == u"thirty"_s ? 30 : after == u"fifteen"_s ? 15 : 0;
    }
    if (hour < 1 || hour > 23 || minute < 0 || minute > 59)
        return {};
    if (hour < 10)
        hour += 12;
    return u"%1:%2"_s.arg(hour, 2, 10, QChar(u'0')).arg(minute, 2, 10, QChar(u'0'));
}

int peopleIn(const QStringList &words)
{
    for (qsizetype i = 0; i < words.size(); ++i) {
        const int number = smallNumber(words[i]);
        if (number < 1 || number > 20)
            continue;
        const QString before = words.value(i - 1);
        const QString after = words.value(i + 1);
        const bool people = after == u"people"_s || after == u"persons"_s || after == u"guests"_s
            || after == u"of"_s || (before == u"for"_s && after != u"o'clock"_s && after != u"pm"_s);
        if (people || words.size() == 1)
            return number;
    }
    return 0;
}

QString nameIn(const QString &text, bool bare)
{
    static const QRegularExpression told(
        u"\\b(?:name is|name's|under|this is|i am|i'm)\\s+(?:the name\\s+)?([\\p{L}]+)"_s,
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
    QString name = told.match(text.left(400)).captured(1).toLower();
    if (name.isEmpty() && bare) {
        const QStringList words = spokenWords(text);
        if (!words.isEmpty() && words.size() <= 4)
            name = words.last();
    }
    static const QStringList none{u"a"_s,  u"the"_s, u"not"_s,   u"my"_s,
                                  u"no"_s, u"yes"_s, u"sorry"_s, u"please"_s};
    if (name.size() < 2 || name.at(0).isDigit() || none.contains(name))
        return {};
    return name.left(1).toUpper() + name.mid(1).left(40);
}

} // namespace studio::sandbox
