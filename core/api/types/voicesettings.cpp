// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/types/voicesettings.h"

#include "core/api/types/json.h"

#include <algorithm>

namespace studio::api {

VoiceSettings voiceSettingsFromJson(const QJsonObject &from)
{
    const VoiceSettings standard;
    return {
        .stability = std::clamp(json::number(from, u"stability", standard.stability), 0.0, 1.0),
        .similarityBoost =
            std::clamp(json::number(from, u"similarity_boost", standard.similarityBoost), 0.0, 1.0),
        .style = std::clamp(json::number(from, u"style", standard.style), 0.0, 1.0),
        .speed = std::clamp(json::number(from, u"speed", standard.speed), 0.7, 1.2),
        .speakerBoost = json::boolean(from, u"use_speaker_boost", standard.speakerBoost),
    };
}

QJsonObject toJson(const VoiceSettings &settings, const SettingSupport &support)
{
    QJsonObject object;
    if (support.stability)
        object.insert(u"stability", settings.stability);
    if (support.similarityBoost)
        object.insert(u"similarity_boost", settings.similarityBoost);
    if (support.style)
        object.insert(u"style", settings.style);
    if (support.speed)
        object.insert(u"speed", settings.speed);
    if (support.speakerBoost)
        object.insert(u"use_speaker_boost", settings.speakerBoost);
    return object;
}

} // namespace studio::api
