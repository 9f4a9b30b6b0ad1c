// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/routes/speechinput.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace studio::sandbox {

QJsonObject readVoiceSettings(const QJsonObject &object, const QJsonArray &where, Validation &validation)
{
    FieldReader fields(object, where, validation);
    QJsonObject settings;
    if (const auto stability = fields.number(u"stability"_s, 0, 1))
        settings.insert(u"stability"_s, *stability);
    if (const auto similarity = fields.number(u"similarity_boost"_s, 0, 1))
        settings.insert(u"similarity_boost"_s, *similarity);
    if (const auto style = fields.number(u"style"_s))
        settings.insert(u"style"_s, *style);
    if (const auto speed = fields.number(u"speed"_s))
        settings.insert(u"speed"_s, *speed);
    if (const auto boost = fields.boolean(u"use_speaker_boost"_s))
        settings.insert(u"use_speaker_boost"_s, *boost);
    return settings;
}

SpeechInput readSpeechInput(const HttpRequest &request, bool withWav, Validation &validation)
{
    SpeechInput input;
    FieldReader query(request, validation);
    input.logging = query.boolean(u"enable_logging"_s).value_or(true);
    query.integer(u"optimize_streaming_latency"_s);
    input.format = query.choice(u"output_format"_s, outputFormatNames(withWav)).value_or(input.format);
    const std::optional<QJsonObject> body = readBody(request, validation);
    if (!body)
        return input;
    const QJsonArray where{u"body"_s};
    FieldReader fields(*body, where, validation);
    input.text = fields.string(u"text"_s, true).value_or(QString());
    input.model = fields.string(u"model_id"_s).value_or(input.model);
    fields.string(u"language_code"_s);
    if (const auto settings = fields.object(u"voice_settings"_s))
        input.settings = readVoiceSettings(*settings, {u"body"_s, u"voice_settings"_s}, validation);
    if (const auto locators = fields.array(u"pronunciation_dictionary_locators"_s, 3)) {
        for (qsizetype i = 0; i < locators->size(); ++i) {
            FieldReader locator(locators->at(i).toObject(),
                                {u"body"_s, u"pronunciation_dictionary_locators"_s, i}, validation);
            const auto id = locator.string(u"pronunciation_dictionary_id"_s, true);
            const auto version = locator.string(u"version_id"_s);
            input.dictionaries.append({id.value_or(QString()), version.value_or(QString())});
        }
    }
    if (const auto seed = fields.integer(u"seed"_s, 0, 4294967295))
        input.seed = quint32(*seed);
    fields.string(u"previous_text"_s);
    fields.string(u"next_text"_s);
    fields.array(u"previous_request_ids"_s, 3);
    fields.array(u"next_request_ids"_s, 3);
    fields.boolean(u"use_pvc_as_ivc"_s);
    fields.choice(u"apply_text_normalization"_s, {u"auto"_s, u"on"_s, u"off"_s});
    fields.boolean(u"apply_language_text_normalization"_s);
    return input;
}

qint64 characterCount(QStringView text)
{
    return std::count_if(text.begin(), text.end(), [](QChar c) { return !c.isLowSurrogate(); });
}

std::optional<ApiError> checkText(const QString &text, const ModelEntry &model)
{
    if (text.trimmed().isEmpty())
        return errors::emptyText();
    const qint64 length = characterCount(text);
    if (length > model.maximumCharacters)
        return errors::textTooLong(length, model.maximumCharacters);
    return std::nullopt;
}

std::optional<ApiError> checkOrder(ServiceState &state, const QString &voiceId, const SpeechInput &input,
                                   SpeechOrder *order)
{
    const VoiceEntry *voice = state.voices.find(voiceId);
    if (!voice)
        return errors::voiceNotFound(voiceId);
    const auto model = modelById(input.model);
    if (!model)
        return isKnownOtherModel(input.model) ? errors::unsupportedModel(input.model)
                                              : errors::modelNotFound(input.model);
    if (model->converts != input.fromSound)
        return errors::unsupportedModel(input.model);
    const auto format = outputFormat(input.format);
    if (!format)
        return errors::invalidOutputFormat(input.format);
    const bool lossless = format->isWav() || format->stream.codec == audio::Codec::Pcm16;
    if (lossless && format->stream.sampleRateHz >= 44100 && !state.account.plan().bestPcm)
        return errors::planTooSmall(format->name, u"pro"_s);
    if (format->name == u"mp3_44100_192"_s && !state.account.plan().bestMp3)
        return errors::planTooSmall(format->name, u"creator"_s);
    if (!input.logging)
        return errors::zeroRetention();
    VoiceSettings settings = voice->settings;
    const QJsonObject &sent = input.settings;
    settings.stability = sent.value(u"stability"_s).toDouble(settings.stability);
    settings.similarity = sent.value(u"similarity_boost"_s).toDouble(settings.similarity);
    settings.speakerBoost = sent.value(u"use_speaker_boost"_s).toBool(settings.speakerBoost);
    settings.style = sent.value(u"style"_s).toDouble(settings.style);
    settings.speed = sent.value(u"speed"_s).toDouble(settings.speed);
    if (settings.style < 0 || settings.style > 1)
        return errors::invalidVoiceSettings(u"Style must be between 0 and 1."_s, u"style"_s);
    if (settings.speed < 0.7 || settings.speed > 1.2)
        return errors::invalidVoiceSettings(
            u"Invalid setting for speed received, expected to be greater or equal to 0.7 and less or equal to 1.2."_s,
            u"speed"_s);
    if (!model->usesStyle) {
        settings.style = 0;
        settings.speed = 1;
        settings.speakerBoost = true;
    }
    std::vector<text::PronunciationRule> rules;
    for (const auto &[id, versionId] : input.dictionaries) {
        const DictionaryEntry *dictionary = state.dictionaries.find(id);
        const DictionaryEntry::Version *version = dictionary ? dictionary->version(versionId) : nullptr;
        if (!version)
            return errors::dictionaryNotFound(id);
        for (const text::PronunciationRule &rule : aliasRules(version->rules))
            rules.push_back(rule);
    }
    *order = {*model,          *voice, *format, settings, input.seed.value_or(state.random.generate()),
              std::move(rules)};
    return std::nullopt;
}

} // namespace studio::sandbox
