// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/routes/voiceroutes.h"

#include "core/sandbox/routes/access.h"
#include "core/sandbox/routes/speechinput.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace studio::sandbox {

namespace {

bool hasWord(const VoiceEntry &voice, const QString &words)
{
    const QString all = QStringList{voice.name,        voice.gender,  voice.accent, voice.age,
                                    voice.descriptive, voice.useCase, u"premade"_s, voiceDescription(voice)}
                            .join(u' ')
                            .toLower();
    const QStringList wanted = words.toLower().split(u' ', Qt::SkipEmptyParts);
    return std::all_of(wanted.begin(), wanted.end(),
                       [&all](const QString &word) { return all.contains(word); });
}

/// Values of a field that may be repeated; empty when it was not sent.
QStringList listOf(const HttpRequest &request, const QString &name)
{
    QStringList values;
    for (const QString &value : request.query.allQueryItemValues(name, QUrl::FullyDecoded))
        values += value.split(u',', Qt::SkipEmptyParts);
    return values;
}

bool fits(const QString &filter, const QString &value)
{
    return filter.isEmpty() || filter.compare(value, Qt::CaseInsensitive) == 0;
}

bool fitsLabels(const HttpRequest &request, const VoiceEntry &voice)
{
    const QStringList languages = listOf(request, u"language"_s);
    const QStringList useCases = listOf(request, u"use_cases"_s);
    return fits(request.queryValue(u"gender"_s), voice.gender)
        && fits(request.queryValue(u"age"_s), voice.age)
        && fits(request.queryValue(u"accent"_s), voice.accent)
        && (languages.isEmpty() || languages.contains(u"en"_s))
        && (useCases.isEmpty() || useCases.contains(voice.useCase))
        && hasWord(voice, request.queryValue(u"search"_s));
}

bool fitsKind(const HttpRequest &request)
{
    // All the account's voices are premade defaults.
    const QString type = request.queryValue(u"voice_type"_s);
    const bool typeFits = type.isEmpty() || type == u"default"_s || type == u"non-community"_s;
    return typeFits && fits(request.queryValue(u"category"_s), u"premade"_s)
        && request.queryValue(u"collection_id"_s).isEmpty()
        && request.queryValue(u"fine_tuning_state"_s).isEmpty()
        && request.queryValue(u"high_quality"_s) != u"true"_s;
}

} // namespace

VoiceRoutes::VoiceRoutes(ServiceState &state, Router &router) : m_state(state)
{
    router.add("GET", "/v1/models", [this](const Call &call) {
        if (admit(call, m_state))
            call.json(modelsJson());
    });
    router.add("GET", "/v1/voices", [this](const Call &call) { list(call); });
    router.add("GET", "/v2/voices", [this](const Call &call) { search(call); });
    router.add("GET", "/v1/shared-voices", [this](const Call &call) { library(call); });
    router.add("GET", "/v1/voices/settings/default", [this](const Call &call) {
        if (admit(call, m_state))
            call.json(settingsJson({}));
    });
    router.add("GET", "/v1/voices/{}", [this](const Call &call) { one(call); });
    router.add("GET", "/v1/voices/{}/settings", [this](const Call &call) { settings(call); });
    router.add("POST", "/v1/voices/{}/settings/edit", [this](const Call &call) { editSettings(call); });
}

void VoiceRoutes::list(const Call &call) const
{
    Validation validation;
    FieldReader(call.request(), validation).boolean(u"show_legacy"_s);
    if (!validation.isClean()) {
        call.invalid(validation);
        return;
    }
    if (!admit(call, m_state))
        return;
    QJsonArray voices;
    for (const VoiceEntry &voice : m_state.voices.all()) {
        if (!voice.shared)
            voices.append(voiceJson(voice, m_state.baseUrl, true));
    }
    call.json(QJsonObject{{u"voices"_s, voices}});
}

void VoiceRoutes::search(const Call &call) const
{
    Validation validation;
    const HttpRequest &request = call.request();
    FieldReader query(request, validation);
    const qsizetype pageSize = qsizetype(query.integer(u"page_size"_s, 1, 100).value_or(10));
    const QString sort = query.choice(u"sort"_s, {u"created_at_unix"_s, u"name"_s}).value_or(QString());
    const bool descending =
        query.choice(u"sort_direction"_s, {u"asc"_s, u"desc"_s}).value_or(u"desc"_s) == u"desc"_s;
    const bool count = query.boolean(u"include_total_count"_s).value_or(true);
    const QStringList ids = listOf(request, u"voice_ids"_s);
    if (ids.size() > 100)
        validation.add(u"too_long"_s, {u"query"_s, u"voice_ids"_s},
                       u"List should have at most 100 items after validation, not %1"_s.arg(ids.size()));
    if (!validation.isClean()) {
        call.invalid(validation);
        return;
    }
    if (!admit(call, m_state))
        return;
    QList<VoiceEntry> found;
    for (const VoiceEntry &voice : m_state.voices.all()) {
        const bool wanted = ids.isEmpty() ? !voice.shared : ids.contains(voice.id);
        if (wanted && fitsKind(request) && fitsLabels(request, voice))
            found.append(voice);
    }
    if (sort == u"name"_s)
        std::stable_sort(found.begin(), found.end(), [](const VoiceEntry &a, const VoiceEntry &b) {
            return a.name.compare(b.name, Qt::CaseInsensitive) < 0;
        });
    if (!sort.isEmpty() && descending)
        std::reverse(found.begin(), found.end());
    qsizetype at = 0;
    const QString token = request.queryValue(u"next_page_token"_s);
    if (!token.isEmpty()) {
        while (at < found.size() && found[at].id != token)
            ++at;
        if (at == found.size()) {
            call.error({400, u"validation_error"_s, u"invalid_cursor"_s, u"invalid_cursor"_s,
                        u"The next_page_token is not valid."_s, u"next_page_token"_s});
            return;
        }
        ++at;
    }
    QJsonArray voices;
    const qsizetype end = std::min(at + pageSize, found.size());
    for (qsizetype i = at; i < end; ++i)
        voices.append(voiceJson(found[i], m_state.baseUrl, true));
    const bool more = end < found.size();
    call.json(QJsonObject{{u"voices"_s, voices},
                          {u"has_more"_s, more},
                          {u"total_count"_s, count ? qint64(found.size()) : 0},
                          {u"next_page_token"_s, more ? QJsonValue(found[end - 1].id) : QJsonValue()}});
}

const VoiceEntry *VoiceRoutes::voiceOr404(const Call &call) const
{
    const QString id = call.arguments.value(0);
    const VoiceEntry *voice = m_state.voices.find(id);
    if (!voice)
        call.error(errors::voiceNotFound(id));
    return voice;
}

void VoiceRoutes::one(const Call &call) const
{
    Validation validation;
    const bool withSettings =
        FieldReader(call.request(), validation).boolean(u"with_settings"_s).value_or(true);
    if (!validation.isClean()) {
        call.invalid(validation);
        return;
    }
    if (!admit(call, m_state))
        return;
    if (const VoiceEntry *voice = voiceOr404(call))
        call.json(voiceJson(*voice, m_state.baseUrl, withSettings));
}

void VoiceRoutes::settings(const Call &call) const
{
    if (!admit(call, m_state))
        return;
    if (const VoiceEntry *voice = voiceOr404(call))
        call.json(settingsJson(voice->settings));
}

void VoiceRoutes::editSettings(const Call &call) const
{
    Validation validation;
    QJsonObject sent;
    if (const auto body = readBody(call.request(), validation))
        sent = readVoiceSettings(*body, {u"body"_s}, validation);
    if (!validation.isClean()) {
        call.invalid(validation);
        return;
    }
    if (!admit(call, m_state))
        return;
    const VoiceEntry *voice = voiceOr404(call);
    if (!voice)
        return;
    // The whole is replaced: what is not sent goes back to the default.
    VoiceSettings settings;
    settings.stability = sent.value(u"stability"_s).toDouble(settings.stability);
    settings.similarity = sent.value(u"similarity_boost"_s).toDouble(settings.similarity);
    settings.style = std::clamp(sent.value(u"style"_s).toDouble(settings.style), 0.0, 1.0);
    settings.speed = std::clamp(sent.value(u"speed"_s).toDouble(settings.speed), 0.7, 1.2);
    settings.speakerBoost = sent.value(u"use_speaker_boost"_s).toBool(settings.speakerBoost);
    m_state.voices.setSettings(voice->id, settings);
    call.ok();
}

void VoiceRoutes::library(const Call &call) const
{
    Validation validation;
    const HttpRequest &request = call.request();
    FieldReader query(request, validation);
    const qsizetype pageSize = qsizetype(query.integer(u"page_size"_s, 1, 100).value_or(30));
    const qsizetype page = qsizetype(query.integer(u"page"_s, 0, 1000000).value_or(0));
    const bool featured = query.boolean(u"featured"_s).value_or(false);
    query.boolean(u"reader_app_enabled"_s);
    if (!validation.isClean()) {
        call.invalid(validation);
        return;
    }
    if (!admit(call, m_state))
        return;
    QList<VoiceEntry> found;
    for (const VoiceEntry &voice : m_state.voices.all()) {
        const QString category = request.queryValue(u"category"_s);
        if (voice.shared && !featured && fitsLabels(request, voice) && fits(category, u"generated"_s))
            found.append(voice);
    }
    QJsonArray voices;
    const qsizetype start = std::min(page * pageSize, found.size());
    const qsizetype end = std::min(start + pageSize, found.size());
    for (qsizetype i = start; i < end; ++i)
        voices.append(libraryVoiceJson(found[i], m_state.baseUrl));
    call.json(QJsonObject{{u"voices"_s, voices},
                          {u"has_more"_s, end < found.size()},
                          {u"total_count"_s, qint64(found.size())},
                          {u"last_sort_id"_s, QJsonValue::Null}});
}

} // namespace studio::sandbox
