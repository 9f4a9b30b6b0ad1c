// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/types/dictionary.h"

#include "core/api/types/json.h"

using namespace Qt::StringLiterals;

namespace studio::api {

using text::PronunciationRule;

namespace {

PronunciationRule ruleFromJson(const QJsonObject &from)
{
    PronunciationRule rule;
    rule.pattern = json::string(from, u"string_to_replace");
    rule.caseSensitive = json::boolean(from, u"case_sensitive", true);
    rule.wholeWords = json::boolean(from, u"word_boundaries", true);
    if (json::string(from, u"type") == "phoneme"_L1) {
        rule.kind = PronunciationRule::Kind::Phoneme;
        rule.phoneme = json::string(from, u"phoneme");
        if (json::string(from, u"alphabet").contains("arpabet"_L1))
            rule.alphabet = PronunciationRule::Alphabet::CmuArpabet;
    } else {
        rule.alias = json::string(from, u"alias");
    }
    return rule;
}

} // namespace

Dictionary dictionaryFromJson(const QJsonObject &from)
{
    Dictionary dictionary;
    dictionary.id = json::string(from, u"id");
    // The answer to a new one names them differently.
    dictionary.latestVersion = json::string(from, u"latest_version_id", json::string(from, u"version_id"));
    dictionary.name = json::string(from, u"name", dictionary.id);
    dictionary.description = json::string(from, u"description");
    dictionary.ruleCount =
        json::integer(from, u"latest_version_rules_num", json::integer(from, u"version_rules_num"));
    if (const qint64 created = json::integer(from, u"creation_time_unix"); created > 0)
        dictionary.createdAt = QDateTime::fromSecsSinceEpoch(created, Qt::UTC);
    dictionary.archived = json::integer(from, u"archived_time_unix") > 0;
    const QJsonArray rules = from.value(u"rules").toArray();
    for (const QJsonValue &rule : rules)
        dictionary.rules.push_back(ruleFromJson(rule.toObject()));
    return dictionary;
}

DictionaryPage dictionaryPageFromJson(const QJsonObject &from)
{
    DictionaryPage page;
    const QJsonArray list = from.value(u"pronunciation_dictionaries").toArray();
    for (const QJsonValue &value : list) {
        Dictionary dictionary = dictionaryFromJson(value.toObject());
        if (!dictionary.id.isEmpty())
            page.dictionaries.append(std::move(dictionary));
    }
    page.nextCursor = json::string(from, u"next_cursor");
    page.hasMore = json::boolean(from, u"has_more");
    return page;
}

QJsonArray dictionaryRules(const std::vector<PronunciationRule> &rules)
{
    QJsonArray list;
    for (const PronunciationRule &rule : rules) {
        if (!rule.enabled || rule.match == PronunciationRule::Match::Expression
            || text::checkRule(rule).problem != text::RuleProblem::None)
            continue;
        QJsonObject entry{{u"string_to_replace"_s, rule.pattern},
                          {u"case_sensitive"_s, rule.caseSensitive},
                          {u"word_boundaries"_s, rule.wholeWords}};
        if (rule.kind == PronunciationRule::Kind::Phoneme) {
            entry.insert("type"_L1, u"phoneme"_s);
            entry.insert("phoneme"_L1, rule.phoneme);
            entry.insert("alphabet"_L1,
                         rule.alphabet == PronunciationRule::Alphabet::Ipa ? u"ipa"_s : u"cmu-arpabet"_s);
        } else {
            entry.insert("type"_L1, u"alias"_s);
            entry.insert("alias"_L1, rule.alias);
        }
        list.append(entry);
    }
    return list;
}

} // namespace studio::api
