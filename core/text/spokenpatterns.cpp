// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/spokenpatterns.h"

#include "core/text/numberwords.h"

#include <QHash>

using namespace Qt::StringLiterals;

namespace studio::text {

namespace {

using Match = QRegularExpressionMatch;
using Kind = SpokenChange::Kind;
using namespace english;

const auto kNumber = "\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?"_L1;
const auto kMonths = "January|February|March|April|May|June|July|August|September|October|November|December|"
                     "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec"_L1;

QString monthName(int month)
{
    static const QStringList names{u"January"_s,   u"February"_s, u"March"_s,    u"April"_s,
                                   u"May"_s,       u"June"_s,     u"July"_s,     u"August"_s,
                                   u"September"_s, u"October"_s,  u"November"_s, u"December"_s};
    return month >= 1 && month <= 12 ? names[month - 1] : QString();
}

QString monthByName(const QString &name)
{
    for (int month = 1; month <= 12; ++month) {
        if (monthName(month).startsWith(name.left(3), Qt::CaseInsensitive))
            return monthName(month);
    }
    return name;
}

QString dateOf(const QString &month, int day, const QString &yearText)
{
    if (day < 1 || day > 31)
        return {};
    const QString date = month + u' ' + ordinal(day);
    return yearText.isEmpty() ? date : date + u", "_s + year(yearText.toInt());
}

QString leaveAlone(const Match &match, QStringView, QStringView)
{
    return match.captured();
}

QString isoDate(const Match &match, QStringView, QStringView)
{
    const QString month = monthName(match.captured(2).toInt());
    return month.isEmpty() ? QString() : dateOf(month, match.captured(3).toInt(), match.captured(1));
}

QString monthFirst(const Match &match, QStringView, QStringView)
{
    return dateOf(monthByName(match.captured(1)), match.captured(2).toInt(), match.captured(3));
}

QString dayFirst(const Match &match, QStringView, QStringView)
{
    return dateOf(monthByName(match.captured(2)), match.captured(1).toInt(), match.captured(3));
}

QString timeOfDay(const Match &match, QStringView, QStringView)
{
    const int hour = match.captured(1).toInt();
    const int minute = match.captured(2).toInt();
    QString half = match.captured(3).toLower().remove(u'.').remove(u' ');
    int shown = hour;
    if (half.isEmpty() && (hour > 12 || hour == 0))
        half = hour >= 12 ? u"pm"_s : u"am"_s;
    if (hour > 12)
        shown = hour - 12;
    else if (hour == 0)
        shown = 12;
    QString words = cardinal(shown);
    if (minute > 0)
        words += (minute < 10 ? u" oh "_s : u" "_s) + cardinal(minute);
    else if (half.isEmpty())
        words += u" o'clock"_s;
    if (!half.isEmpty())
        words += half == "pm"_L1 ? u" p.m."_s : u" a.m."_s;
    return words;
}

QString hourOfDay(const Match &match, QStringView, QStringView)
{
    const int hour = match.captured(1).toInt();
    if (hour < 1 || hour > 12)
        return {};
    const bool isPm = match.captured(2).startsWith(u'p', Qt::CaseInsensitive);
    return cardinal(hour) + (isPm ? u" p.m."_s : u" a.m."_s);
}

struct Money {
    QLatin1StringView one;
    QLatin1StringView many;
    QLatin1StringView smallOne;
    QLatin1StringView smallMany;
};

Money moneyOf(QChar sign)
{
    if (sign == u'£')
        return {"pound"_L1, "pounds"_L1, "penny"_L1, "pence"_L1};
    if (sign == u'€')
        return {"euro"_L1, "euros"_L1, "cent"_L1, "cents"_L1};
    if (sign == u'¥')
        return {"yen"_L1, "yen"_L1, {}, {}};
    return {"dollar"_L1, "dollars"_L1, "cent"_L1, "cents"_L1};
}

QString currency(const Match &match, QStringView, QStringView)
{
    const Money money = moneyOf(match.capturedView(1).front());
    QString amount = match.captured(2).remove(u',');
    const QString scale = match.captured(3).toLower();
    if (!scale.isEmpty()) {
        static const QHash<QString, QString> scales{{u"k"_s, u"thousand"_s},
                                                    {u"m"_s, u"million"_s},
                                                    {u"bn"_s, u"billion"_s},
                                                    {u"b"_s, u"billion"_s},
                                                    {u"tn"_s, u"trillion"_s}};
        return decimal(amount) + u' ' + scales.value(scale, scale) + u' ' + money.many;
    }
    const qsizetype point = amount.indexOf(u'.');
    const QString whole = point < 0 ? amount : amount.left(point);
    if (whole.size() > 15)
        return {};
    const qint64 units = whole.toLongLong();
    if (point < 0 || money.smallOne.isEmpty())
        return cardinal(units) + u' ' + (units == 1 ? money.one : money.many);
    if (amount.size() - point != 3)
        return decimal(amount) + u' ' + money.many;
    const int cents = QStringView(amount).sliced(point + 1).toInt();
    const QString small = cardinal(cents) + u' ' + (cents == 1 ? money.smallOne : money.smallMany);
    if (units == 0 && cents > 0)
        return small;
    const QString big = cardinal(units) + u' ' + (units == 1 ? money.one : money.many);
    return cents == 0 ? big : big + u" and "_s + small;
}

QString percent(const Match &match, QStringView, QStringView)
{
    return decimal(match.captured(1)) + u" percent"_s;
}

QString unit(const Match &match, QStringView, QStringView)
{
    static const QHash<QString, std::pair<QString, QString>> units{
        {u"km/h"_s, {u"kilometer per hour"_s, u"kilometers per hour"_s}},
        {u"mph"_s, {u"mile per hour"_s, u"miles per hour"_s}},
        {u"km"_s, {u"kilometer"_s, u"kilometers"_s}},
        {u"cm"_s, {u"centimeter"_s, u"centimeters"_s}},
        {u"mm"_s, {u"millimeter"_s, u"millimeters"_s}},
        {u"m"_s, {u"meter"_s, u"meters"_s}},
        {u"kg"_s, {u"kilogram"_s, u"kilograms"_s}},
        {u"mg"_s, {u"milligram"_s, u"milligrams"_s}},
        {u"g"_s, {u"gram"_s, u"grams"_s}},
        {u"lb"_s, {u"pound"_s, u"pounds"_s}},
        {u"lbs"_s, {u"pound"_s, u"pounds"_s}},
        {u"oz"_s, {u"ounce"_s, u"ounces"_s}},
        {u"ft"_s, {u"foot"_s, u"feet"_s}},
        {u"mi"_s, {u"mile"_s, u"miles"_s}},
        {u"ml"_s, {u"milliliter"_s, u"milliliters"_s}},
        {u"l"_s, {u"liter"_s, u"liters"_s}},
        {u"°C"_s, {u"degree Celsius"_s, u"degrees Celsius"_s}},
        {u"°F"_s, {u"degree Fahrenheit"_s, u"degrees Fahrenheit"_s}},
        {u"°"_s, {u"degree"_s, u"degrees"_s}},
        {u"kB"_s, {u"kilobyte"_s, u"kilobytes"_s}},
        {u"MB"_s, {u"megabyte"_s, u"megabytes"_s}},
        {u"GB"_s, {u"gigabyte"_s, u"gigabytes"_s}},
        {u"TB"_s, {u"terabyte"_s, u"terabytes"_s}},
        {u"Hz"_s, {u"hertz"_s, u"hertz"_s}},
        {u"kHz"_s, {u"kilohertz"_s, u"kilohertz"_s}},
        {u"MHz"_s, {u"megahertz"_s, u"megahertz"_s}},
        {u"GHz"_s, {u"gigahertz"_s, u"gigahertz"_s}},
        {u"kWh"_s, {u"kilowatt hour"_s, u"kilowatt hours"_s}},
        {u"kW"_s, {u"kilowatt"_s, u"kilowatts"_s}},
        {u"dB"_s, {u"decibel"_s, u"decibels"_s}},
        {u"ms"_s, {u"millisecond"_s, u"milliseconds"_s}},
        {u"min"_s, {u"minute"_s, u"minutes"_s}},
        {u"h"_s, {u"hour"_s, u"hours"_s}},
        {u"s"_s, {u"second"_s, u"seconds"_s}},
    };
    const auto found = units.constFind(match.captured(2));
    if (found == units.constEnd())
        return {};
    const QString number = match.captured(1);
    return decimal(number) + u' ' + (number == "1"_L1 ? found->first : found->second);
}

QString ordinalNumber(const Match &match, QStringView, QStringView)
{
    return match.captured(1).size() > 12 ? QString() : ordinal(match.captured(1).toLongLong());
}

QString decade(const Match &match, QStringView, QStringView)
{
    const QString words = year(match.captured(1).toInt());
    return words.endsWith(u'y') ? words.chopped(1) + u"ies"_s : words + u's';
}

QString yearNumber(const Match &match, QStringView before, QStringView)
{
    static const QRegularExpression calls(u"\\b(?:in|of|since|by|until|till|from|to|year|during|before|after|"
                                          u"around|circa|early|late|mid|spring|"
                                          "summer|autumn|fall|winter|"_s
                                              + kMonths + u"|\\d{4}),?\\s+(?:the\\s+)?$|[–-]$"_s,
                                          QRegularExpression::CaseInsensitiveOption);
    return calls.match(before.toString()).hasMatch() ? year(match.captured().toInt()) : QString();
}

QString telephone(const Match &match, QStringView, QStringView)
{
    QStringList groups;
    qsizetype count = 0;
    static const QRegularExpression between(u"[^\\d+]+"_s);
    for (const QString &group : match.captured().split(between, Qt::SkipEmptyParts)) {
        const QString words = digits(group);
        count += group.size();
        groups.append(group.startsWith(u'+') ? u"plus "_s + words : words);
    }
    return count >= 7 && groups.size() > 1 ? groups.join(u", "_s) : QString();
}

QString range(const Match &match, QStringView, QStringView)
{
    return decimal(match.captured(1)) + u" to "_s + decimal(match.captured(2));
}

QString fraction(const Match &match, QStringView, QStringView after)
{
    if (after.startsWith(u'/'))
        return {};
    static const QHash<QString, QString> known{
        {u"1/2"_s, u"one half"_s},    {u"1/3"_s, u"one third"_s},      {u"2/3"_s, u"two thirds"_s},
        {u"1/4"_s, u"one quarter"_s}, {u"3/4"_s, u"three quarters"_s}, {u"½"_s, u"one half"_s},
        {u"¼"_s, u"one quarter"_s},   {u"¾"_s, u"three quarters"_s}};
    return known.value(match.captured());
}

QString number(const Match &match, QStringView before, QStringView after)
{
    // A part of a code ("B2B", "v2.0.1", "3/4/2026") is no number.
    if (!before.isEmpty() && (before.back().isLetterOrNumber() || u"/_.:#"_s.contains(before.back())))
        return match.captured();
    if (!after.isEmpty() && (after.front().isLetter() || after.front() == u'/' || after.front() == u'_'))
        return match.captured();
    if (after.size() > 1 && (after[0] == u'.' || after[0] == u':' || after[0] == u'-') && after[1].isDigit())
        return match.captured();
    const QString words = decimal(match.captured(2));
    return match.capturedView(1).isEmpty() ? words : u"minus "_s + words;
}

QString numberSign(const Match &match, QStringView, QStringView)
{
    return u"number "_s + decimal(match.captured(1));
}

QString ampersand(const Match &, QStringView, QStringView)
{
    return u"and"_s;
}

QString roman(const Match &match, QStringView, QStringView)
{
    static const QHash<QChar, int> values{{u'I', 1}, {u'V', 5}, {u'X', 10}, {u'L', 50}, {u'C', 100}};
    const QString letters = match.captured(2);
    int sum = 0;
    for (qsizetype i = 0; i < letters.size(); ++i) {
        const int value = values.value(letters[i]);
        sum += i + 1 < letters.size() && value < values.value(letters[i + 1]) ? -value : value;
    }
    return match.captured(1) + u' ' + cardinal(sum);
}

QString saint(const Match &, QStringView, QStringView after)
{
    static const QRegularExpression name(u"^\\s+\\p{Lu}\\p{Ll}"_s);
    return name.match(after.toString()).hasMatch() ? u"Saint"_s : u"Street"_s;
}

/// With its full stop where the word also ends a sentence.
QString abbreviation(const Match &match, QStringView, QStringView after)
{
    static const QHash<QString, QString> words{
        {u"Dr."_s, u"Doctor"_s},       {u"Mr."_s, u"Mister"_s},
        {u"Mrs."_s, u"Missus"_s},      {u"Ms."_s, u"Miz"_s},
        {u"Prof."_s, u"Professor"_s},  {u"Capt."_s, u"Captain"_s},
        {u"Gen."_s, u"General"_s},     {u"Sgt."_s, u"Sergeant"_s},
        {u"Lt."_s, u"Lieutenant"_s},   {u"Jr."_s, u"Junior"_s},
        {u"Sr."_s, u"Senior"_s},       {u"e.g."_s, u"for example"_s},
        {u"i.e."_s, u"that is"_s},     {u"etc."_s, u"et cetera"_s},
        {u"vs."_s, u"versus"_s},       {u"approx."_s, u"approximately"_s},
        {u"dept."_s, u"department"_s}, {u"est."_s, u"established"_s},
        {u"Fig."_s, u"Figure"_s},      {u"Vol."_s, u"Volume"_s},
        {u"Ch."_s, u"Chapter"_s},      {u"Inc."_s, u"Incorporated"_s},
        {u"Ltd."_s, u"Limited"_s},     {u"Corp."_s, u"Corporation"_s},
        {u"Ave."_s, u"Avenue"_s},      {u"Blvd."_s, u"Boulevard"_s},
        {u"Rd."_s, u"Road"_s},         {u"Mt."_s, u"Mount"_s},
        {u"Ft."_s, u"Fort"_s},         {u"Nov."_s, u"November"_s},
        {u"Jan."_s, u"January"_s},     {u"Feb."_s, u"February"_s},
        {u"Aug."_s, u"August"_s},      {u"Sept."_s, u"September"_s},
        {u"Oct."_s, u"October"_s},     {u"Dec."_s, u"December"_s}};
    const auto found = words.constFind(match.captured());
    if (found == words.constEnd())
        return {};
    static const QRegularExpression ends(u"^(?:\\s*$|\\s*\\n)"_s);
    const bool isLast = after.isEmpty() || ends.match(after.toString()).hasMatch();
    return isLast ? *found + u'.' : *found;
}

QString numberWord(const Match &match, QStringView, QStringView)
{
    return (match.capturedView(1).front().isUpper() ? u"Number "_s : u"number "_s)
        + decimal(match.captured(2));
}

} // namespace

const std::vector<SpokenPattern> &englishPatterns()
{
    const auto make = [](const QString &pattern) {
        return QRegularExpression(pattern, QRegularExpression::UseUnicodePropertiesOption);
    };
    const QString n = u"("_s + kNumber + u")"_s;
    const QString months = u"("_s + kMonths + u")\\.?"_s;
    static const std::vector<SpokenPattern> patterns{
        {Kind::Symbol, make(u"\\b(?:https?://|www\\.)\\S+|[\\w.+-]+@[\\w-]+\\.[\\w.-]+"_s), leaveAlone},
        {Kind::Symbol, make(u"\\b\\d{1,4}[/.]\\d{1,2}[/.]\\d{1,4}\\b"_s), leaveAlone},
        {Kind::Date, make(u"\\b([12]\\d{3})-([01]\\d)-([0-3]\\d)\\b"_s), isoDate},
        {Kind::Date, make(u"\\b"_s + months + u" (\\d{1,2})(?:st|nd|rd|th)?\\b(?:,? ([12]\\d{3})\\b)?"_s),
         monthFirst},
        {Kind::Date,
         make(u"\\b(\\d{1,2})(?:st|nd|rd|th)? (?:of )?"_s + months + u"(?![a-z])(?:,? ([12]\\d{3})\\b)?"_s),
         dayFirst},
        {Kind::Time, make(u"\\b([01]?\\d|2[0-3]):([0-5]\\d)(?!\\d|:\\d)(\\s?(?:[ap]m\\b|[ap]\\.m\\.))?"_s),
         timeOfDay},
        {Kind::Time, make(u"\\b(\\d{1,2})\\s?([ap]m\\b|[ap]\\.m\\.)"_s), hourOfDay},
        {Kind::Currency,
         make(u"([$£€¥])\\s?"_s + n + u"(?:\\s?(thousand|million|billion|trillion|bn|tn|[kKmMbB])\\b)?"_s),
         currency},
        {Kind::Percent, make(u"(?<![\\w.])"_s + n + u"\\s?%"_s), percent},
        {Kind::Year, make(u"\\b(1[1-9]\\d0|20\\d0)s\\b"_s), decade},
        {Kind::Unit,
         make(u"(?<![\\w.,/])"_s + n
              + u"\\s?(km/"
                u"h|mph|km|cm|mm|kg|mg|lbs|lb|oz|ft|mi|ml|°C|°F|°|kB|MB|GB|TB|kHz|MHz|GHz|Hz|kWh|kW|dB|"
                "ms|min|[mglhs])(?![\\w/])"_s),
         unit},
        {Kind::Ordinal, make(u"\\b(\\d+)(?:st|nd|rd|th)\\b"_s), ordinalNumber},
        {Kind::Number, make(u"(?<![\\w/])\\+?\\d{1,4}(?:[ -]\\(?\\d{2,4}\\)?){2,5}(?![\\w/])"_s), telephone},
        {Kind::Number, make(u"(?<![\\w/])(?:1/2|1/3|2/3|1/4|3/4)(?![\\w/])|[½¼¾]"_s), fraction},
        {Kind::Year, make(u"(?<![\\w.,/$])(?:1[1-9]\\d\\d|20\\d\\d)(?![\\w/]|[.,]\\d)"_s), yearNumber},
        {Kind::Number, make(u"(?<![\\w.,/–-])"_s + n + u"\\s?[–-]\\s?"_s + n + u"(?![\\w/]|[.,–-]\\d)"_s),
         range},
        {Kind::Symbol, make(u"#(\\d{1,6})\\b"_s), numberSign},
        {Kind::Abbreviation, make(u"\\b([Nn])os?\\.\\s?(\\d{1,6})\\b"_s), numberWord},
        {Kind::Number, make(u"(?<![\\d.,])([-−]?)"_s + n), number},
        {Kind::Abbreviation, make(u"\\b(Chapter|Part|Act|Scene|Volume|Section|Book) ([IVXLC]{1,7})\\b"_s),
         roman},
        {Kind::Abbreviation, make(u"\\bSt\\."_s), saint},
        {Kind::Abbreviation, make(u"\\b(?:e\\.g\\.|i\\.e\\.|\\p{L}{2,6}\\.)"_s), abbreviation},
        {Kind::Symbol, make(u"(?<=\\s)&(?=\\s)"_s), ampersand},
    };
    return patterns;
}

} // namespace studio::text
