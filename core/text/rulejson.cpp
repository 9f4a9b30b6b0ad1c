// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/rulejson.h"

using namespace Qt::StringLiterals;

namespace studio::text {

QJsonObject toJson(const PronunciationRule &rule)
{
    using Rule = PronunciationRule;
    return {
        {u"match"_s, rule.match == Rule::Match::Expression ? u"expression"_s : u"text"_s},
        {u"pattern"_s, rule.pattern},
        {u"kind"_s, rule.kind == Rule::Kind::Phoneme ? u"phoneme"_s : u"alias"_s},
        {u"alias"_s, rule.alias},
        {u"phoneme"_s, rule.phoneme},
        {u"alphabet"_s, rule.alphabet == Rule::Alphabet::CmuArpabet ? u"cmu-arpabet"_s : u"ipa"_s},
        {u"case_sensitive"_s, rule.caseSensitive},
        {u"whole_words"_s, rule.wholeWords},
        {u"enabled"_s, rule.enabled},
    };
}

PronunciationRule ruleFromJson(const QJsonObject &from)
{
    using Rule = PronunciationRule;
    Rule rule;
    if (from.value("match"_L1).toString() == "expression"_L1)
        rule.match = Rule::Match::Expression;
    rule.pattern = from.value("pattern"_L1).toString();
    if (from.value("kind"_L1).toString() == "phoneme"_L1)
        rule.kind = Rule::Kind::Phoneme;
    rule.alias = from.value("alias"_L1).toString();
    rule.phoneme = from.value("phoneme"_L1).toString();
    if (from.value("alphabet"_L1).toString() == "cmu-arpabet"_L1)
        rule.alphabet = Rule::Alphabet::CmuArpabet;
    rule.caseSensitive = from.value("case_sensitive"_L1).toBool(true);
    rule.wholeWords = from.value("whole_words"_L1).toBool(true);
    rule.enabled = from.value("enabled"_L1).toBool(true);
    return rule;
}

} // namespace studio::text
