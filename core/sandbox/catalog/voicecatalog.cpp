// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/catalog/voicecatalog.h"

#include <QCryptographicHash>
#include <QJsonArray>

#include <utility>

using namespace Qt::StringLiterals;

namespace studio::sandbox {

namespace {

using Base = VoiceDesign::Base;

QString idFor(const QString &name)
{
    static constexpr QByteArrayView signs = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    const QByteArray hash =
        QCryptographicHash::hash("voice-studio sandbox voice " + name.toUtf8(), QCryptographicHash::Sha256);
    QString id;
    for (qsizetype i = 0; i < 20; ++i)
        id += QLatin1Char(signs[qsizetype(static_cast<unsigned char>(hash[i])) % signs.size()]);
    return id;
}

QList<VoiceEntry> makeVoices()
{
    QList<VoiceEntry> list{
        {{},
         u"Aria"_s,
         u"female"_s,
         u"american"_s,
         u"young"_s,
         u"clear"_s,
         u"narrative_story"_s,
         {Base::Slt, 0, 1.0, 1.0, 0}},
        {{},
         u"Odin"_s,
         u"male"_s,
         u"american"_s,
         u"middle_aged"_s,
         u"deep"_s,
         u"narrative_story"_s,
         {Base::Rms, 0, 0.93, 1.0, 0}},
        {{},
         u"Bramwell"_s,
         u"male"_s,
         u"scottish"_s,
         u"middle_aged"_s,
         u"warm"_s,
         u"informative_educational"_s,
         {Base::Awb, 0, 1.0, 1.0, -1}},
        {{},
         u"Lunetta"_s,
         u"female"_s,
         u"american"_s,
         u"young"_s,
         u"bright"_s,
         u"social_media"_s,
         {Base::Slt, 222, 1.10, 0.94, 3}},
        {{},
         u"Kestrel"_s,
         u"male"_s,
         u"american"_s,
         u"young"_s,
         u"robotic"_s,
         u"characters_animation"_s,
         {Base::Kal, 118, 1.0, 0.98, 0}},
        {{},
         u"Marenka"_s,
         u"female"_s,
         u"american"_s,
         u"old"_s,
         u"calm"_s,
         u"narrative_story"_s,
         {Base::Slt, 146, 0.90, 1.14, -3}},
        {{},
         u"Tobin"_s,
         u"male"_s,
         u"american"_s,
         u"young"_s,
         u"casual"_s,
         u"conversational"_s,
         {Base::Rms, 0, 1.10, 0.95, 2}},
        {{},
         u"Isaura"_s,
         u"female"_s,
         u"scottish"_s,
         u"middle_aged"_s,
         u"gentle"_s,
         u"conversational"_s,
         {Base::Awb, 196, 1.15, 1.03, 1}},
        {{},
         u"Quillon"_s,
         u"male"_s,
         u"american"_s,
         u"middle_aged"_s,
         u"crisp"_s,
         u"informative_educational"_s,
         {Base::Kal, 150, 1.13, 0.9, 4}},
        {{},
         u"Fennick"_s,
         u"male"_s,
         u"scottish"_s,
         u"young"_s,
         u"lively"_s,
         u"social_media"_s,
         {Base::Awb, 158, 1.07, 0.9, 3}},
        {{},
         u"Halvard"_s,
         u"male"_s,
         u"american"_s,
         u"old"_s,
         u"gravelly"_s,
         u"narrative_story"_s,
         {Base::Rms, 0, 0.82, 1.16, -3}},
        {{},
         u"Wrenna"_s,
         u"female"_s,
         u"american"_s,
         u"young"_s,
         u"childlike"_s,
         u"characters_animation"_s,
         {Base::Slt, 268, 1.22, 1.0, 2}},
        {{},
         u"Corvin"_s,
         u"male"_s,
         u"american"_s,
         u"old"_s,
         u"dark"_s,
         u"characters_animation"_s,
         {Base::Kal, 76, 0.86, 1.08, -4}},
        {{},
         u"Sablewood"_s,
         u"neutral"_s,
         u"american"_s,
         u"middle_aged"_s,
         u"mellow"_s,
         u"conversational"_s,
         {Base::Slt, 124, 0.84, 1.02, -5}},
        {{},
         u"Ottoline"_s,
         u"female"_s,
         u"american"_s,
         u"middle_aged"_s,
         u"formal"_s,
         u"informative_educational"_s,
         {Base::Slt, 184, 0.96, 1.06, 1},
         true},
        {{},
         u"Peregrin"_s,
         u"male"_s,
         u"scottish"_s,
         u"old"_s,
         u"dry"_s,
         u"narrative_story"_s,
         {Base::Awb, 108, 0.90, 1.1, -2},
         true},
        {{},
         u"Zephine"_s,
         u"female"_s,
         u"american"_s,
         u"young"_s,
         u"breezy"_s,
         u"social_media"_s,
         {Base::Slt, 206, 1.05, 0.88, 4},
         true},
        {{},
         u"Grimwald"_s,
         u"male"_s,
         u"american"_s,
         u"old"_s,
         u"ominous"_s,
         u"characters_animation"_s,
         {Base::Kal, 66, 0.80, 1.2, -5},
         true},
        {{},
         u"Tavish"_s,
         u"male"_s,
         u"scottish"_s,
         u"young"_s,
         u"friendly"_s,
         u"conversational"_s,
         {Base::Awb, 142, 1.12, 1.0, 0},
         true},
        {{},
         u"Maribeth"_s,
         u"female"_s,
         u"american"_s,
         u"old"_s,
         u"kind"_s,
         u"narrative_story"_s,
         {Base::Slt, 160, 0.94, 1.2, -2},
         true},
    };
    qint64 created = 1700000000;
    for (VoiceEntry &voice : list) {
        voice.id = idFor(voice.name);
        voice.createdAt = created += 86400;
    }
    return list;
}

QString previewUrl(const VoiceEntry &voice, const QString &base)
{
    return base + u"/sandbox/previews/"_s + voice.id + u".mp3"_s;
}

QJsonArray verifiedLanguages(const VoiceEntry &voice, const QString &base)
{
    return {QJsonObject{{u"language"_s, u"en"_s},
                        {u"model_id"_s, u"eleven_multilingual_v2"_s},
                        {u"accent"_s, voice.accent},
                        {u"locale"_s, voice.accent == u"scottish"_s ? u"en-GB"_s : u"en-US"_s},
                        {u"preview_url"_s, previewUrl(voice, base)}}};
}

} // namespace

VoiceCatalog::VoiceCatalog() : m_voices(makeVoices()) { }

const VoiceEntry *VoiceCatalog::find(const QString &id) const
{
    for (const VoiceEntry &voice : m_voices) {
        if (voice.id == id)
            return &voice;
    }
    return nullptr;
}

void VoiceCatalog::setSettings(const QString &id, const VoiceSettings &settings)
{
    for (VoiceEntry &voice : m_voices) {
        if (voice.id == id)
            voice.settings = settings;
    }
}

void VoiceCatalog::reset()
{
    for (VoiceEntry &voice : m_voices)
        voice.settings = {};
}

QString voiceDescription(const VoiceEntry &voice)
{
    QString article = u"A "_s;
    if (!voice.descriptive.isEmpty() && u"aeiou"_s.contains(voice.descriptive.front()))
        article = u"An "_s;
    return article + voice.descriptive
        + u" but plain sandbox voice, made on this computer with Flite. It speaks English only."_s;
}

QJsonObject settingsJson(const VoiceSettings &settings)
{
    return {{u"stability"_s, settings.stability},
            {u"similarity_boost"_s, settings.similarity},
            {u"style"_s, settings.style},
            {u"use_speaker_boost"_s, settings.speakerBoost},
            {u"speed"_s, settings.speed}};
}

QJsonObject voiceJson(const VoiceEntry &voice, const QString &base, bool withSettings)
{
    return {{u"voice_id"_s, voice.id},
            {u"name"_s, voice.name},
            {u"samples"_s, QJsonValue::Null},
            {u"category"_s, u"premade"_s},
            {u"fine_tuning"_s, QJsonValue::Null},
            {u"labels"_s,
             QJsonObject{{u"gender"_s, voice.gender},
                         {u"accent"_s, voice.accent},
                         {u"age"_s, voice.age},
                         {u"descriptive"_s, voice.descriptive},
                         {u"use_case"_s, voice.useCase},
                         {u"language"_s, u"en"_s}}},
            {u"description"_s, voiceDescription(voice)},
            {u"preview_url"_s, previewUrl(voice, base)},
            {u"available_for_tiers"_s, QJsonArray()},
            {u"settings"_s, withSettings ? QJsonValue(settingsJson(voice.settings)) : QJsonValue()},
            {u"sharing"_s, QJsonValue::Null},
            {u"high_quality_base_model_ids"_s, QJsonArray()},
            {u"verified_languages"_s, verifiedLanguages(voice, base)},
            {u"collection_ids"_s, QJsonArray()},
            {u"safety_control"_s, QJsonValue::Null},
            {u"voice_verification"_s,
             QJsonObject{{u"requires_verification"_s, false},
                         {u"is_verified"_s, false},
                         {u"verification_failures"_s, QJsonArray()},
                         {u"verification_attempts_count"_s, 0},
                         {u"language"_s, QJsonValue::Null},
                         {u"verification_attempts"_s, QJsonValue::Null}}},
            {u"permission_on_resource"_s, QJsonValue::Null},
            {u"is_owner"_s, false},
            {u"is_legacy"_s, false},
            {u"is_mixed"_s, false},
            {u"favorited_at_unix"_s, QJsonValue::Null},
            {u"created_at_unix"_s, voice.createdAt},
            {u"is_bookmarked"_s, QJsonValue::Null}};
}

QJsonObject libraryVoiceJson(const VoiceEntry &voice, const QString &base)
{
    return {{u"public_owner_id"_s, idFor(u"owner of "_s + voice.name)},
            {u"voice_id"_s, voice.id},
            {u"date_unix"_s, voice.createdAt},
            {u"name"_s, voice.name},
            {u"accent"_s, voice.accent},
            {u"gender"_s, voice.gender},
            {u"age"_s, voice.age},
            {u"descriptive"_s, voice.descriptive},
            {u"use_case"_s, voice.useCase},
            {u"category"_s, u"generated"_s},
            {u"language"_s, u"en"_s},
            {u"locale"_s, voice.accent == u"scottish"_s ? u"en-GB"_s : u"en-US"_s},
            {u"description"_s, voiceDescription(voice)},
            {u"preview_url"_s, previewUrl(voice, base)},
            {u"usage_character_count_1y"_s, 0},
            {u"usage_character_count_7d"_s, 0},
            {u"play_api_usage_character_count_1y"_s, 0},
            {u"cloned_by_count"_s, 0},
            {u"rate"_s, 1},
            {u"fiat_rate"_s, QJsonValue::Null},
            {u"free_users_allowed"_s, true},
            {u"live_moderation_enabled"_s, false},
            {u"featured"_s, false},
            {u"verified_languages"_s, verifiedLanguages(voice, base)},
            {u"notice_period"_s, QJsonValue::Null},
            {u"instagram_username"_s, QJsonValue::Null},
            {u"twitter_username"_s, QJsonValue::Null},
            {u"youtube_username"_s, QJsonValue::Null},
            {u"tiktok_username"_s, QJsonValue::Null},
            {u"image_url"_s, QJsonValue::Null},
            {u"is_added_by_user"_s, false},
            {u"is_bookmarked"_s, false}};
}

} // namespace studio::sandbox
