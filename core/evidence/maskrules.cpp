// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evidence/maskrules.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace studio::evidence {

namespace {

constexpr auto kUnicode = QRegularExpression::UseUnicodePropertiesOption;
constexpr auto kAnyCase = QRegularExpression::CaseInsensitiveOption;

/// Two number words or more in a row, in one language: what callers spell out.
QRegularExpression spokenNumbers(const QString &words, const QString &between)
{
    const QString word = u"(?:%1)"_s.arg(words);
    return QRegularExpression(u"\\b%1(?:[\\s,.-]+(?:(?:%2)\\s+)?%1)+\\b"_s.arg(word, between),
                              kUnicode | kAnyCase);
}

/// The words of one language, and what may stand between them.
struct NumberWords {
    QString words;
    QString between;
};

const QList<NumberWords> &numberWords()
{
    static const QList<NumberWords> languages{
        {u"zero|oh|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|"
         "fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|"
         "ninety|hundred|thousand|million|double|triple"_s,
         u"and|point|dash"_s},
        {u"null|eins|zwei|zwo|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|zwanzig|dreißig|"
         "vierzig|fünfzig|sechzig|siebzig|achtzig|neunzig|hundert|tausend"_s,
         u"und|komma"_s},
        {u"zéro|un|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|vingt|trente|quarante|"
         "cinquante|soixante|cent|mille"_s,
         u"et|virgule"_s},
        {u"cero|uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|veinte|treinta|cuarenta|"
         "cincuenta|sesenta|setenta|ochenta|noventa|cien|mil"_s,
         u"y|coma"_s}};
    return languages;
}

const QList<QRegularExpression> &numberPatterns()
{
    static const QList<QRegularExpression> patterns = [] {
        QList<QRegularExpression> all{QRegularExpression(u"\\p{Nd}+"_s, kUnicode)};
        for (const NumberWords &language : numberWords())
            all.append(spokenNumbers(language.words, language.between));
        return all;
    }();
    return patterns;
}

/// One number word alone, of the first language: elsewhere "un" and "once" are words of every day.
const QRegularExpression &loneNumber()
{
    static const QRegularExpression pattern(u"\\b(?:%1)\\b"_s.arg(numberWords().first().words),
                                            kUnicode | kAnyCase);
    return pattern;
}

const QRegularExpression &writtenAddress()
{
    static const QRegularExpression pattern(u"[^\\s@<>()\\[\\]\"',;:]+@[^\\s@<>()\\[\\]\"',;:]+"_s, kUnicode);
    return pattern;
}

const QRegularExpression &spokenAddress()
{
    static const QRegularExpression pattern(
        u"\\b[\\w-]+(?:\\s+(?:dot|point|underscore|dash|minus|punkt)\\s+[\\w-]+)*\\s+(?:at|ät)\\s+[\\w-]+"
        "(?:\\s+(?:dot|point|punkt)\\s+[\\w-]+)+"_s,
        kUnicode | kAnyCase);
    return pattern;
}

} // namespace

MaskRules::MaskRules(const MaskOptions &options) : m_numbers(options.numbers), m_addresses(options.addresses)
{
    QStringList words;
    for (const QString &name : options.names) {
        const QString whole = name.simplified();
        if (whole.size() < 2)
            continue;
        words += whole;
        // Who says the whole name once says a part of it later.
        for (const QString &part : whole.split(u' ')) {
            if (part.size() >= 3)
                words += part;
        }
    }
    words.removeDuplicates();
    // The longest first: what it covers needs no second look.
    std::stable_sort(words.begin(), words.end(),
                     [](const QString &left, const QString &right) { return left.size() > right.size(); });
    for (const QString &word : std::as_const(words)) {
        const QString pattern = QRegularExpression::escape(word).replace(u"\\ "_s, u"\\s+"_s);
        m_names.append(QRegularExpression(u"(?<!\\p{L})%1(?!\\p{L})"_s.arg(pattern), kUnicode | kAnyCase));
    }
}

void MaskRules::add(QList<MaskRange> &ranges, const QRegularExpression &pattern, const QString &text,
                    bool isAddress) const
{
    for (auto it = pattern.globalMatch(text); it.hasNext();) {
        const QRegularExpressionMatch match = it.next();
        if (match.capturedLength() > 0)
            ranges.append({.from = match.capturedStart(), .to = match.capturedEnd(), .isAddress = isAddress});
    }
}

QList<MaskRange> MaskRules::personalRangesIn(const QString &text) const
{
    QList<MaskRange> ranges;
    if (m_addresses) {
        add(ranges, writtenAddress(), text, true);
        add(ranges, spokenAddress(), text);
    }
    for (const QRegularExpression &name : m_names)
        add(ranges, name, text);
    return ranges;
}

QList<MaskRange> MaskRules::rangesIn(const QString &text, bool unfinished) const
{
    QList<MaskRange> ranges = personalRangesIn(text);
    if (m_numbers) {
        if (unfinished)
            add(ranges, loneNumber(), text);
        for (const QRegularExpression &pattern : numberPatterns())
            add(ranges, pattern, text);
    }
    std::sort(ranges.begin(), ranges.end(),
              [](const MaskRange &left, const MaskRange &right) { return left.from < right.from; });
    return ranges;
}

} // namespace studio::evidence
