// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evidence/maskrules.h"

#include "core/evidence/plainview.h"

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
    return QRegularExpression(
        u"\\b%1(?:[\\s,.;:/…–—-]+(?:(?:%2)\\s+)?(?:%1|\\p{N}+))+\\b"_s.arg(word, between),
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
        {u"zero|nought|nil|oh|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|"
         u"fourteen|"
         "fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|"
         "ninety|hundred|thousand|million|double|triple"_s,
         u"and|point|dash"_s},
        {u"(?:(?:ein|zwei|drei|vier|f(?:ü|ue)nf|sechs|sieben|acht|neun)und)?"
         "(?:zwanzig|drei(?:ß|ss)ig|vierzig|f(?:ü|ue)nfzig|sechzig|siebzig|achtzig|neunzig)|"
         "(?:drei|vier|f(?:ü|ue)nf|sech|sieb|acht|neun)zehn|null|eins|ein|zwei|zwo|drei|vier|f(?:ü|ue)nf|"
         "sechs|"
         "sieben|acht|neun|zehn|elf|zw(?:ö|oe)lf|hundert|tausend|doppel"_s,
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
        QList<QRegularExpression> all{
            QRegularExpression(u"\\p{N}+"_s, kUnicode),
            // An account number has letters, too: DE89 3704 0044 0532 0130 00, GB29 NWBK 6016 1331 9268 19.
            QRegularExpression(
                u"\\b[A-Z]{2}[\\s-]?\\p{Nd}{2}(?:[\\s-]?[A-Z\\p{Nd}]{4}){2,7}(?:[\\s-]?[A-Z\\p{Nd}]{1,4})?\\b"_s,
                kUnicode),
            QRegularExpression(u"\\b\\p{L}{2}\\p{Nd}{2}(?=\\p{L}*\\p{Nd})[\\p{L}\\p{Nd}]{11,30}\\b"_s,
                               kUnicode)};
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

/// "ann dot smith at example dot com", "a n n at example.com", "ann (at) example [dot] com".
const QRegularExpression &spokenAddress()
{
    static const QRegularExpression pattern = [] {
        const QString at = u"(?:\\s+(?:at|ät|et|arroba|arobase|klammeraffe)\\s+|"
                           "\\s*[(\\[{<]\\s*(?:at|ät|@)\\s*[)\\]}>]\\s*)"_s;
        const QString dot = u"(?:\\s+(?:dot|point|punkt|punto)\\s+|"
                            "\\s*[(\\[{<]\\s*(?:dot|point|punkt|punto|\\.)\\s*[)\\]}>]\\s*)"_s;
        const QString join =
            u"(?:%1|\\s+(?:underscore|dash|hyphen|minus|plus|unterstrich|bindestrich)\\s+|\\.)"_s.arg(dot);
        return QRegularExpression(
            u"(?:\\b\\w\\s+)*\\b[\\w+-]+(?:%1[\\w+-]+)*%2[\\w-]+(?:(?:%3[\\w-]+)+|(?:(?:%3|\\.)[\\w-]+)*\\.\\p{L}{2,})"_s
                .arg(join, at, dot),
            kUnicode | kAnyCase);
    }();
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

void MaskRules::addPersonal(QList<MaskRange> &ranges, const QString &text) const
{
    if (m_addresses) {
        add(ranges, writtenAddress(), text, true);
        add(ranges, spokenAddress(), text);
    }
    for (const QRegularExpression &name : m_names)
        add(ranges, name, text);
}

void MaskRules::addNumbers(QList<MaskRange> &ranges, const QString &text, bool unfinished) const
{
    if (!m_numbers)
        return;
    if (unfinished)
        add(ranges, loneNumber(), text);
    for (const QRegularExpression &pattern : numberPatterns())
        add(ranges, pattern, text);
}

/// Both as it stands there and as a person would read it.
template <class F>
QList<MaskRange> MaskRules::inBothViews(const QString &text, F &&search) const
{
    QList<MaskRange> ranges;
    search(ranges, text);
    if (plainText(text) != text) {
        const PlainView view = plainView(text);
        QList<MaskRange> found;
        search(found, view.text);
        for (const MaskRange &range : std::as_const(found))
            ranges.append(
                {.from = view.begin(range.from), .to = view.end(range.to), .isAddress = range.isAddress});
    }
    return ranges;
}

QList<MaskRange> MaskRules::personalRangesIn(const QString &text) const
{
    return inBothViews(text,
                       [this](QList<MaskRange> &ranges, const QString &one) { addPersonal(ranges, one); });
}

QList<MaskRange> MaskRules::rangesIn(const QString &text, bool unfinished) const
{
    QList<MaskRange> ranges =
        inBothViews(text, [this, unfinished](QList<MaskRange> &found, const QString &one) {
            addPersonal(found, one);
            addNumbers(found, one, unfinished);
        });
    std::sort(ranges.begin(), ranges.end(),
              [](const MaskRange &left, const MaskRange &right) { return left.from < right.from; });
    return ranges;
}

} // namespace studio::evidence
