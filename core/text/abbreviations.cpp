// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/abbreviations.h"

#include <QSet>
#include <QString>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace studio::text {

namespace {

constexpr qsizetype kLongestWord = 20;

QSet<QString> setOf(QLatin1StringView words)
{
    const QStringList list = QString(words).split(u' ', Qt::SkipEmptyParts);
    return {list.cbegin(), list.cend()};
}

bool isIn(const QSet<QString> &set, QStringView word)
{
    return word.size() <= kLongestWord && set.contains(word.toString().toLower());
}

const QSet<QString> &neverEnding()
{
    // English, German, French, Spanish, Italian, Portuguese, Dutch. No ordinary words among them.
    static const QSet<QString> set = setOf(
        "mr mrs ms mx dr prof hon st mt ft gen capt lt sgt cmdr adm gov sen messrs mmes vs approx cf viz "
        "e.g i.e ext "
        "hr fr frau hrn str bzw z.b d.h u.a ggf evtl vgl inkl zzgl ca bspw sog abb "
        "mme mlle mm mgr p.ex c.-a-d "
        "sra srta dra ud uds p.ej dott ing avv dhr mevr bv "
        "jan feb apr jun jul aug sept oct nov"_L1);
    return set;
}

const QSet<QString> &beforeNumber()
{
    static const QSet<QString> set =
        setOf("no nos fig figs vol ch p pp art sec eq ed nr num pag max min mind bd tel mar sep dec col"_L1);
    return set;
}

const QSet<QString> &maybeEnding()
{
    static const QSet<QString> set =
        setOf("etc inc ltd co corp bros jr sr esq ph.d m.d b.a m.a a.m p.m u.s u.k u.n e.u d.c usw etc.pp ff "
              "v.chr n.chr s.a av ave blvd rd dept"_L1);
    return set;
}

} // namespace

StopMeaning meaningOfStopAfter(QStringView word)
{
    if (word.isEmpty() || word.size() > kLongestWord)
        return StopMeaning::EndsSentence;
    if (isIn(maybeEnding(), word))
        return StopMeaning::MayEnd;
    if (isIn(beforeNumber(), word))
        return StopMeaning::BeforeNumber;
    if (isIn(neverEnding(), word))
        return StopMeaning::Abbreviation;
    if (word.size() == 1 && word.front().isUpper())
        return word.front() == u'I' ? StopMeaning::MayEnd : StopMeaning::Abbreviation;
    const bool dotted = word.contains(u'.')
        && std::all_of(word.cbegin(), word.cend(), [](QChar c) { return c == u'.' || c.isLetter(); });
    if (dotted) {
        // "U.S.A": single letters between the dots.
        const auto parts = word.toString().split(u'.');
        if (std::all_of(parts.cbegin(), parts.cend(), [](const QString &part) { return part.size() == 1; }))
            return StopMeaning::MayEnd;
    }
    return StopMeaning::EndsSentence;
}

bool usuallyBeginsSentence(QStringView word)
{
    static const QSet<QString> set =
        setOf("the a an he she it they we i you this that these those there here in on at but and or so then "
              "what when where why who how if as after before while my our your his her their its no yes "
              "der die das ein eine er sie es wir ich dann und aber "
              "le la les un une il elle nous je et mais el los las una y pero"_L1);
    return isIn(set, word);
}

bool isMonthName(QStringView word)
{
    static const QSet<QString> set = [] {
        // German, Danish and Norwegian, Dutch; other languages write no stop after the day.
        QSet<QString> names = setOf(
            "januar februar april mai juni juli august september oktober november dezember marts mars maj "
            "desember december januari februari maart mei augustus"_L1);
        names.insert(u"m\u00e4rz"_s);
        names.insert(u"j\u00e4nner"_s);
        return names;
    }();
    return isIn(set, word);
}

} // namespace studio::text
