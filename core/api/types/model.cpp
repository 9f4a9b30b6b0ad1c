// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/types/model.h"

#include "core/api/types/json.h"

using namespace Qt::StringLiterals;

namespace studio::api {

namespace {

bool isFamily(const ModelId &id, QLatin1StringView prefix)
{
    return id.value().startsWith(prefix);
}

/// Used when the service does not tell a request's limit.
qint64 documentedLimit(const ModelId &id)
{
    const QString &name = id.value();
    if (name == "eleven_flash_v2_5"_L1 || name == "eleven_turbo_v2_5"_L1)
        return 40'000;
    if (name == "eleven_flash_v2"_L1 || name == "eleven_turbo_v2"_L1)
        return 30'000;
    if (isFamily(id, "eleven_v3"_L1))
        return 5'000;
    return 10'000;
}

} // namespace

SettingSupport Model::settings() const
{
    if (isFamily(id, "eleven_v3"_L1))
        return {.stability = true,
                .similarityBoost = false,
                .style = false,
                .speed = false,
                .speakerBoost = false};
    if (isFamily(id, "eleven_v4"_L1))
        return {.stability = true,
                .similarityBoost = true,
                .style = false,
                .speed = false,
                .speakerBoost = false};
    return {.stability = true,
            .similarityBoost = true,
            .style = canUseStyle,
            .speed = true,
            .speakerBoost = canUseSpeakerBoost};
}

text::ModelMarkup Model::markup() const
{
    text::ModelMarkup markup;
    if (isFamily(id, "eleven_v3"_L1) || isFamily(id, "eleven_v4"_L1)) {
        // No SSML; v4 reads sounds between slashes.
        markup.pauses = text::PauseMarkup::AudioTag;
        markup.audioTags = true;
        if (isFamily(id, "eleven_v4"_L1))
            markup.phonemes = text::PhonemeMarkup::InlineIpa;
    } else if (isFamily(id, "eleven_"_L1)) {
        markup.pauses = text::PauseMarkup::BreakTag;
        if (id.value() == "eleven_flash_v2"_L1 || id.value() == "eleven_turbo_v2"_L1)
            markup.phonemes = text::PhonemeMarkup::Tags;
    }
    return markup;
}

bool Model::takesLanguage() const
{
    return id.value() != "eleven_multilingual_v2"_L1 && languages.size() > 1;
}

bool Model::takesContext() const
{
    return !isFamily(id, "eleven_v3"_L1);
}

bool Model::streamsInput() const
{
    return textToSpeech && !isFamily(id, "eleven_v3"_L1) && !isFamily(id, "eleven_v4"_L1);
}

qint64 Model::characterLimit(bool freePlan) const
{
    const qint64 told = freePlan ? maxCharactersFree : maxCharactersSubscribed;
    return told > 0 ? told : documentedLimit(id);
}

Model modelFromJson(const QJsonObject &from)
{
    Model model;
    model.id = ModelId(json::string(from, u"model_id"));
    model.name = json::string(from, u"name", model.id.value());
    model.description = json::string(from, u"description");
    model.textToSpeech = json::boolean(from, u"can_do_text_to_speech");
    model.voiceConversion = json::boolean(from, u"can_do_voice_conversion");
    model.canUseStyle = json::boolean(from, u"can_use_style");
    model.canUseSpeakerBoost = json::boolean(from, u"can_use_speaker_boost");
    const double factor = json::number(from, u"token_cost_factor", 1.0);
    const QJsonObject rates = from.value(u"model_rates").toObject();
    const double rate = json::number(rates, u"character_cost_multiplier", factor)
        * json::number(rates, u"cost_discount_multiplier", 1.0);
    model.creditsPerCharacter = rate >= 0 ? rate : 1.0;
    model.maxCharactersFree = json::integer(from, u"max_characters_request_free_user");
    model.maxCharactersSubscribed = json::integer(from, u"max_characters_request_subscribed_user");
    const QJsonArray languages = from.value(u"languages").toArray();
    for (const QJsonValue &value : languages) {
        const QJsonObject language = value.toObject();
        const QString code = json::string(language, u"language_id");
        if (!code.isEmpty())
            model.languages.append({code, json::string(language, u"name", code)});
    }
    model.concurrencyGroup = json::string(from, u"concurrency_group");
    return model;
}

QJsonObject toJson(const Model &model)
{
    QJsonArray languages;
    for (const auto &[code, name] : model.languages)
        languages.append(QJsonObject{{u"language_id"_s, code}, {u"name"_s, name}});
    return {
        {u"model_id"_s, model.id.value()},
        {u"name"_s, model.name},
        {u"description"_s, model.description},
        {u"can_do_text_to_speech"_s, model.textToSpeech},
        {u"can_do_voice_conversion"_s, model.voiceConversion},
        {u"can_use_style"_s, model.canUseStyle},
        {u"can_use_speaker_boost"_s, model.canUseSpeakerBoost},
        {u"model_rates"_s, QJsonObject{{u"character_cost_multiplier"_s, model.creditsPerCharacter}}},
        {u"max_characters_request_free_user"_s, model.maxCharactersFree},
        {u"max_characters_request_subscribed_user"_s, model.maxCharactersSubscribed},
        {u"languages"_s, languages},
        {u"concurrency_group"_s, model.concurrencyGroup},
    };
}

QList<Model> modelsFromJson(const QJsonArray &from)
{
    QList<Model> models;
    for (const QJsonValue &value : from) {
        Model model = modelFromJson(value.toObject());
        if (!model.id.isEmpty())
            models.append(std::move(model));
    }
    return models;
}

} // namespace studio::api
