// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/catalog/modelcatalog.h"

#include <QJsonObject>
#include <QStringList>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace studio::sandbox {

const QList<ModelEntry> &models()
{
    static const QList<ModelEntry> list{
        {u"eleven_v4"_s, u"Eleven v4 (sandbox)"_s, 10000, 1, false, false, false},
        {u"eleven_v3"_s, u"Eleven v3 (sandbox)"_s, 5000, 1, false, false, false},
        {u"eleven_multilingual_v2"_s, u"Eleven Multilingual v2 (sandbox)"_s, 10000, 1, false, true, true},
        {u"eleven_flash_v2_5"_s, u"Eleven Flash v2.5 (sandbox)"_s, 40000, 0.5, true, true, true},
        {u"eleven_flash_v2"_s, u"Eleven Flash v2 (sandbox)"_s, 30000, 0.5, true, true, true},
        {u"eleven_turbo_v2_5"_s, u"Eleven Turbo v2.5 (sandbox)"_s, 40000, 0.5, true, true, true},
        {u"eleven_turbo_v2"_s, u"Eleven Turbo v2 (sandbox)"_s, 30000, 0.5, true, true, true},
        {u"eleven_multilingual_sts_v2"_s, u"Eleven Multilingual v2 (sandbox)"_s, 10000, 1, false, true, false,
         true},
        {u"eleven_english_sts_v2"_s, u"Eleven English v2 (sandbox)"_s, 10000, 1, false, true, false, true},
    };
    return list;
}

std::optional<ModelEntry> modelById(const QString &id)
{
    const auto found = std::find_if(models().begin(), models().end(),
                                    [&id](const ModelEntry &model) { return model.id == id; });
    if (found == models().end())
        return std::nullopt;
    return *found;
}

bool isKnownOtherModel(const QString &id)
{
    static const QStringList others{
        u"eleven_v4_turbo"_s,
        u"eleven_v3_conversational"_s,
        u"eleven_ttv_v3"_s,
        u"eleven_multilingual_ttv_v2"_s,
        u"eleven_text_to_sound_v2"_s,
        u"scribe_v2"_s,
        u"scribe_v2_realtime"_s,
        u"scribe_v2_medical"_s,
        u"music_v1"_s,
        u"music_v2"_s,
    };
    return others.contains(id);
}

QJsonArray modelsJson()
{
    QJsonArray list;
    for (const ModelEntry &model : models()) {
        list.append(QJsonObject{
            {u"model_id"_s, model.id},
            {u"name"_s, model.name},
            {u"description"_s,
             model.converts
                 ? u"Sandbox stand-in for this model: moves the pitch of a recording on this computer, by three semitones at most."_s
                 : u"Sandbox stand-in for this model: plain Flite voices on this computer. Only English is really spoken."_s},
            {u"can_be_finetuned"_s, false},
            {u"can_do_text_to_speech"_s, !model.converts},
            {u"can_do_voice_conversion"_s, model.converts},
            {u"can_use_style"_s, model.usesStyle},
            {u"can_use_speaker_boost"_s, model.usesStyle},
            {u"serves_pro_voices"_s, false},
            {u"token_cost_factor"_s, model.cost},
            {u"requires_alpha_access"_s, false},
            {u"max_characters_request_free_user"_s, std::min<qint64>(2500, model.maximumCharacters)},
            {u"max_characters_request_subscribed_user"_s, model.maximumCharacters},
            {u"maximum_text_length_per_request"_s, model.maximumCharacters},
            {u"languages"_s, QJsonArray{QJsonObject{{u"language_id"_s, u"en"_s}, {u"name"_s, u"English"_s}}}},
            {u"model_rates"_s,
             QJsonObject{{u"character_cost_multiplier"_s, model.cost}, {u"cost_discount_multiplier"_s, 1}}},
            {u"concurrency_group"_s, model.flash ? u"turbo"_s : u"standard"_s},
        });
    }
    return list;
}

} // namespace studio::sandbox
