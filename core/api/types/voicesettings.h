// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>

namespace studio::api {

/// How a voice performs. Ranges and defaults: VoiceSettingsResponseModel of the service.
struct VoiceSettings {
    double stability = 0.5; ///< 0…1
    double similarityBoost = 0.75; ///< 0…1
    double style = 0.0; ///< 0…1
    double speed = 1.0; ///< 0.7…1.2
    bool speakerBoost = true;

    bool operator==(const VoiceSettings &) const = default;
};

/// Which settings a model listens to; the others are not sent, so they can change nothing.
struct SettingSupport {
    bool stability = true;
    bool similarityBoost = true;
    bool style = true;
    bool speed = true;
    bool speakerBoost = true;

    bool operator==(const SettingSupport &) const = default;
};

/// Clamps to the ranges; missing fields give defaults.
VoiceSettings voiceSettingsFromJson(const QJsonObject &from);
QJsonObject toJson(const VoiceSettings &settings, const SettingSupport &support = {});

} // namespace studio::api
