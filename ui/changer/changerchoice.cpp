// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/changer/changerchoice.h"

using namespace Qt::StringLiterals;

namespace studio::ui {

namespace {

QString noiseWord(NoiseRemoval noise)
{
    switch (noise) {
    case NoiseRemoval::Local:
        return u"local"_s;
    case NoiseRemoval::Service:
        return u"service"_s;
    case NoiseRemoval::Off:
        break;
    }
    return u"off"_s;
}

NoiseRemoval noiseFrom(const QString &word)
{
    if (word == "local"_L1)
        return NoiseRemoval::Local;
    return word == "service"_L1 ? NoiseRemoval::Service : NoiseRemoval::Off;
}

} // namespace

QJsonObject toJson(const ChangerChoice &choice)
{
    QJsonObject json{{"voice"_L1, choice.voice.value()},        {"voice_name"_L1, choice.voiceName},
                     {"model"_L1, choice.model.value()},        {"settings"_L1, api::toJson(choice.settings)},
                     {"output_format"_L1, choice.outputFormat}, {"noise"_L1, noiseWord(choice.noise)}};
    if (choice.seed)
        json.insert("seed"_L1, qint64(*choice.seed));
    return json;
}

ChangerChoice changerChoiceFromJson(const QJsonObject &from)
{
    ChangerChoice choice;
    choice.voice = VoiceId(from.value("voice"_L1).toString());
    choice.voiceName = from.value("voice_name"_L1).toString();
    choice.model = ModelId(from.value("model"_L1).toString());
    choice.settings = api::voiceSettingsFromJson(from.value("settings"_L1).toObject());
    if (const QString format = from.value("output_format"_L1).toString(); !format.isEmpty())
        choice.outputFormat = format;
    if (const double seed = from.value("seed"_L1).toDouble(-1); seed >= 0 && seed <= 4294967295.0)
        choice.seed = quint32(seed);
    choice.noise = noiseFrom(from.value("noise"_L1).toString());
    return choice;
}

} // namespace studio::ui
