// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/types/voice.h"

#include "core/api/types/json.h"

#include <QStringList>

using namespace Qt::StringLiterals;

namespace studio::api {

namespace {

QUrl webUrl(const QString &text)
{
    const QUrl url(text, QUrl::StrictMode);
    const QString scheme = url.scheme();
    return url.isValid() && (scheme == "https"_L1 || scheme == "http"_L1) ? url : QUrl();
}

QMap<QString, QString> labelsFromJson(const QJsonObject &from)
{
    QMap<QString, QString> labels;
    for (auto it = from.begin(); it != from.end(); ++it) {
        if (it->isString() && !it->toString().isEmpty())
            labels.insert(it.key(), it->toString());
    }
    return labels;
}

double rateFrom(const QJsonObject &from)
{
    // Library voices may cost a multiple; values below 1 are payout shares in old data, not discounts.
    const double rate = json::number(from, u"rate", 1.0);
    return rate >= 1.0 ? rate : 1.0;
}

} // namespace

QString Voice::tagline() const
{
    QStringList words;
    for (const QString &key : {u"accent"_s, u"gender"_s, u"descriptive"_s, u"description"_s, u"use_case"_s}) {
        QString value = labels.value(key).simplified();
        value.replace(u'_', u' ');
        if (!value.isEmpty() && words.size() < 3 && !words.contains(value, Qt::CaseInsensitive))
            words.append(value);
    }
    return words.join(u", "_s);
}

Voice voiceFromJson(const QJsonObject &from)
{
    Voice voice;
    voice.id = VoiceId(json::string(from, u"voice_id"));
    voice.name = json::string(from, u"name").simplified();
    if (voice.name.isEmpty())
        voice.name = voice.id.value();
    voice.category = json::string(from, u"category");
    voice.description = json::string(from, u"description");
    voice.labels = labelsFromJson(from.value(u"labels").toObject());
    voice.previewUrl = webUrl(json::string(from, u"preview_url"));
    if (from.value(u"settings").isObject())
        voice.settings = voiceSettingsFromJson(from.value(u"settings").toObject());
    voice.rate = rateFrom(from.value(u"sharing").toObject());
    return voice;
}

Voice libraryVoiceFromJson(const QJsonObject &from)
{
    Voice voice = voiceFromJson(from);
    for (const QString &key :
         {u"accent"_s, u"gender"_s, u"age"_s, u"descriptive"_s, u"use_case"_s, u"language"_s, u"locale"_s}) {
        const QString value = json::string(from, key);
        if (!value.isEmpty())
            voice.labels.insert(key, value);
    }
    voice.rate = rateFrom(from);
    voice.publicOwnerId = json::string(from, u"public_owner_id");
    return voice;
}

QJsonObject toJson(const Voice &voice)
{
    QJsonObject labels;
    for (auto it = voice.labels.begin(); it != voice.labels.end(); ++it)
        labels.insert(it.key(), it.value());
    QJsonObject object{
        {u"voice_id"_s, voice.id.value()},     {u"name"_s, voice.name}, {u"category"_s, voice.category},
        {u"description"_s, voice.description}, {u"labels"_s, labels},
    };
    if (voice.previewUrl.isValid())
        object.insert(u"preview_url", voice.previewUrl.toString(QUrl::FullyEncoded));
    if (voice.settings)
        object.insert(u"settings", toJson(*voice.settings));
    if (voice.rate > 1.0)
        object.insert(u"sharing", QJsonObject{{u"rate"_s, voice.rate}});
    if (!voice.publicOwnerId.isEmpty())
        object.insert(u"public_owner_id", voice.publicOwnerId);
    return object;
}

VoicePage voicePageFromJson(const QJsonObject &from)
{
    VoicePage page;
    const QJsonArray voices = from.value(u"voices").toArray();
    page.voices.reserve(voices.size());
    for (const QJsonValue &value : voices) {
        const QJsonObject object = value.toObject();
        Voice voice =
            object.contains(u"public_owner_id") ? libraryVoiceFromJson(object) : voiceFromJson(object);
        if (!voice.id.isEmpty())
            page.voices.append(std::move(voice));
    }
    page.hasMore = json::boolean(from, u"has_more");
    page.nextPageToken = json::string(from, u"next_page_token");
    page.totalCount = json::integer(from, u"total_count", -1);
    return page;
}

} // namespace studio::api
