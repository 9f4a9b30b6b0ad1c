// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/speech/speechchoice.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace studio::ui {

QJsonObject toJson(const SpeechChoice &choice)
{
    QJsonObject json{{u"voice"_s, choice.voice.value()},
                     {u"voiceName"_s, choice.voiceName},
                     {u"model"_s, choice.model.value()},
                     {u"settings"_s, api::toJson(choice.settings)},
                     {u"format"_s, choice.outputFormat},
                     {u"language"_s, choice.language},
                     {u"normalization"_s, choice.textNormalization}};
    if (choice.seed)
        json.insert("seed"_L1, qint64(*choice.seed));
    if (!choice.previousText.isEmpty())
        json.insert("previousText"_L1, choice.previousText);
    if (!choice.nextText.isEmpty())
        json.insert("nextText"_L1, choice.nextText);
    if (choice.pauses == text::PauseChoice::Silence)
        json.insert("pauses"_L1, u"silence"_s);
    QJsonArray dictionaries;
    for (const ChosenDictionary &dictionary : choice.dictionaries)
        dictionaries.append(QJsonObject{
            {u"id"_s, dictionary.id}, {u"version"_s, dictionary.version}, {u"name"_s, dictionary.name}});
    if (!dictionaries.isEmpty())
        json.insert("dictionaries"_L1, dictionaries);
    return json;
}

SpeechChoice speechChoiceFromJson(const QJsonObject &from)
{
    SpeechChoice choice;
    choice.voice = VoiceId(from.value("voice"_L1).toString());
    choice.voiceName = from.value("voiceName"_L1).toString();
    choice.model = ModelId(from.value("model"_L1).toString());
    choice.settings = api::voiceSettingsFromJson(from.value("settings"_L1).toObject());
    if (const QString format = from.value("format"_L1).toString(); !format.isEmpty())
        choice.outputFormat = format;
    choice.language = from.value("language"_L1).toString();
    if (const double seed = from.value("seed"_L1).toDouble(-1); seed >= 0 && seed <= 4294967295.0)
        choice.seed = quint32(seed);
    const QString normalization = from.value("normalization"_L1).toString();
    if (normalization == "on"_L1 || normalization == "off"_L1)
        choice.textNormalization = normalization;
    choice.previousText = from.value("previousText"_L1).toString().right(kMaxContext);
    choice.nextText = from.value("nextText"_L1).toString().left(kMaxContext);
    if (from.value("pauses"_L1).toString() == "silence"_L1)
        choice.pauses = text::PauseChoice::Silence;
    for (const QJsonValue &value : from.value("dictionaries"_L1).toArray()) {
        const QJsonObject entry = value.toObject();
        const ChosenDictionary dictionary{entry.value("id"_L1).toString(),
                                          entry.value("version"_L1).toString(),
                                          entry.value("name"_L1).toString()};
        if (!dictionary.id.isEmpty() && choice.dictionaries.size() < kMaxDictionaries)
            choice.dictionaries.append(dictionary);
    }
    return choice;
}

} // namespace studio::ui
