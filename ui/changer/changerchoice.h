// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/types/voicesettings.h"
#include "core/base/strongid.h"

#include <QJsonObject>
#include <QString>

#include <optional>

namespace studio::ui {

/// Who takes the noise of the room out before the voice is changed.
enum class NoiseRemoval {
    Off,
    Local, ///< This computer, for free; heard before anything is paid.
    Service,
};

/// What the user has chosen in the voice changer, kept per profile.
struct ChangerChoice {
    VoiceId voice{};
    QString voiceName{}; ///< To name a voice before, or without, the list.
    ModelId model{};
    api::VoiceSettings settings{};
    QString outputFormat = QStringLiteral("mp3_44100_128");
    std::optional<quint32> seed{};
    NoiseRemoval noise = NoiseRemoval::Off;
    bool operator==(const ChangerChoice &) const = default;
};

QJsonObject toJson(const ChangerChoice &choice);
/// Total: what is missing or wrong gets its default.
ChangerChoice changerChoiceFromJson(const QJsonObject &from);

} // namespace studio::ui
