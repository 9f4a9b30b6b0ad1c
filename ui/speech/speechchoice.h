// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/types/voicesettings.h"
#include "core/base/strongid.h"
#include "core/text/scriptcompiler.h"

#include <QJsonObject>
#include <QList>
#include <QString>

#include <optional>

namespace studio::ui {

/// A pronunciation dictionary of the service, in one version.
struct ChosenDictionary {
    QString id{};
    QString version{};
    QString name{};
    bool operator==(const ChosenDictionary &) const = default;
};

/// What the user has chosen, kept per profile and in drafts.
struct SpeechChoice {
    VoiceId voice{};
    QString voiceName{}; ///< To name a voice before, or without, the list.
    ModelId model{};
    api::VoiceSettings settings{};
    QString outputFormat = QStringLiteral("mp3_44100_128");
    QString language{}; ///< ISO 639-1; empty: the model finds out.
    std::optional<quint32> seed{};
    QString textNormalization{}; ///< "on", "off"; empty: the service decides.
    QString previousText{}; ///< What is said before, for the tone; not spoken.
    QString nextText{};
    text::PauseChoice pauses = text::PauseChoice::ByModel;
    QList<ChosenDictionary> dictionaries{}; ///< At most kMaxDictionaries, in order.
    bool operator==(const SpeechChoice &) const = default;
};

/// What the service takes with one request.
inline constexpr qsizetype kMaxDictionaries = 3;
/// More context than this changes nothing.
inline constexpr qsizetype kMaxContext = 2000;

QJsonObject toJson(const SpeechChoice &choice);
/// Total: what is missing or wrong gets its default.
SpeechChoice speechChoiceFromJson(const QJsonObject &from);

} // namespace studio::ui
