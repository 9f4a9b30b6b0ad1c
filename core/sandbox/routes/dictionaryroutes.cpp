// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/routes/dictionaryroutes.h"

#include "core/sandbox/routes/access.h"
#include "core/text/lexicon.h"

#include <QDateTime>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace studio::sandbox {

namespace {

constexpr qsizetype kMostRules = 10'000;

std::optional<QJsonArray> readRules(FieldReader &fields, Validation &validation)
{
    const auto sent = fields.array(u"rules"_s, kMostRules, true);
    if (!sent)
        return std::nullopt;
    QJsonArray rules;
    for (qsizetype i = 0; i < sent->size(); ++i) {
        const QJsonObject from = sent->at(i).toObject();
        FieldReader rule(from, {u"body"_s, u"rules"_s, i}, validation);
        const auto type = rule.choice(u"type"_s, {u"alias"_s, u"phoneme"_s});
        rule.string(u"string_to_replace"_s, true);
        if (type == u"phoneme"_s) {
            rule.string(u"phoneme"_s, true);
            rule.string(u"alphabet"_s, true);
        } else {
            rule.string(u"alias"_s, true);
        }
        QJsonObject kept = from;
        kept.insert("case_sensitive"_L1, rule.boolean(u"case_sensitive"_s).value_or(true));
        kept.insert("word_boundaries"_L1, rule.boolean(u"word_boundaries"_s).value_or(true));
        rules.append(kept);
    }
    return rules;
}

QByteArray plsOf(const QJsonArray &rules)
{
    std::vector<text::PronunciationRule> made = aliasRules(rules);
    for (const QJsonValue &value : rules) {
        const QJsonObject from = value.toObject();
        if (from.value("type"_L1).toString() != "phoneme"_L1)
            continue;
        text::PronunciationRule rule;
        rule.kind = text::PronunciationRule::Kind::Phoneme;
        rule.pattern = from.value("string_to_replace"_L1).toString();
        rule.phoneme = from.value("phoneme"_L1).toString();
        made.push_back(rule);
    }
    return text::toPls(made);
}

} // namespace

DictionaryRoutes::DictionaryRoutes(ServiceState &state, Router &router) : m_state(state)
{
    router.add("GET", "/v1/pronunciation-dictionaries", [this](const Call &call) { list(call); });
    router.add("POST", "/v1/pronunciation-dictionaries/add-from-rules",
               [this](const Call &call) { create(call); });
    router.add("GET", "/v1/pronunciation-dictionaries/{}", [this](const Call &call) { one(call); });
    router.add("POST", "/v1/pronunciation-dictionaries/{}/set-rules",
               [this](const Call &call) { setRules(call); });
    router.add("GET", "/v1/pronunciation-dictionaries/{}/{}/download",
               [this](const Call &call) { download(call); });
}

DictionaryEntry *DictionaryRoutes::entryOr404(const Call &call) const
{
    DictionaryEntry *entry = m_state.dictionaries.find(call.arguments.value(0));
    if (!entry)
        call.error(errors::dictionaryNotFound(call.arguments.value(0)));
    return entry;
}

void DictionaryRoutes::list(const Call &call) const
{
    Validation validation;
    FieldReader query(call.request(), validation);
    const qint64 size = query.integer(u"page_size"_s, 1, 100).value_or(30);
    const QString cursor = query.string(u"cursor"_s).value_or(QString());
    if (!validation.isClean()) {
        call.invalid(validation);
        return;
    }
    if (!admit(call, m_state))
        return;
    const QList<DictionaryEntry> &all = m_state.dictionaries.all();
    qsizetype at = 0;
    if (!cursor.isEmpty()) {
        while (at < all.size() && all[at].id != cursor)
            ++at;
        ++at;
    }
    QJsonArray page;
    for (; at < all.size() && page.size() < size; ++at)
        page.append(all[at].toJson());
    const bool more = at < all.size();
    call.json(QJsonObject{{u"pronunciation_dictionaries"_s, page},
                          {u"next_cursor"_s, more ? QJsonValue(all[at - 1].id) : QJsonValue()},
                          {u"has_more"_s, more}});
}

void DictionaryRoutes::one(const Call &call) const
{
    if (!admit(call, m_state))
        return;
    if (const DictionaryEntry *entry = entryOr404(call)) {
        QJsonObject json = entry->toJson();
        json.insert("rules"_L1, entry->latest().rules);
        call.json(json);
    }
}

void DictionaryRoutes::create(const Call &call)
{
    Validation validation;
    const auto body = readBody(call.request(), validation);
    DictionaryEntry entry;
    std::optional<QJsonArray> rules;
    if (body) {
        FieldReader fields(*body, {u"body"_s}, validation);
        entry.name = fields.string(u"name"_s, true).value_or(QString());
        entry.description = fields.string(u"description"_s).value_or(QString());
        rules = readRules(fields, validation);
    }
    if (!validation.isClean()) {
        call.invalid(validation);
        return;
    }
    if (!admit(call, m_state))
        return;
    entry.id = m_state.randomId(20);
    entry.createdUnix = QDateTime::currentSecsSinceEpoch();
    entry.versions.append({m_state.randomId(20), rules.value_or(QJsonArray())});
    if (!m_state.dictionaries.add(entry)) {
        call.error(errors::tooManyDictionaries());
        return;
    }
    call.json(QJsonObject{{u"id"_s, entry.id},
                          {u"name"_s, entry.name},
                          {u"created_by"_s, u"sandbox"_s},
                          {u"creation_time_unix"_s, entry.createdUnix},
                          {u"version_id"_s, entry.latest().id},
                          {u"version_rules_num"_s, entry.latest().rules.size()},
                          {u"description"_s, entry.description},
                          {u"permission_on_resource"_s, u"admin"_s}});
}

void DictionaryRoutes::setRules(const Call &call)
{
    Validation validation;
    const auto body = readBody(call.request(), validation);
    std::optional<QJsonArray> rules;
    if (body) {
        FieldReader fields(*body, {u"body"_s}, validation);
        rules = readRules(fields, validation);
    }
    if (!validation.isClean()) {
        call.invalid(validation);
        return;
    }
    if (!admit(call, m_state))
        return;
    if (DictionaryEntry *entry = entryOr404(call)) {
        entry->versions.append({m_state.randomId(20), rules.value_or(QJsonArray())});
        call.json(QJsonObject{{u"id"_s, entry->id},
                              {u"version_id"_s, entry->latest().id},
                              {u"version_rules_num"_s, entry->latest().rules.size()}});
    }
}

void DictionaryRoutes::download(const Call &call) const
{
    if (!admit(call, m_state))
        return;
    const DictionaryEntry *entry = entryOr404(call);
    if (!entry)
        return;
    const DictionaryEntry::Version *version = entry->version(call.arguments.value(1));
    if (!version) {
        call.error(errors::dictionaryNotFound(call.arguments.value(1)));
        return;
    }
    call.exchange->respond(200,
                           {{"content-type", "text/plain; charset=utf-8"},
                            {"content-disposition", "attachment; filename=\"dictionary.pls\""}},
                           plsOf(version->rules));
}

} // namespace studio::sandbox
