// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/state/dictionaries.h"

using namespace Qt::StringLiterals;

namespace studio::sandbox {

namespace {

constexpr qsizetype kMost = 200;

QJsonObject aliasRule(const QString &from, const QString &to)
{
    return {{u"type"_s, u"alias"_s},
            {u"string_to_replace"_s, from},
            {u"alias"_s, to},
            {u"case_sensitive"_s, true},
            {u"word_boundaries"_s, true}};
}

} // namespace

const DictionaryEntry::Version *DictionaryEntry::version(const QString &versionId) const
{
    if (versionId.isEmpty())
        return &versions.last();
    for (const Version &candidate : versions) {
        if (candidate.id == versionId)
            return &candidate;
    }
    return nullptr;
}

QJsonObject DictionaryEntry::toJson() const
{
    return {{u"id"_s, id},
            {u"latest_version_id"_s, latest().id},
            {u"latest_version_rules_num"_s, latest().rules.size()},
            {u"name"_s, name},
            {u"permission_on_resource"_s, u"admin"_s},
            {u"created_by"_s, u"sandbox"_s},
            {u"creation_time_unix"_s, createdUnix},
            {u"archived_time_unix"_s, QJsonValue::Null},
            {u"description"_s, description}};
}

Dictionaries::Dictionaries()
{
    m_all.append({u"sandboxDictionary001"_s,
                  u"Sandbox sample"_s,
                  u"A few words that are often said wrong."_s,
                  1'700'000'000,
                  {{u"sandboxDictVersion01"_s,
                    {aliasRule(u"SQL"_s, u"sequel"_s), aliasRule(u"nginx"_s, u"engine X"_s),
                     aliasRule(u"approx."_s, u"approximately"_s)}}}});
}

DictionaryEntry *Dictionaries::find(const QString &id)
{
    for (DictionaryEntry &entry : m_all) {
        if (entry.id == id)
            return &entry;
    }
    return nullptr;
}

bool Dictionaries::add(const DictionaryEntry &entry)
{
    if (m_all.size() >= kMost)
        return false;
    m_all.prepend(entry);
    return true;
}

std::vector<text::PronunciationRule> aliasRules(const QJsonArray &rules)
{
    std::vector<text::PronunciationRule> made;
    for (const QJsonValue &value : rules) {
        const QJsonObject from = value.toObject();
        if (from.value("type"_L1).toString() != "alias"_L1)
            continue;
        text::PronunciationRule rule;
        rule.pattern = from.value("string_to_replace"_L1).toString();
        rule.alias = from.value("alias"_L1).toString();
        rule.caseSensitive = from.value("case_sensitive"_L1).toBool(true);
        rule.wholeWords = from.value("word_boundaries"_L1).toBool(true);
        made.push_back(rule);
    }
    return made;
}

} // namespace studio::sandbox
