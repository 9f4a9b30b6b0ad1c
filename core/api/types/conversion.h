// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/types/voicesettings.h"
#include "core/base/result.h"
#include "core/base/strongid.h"
#include "core/net/formbody.h"

#include <QUrlQuery>

#include <optional>

namespace studio::api {

/// A recording on disk, to be sent.
struct SoundUpload {
    QString path{};
    QString fileName{}; ///< As the service is told.
    QByteArray mimeType = "audio/wav";
    bool operator==(const SoundUpload &) const = default;
};

/// Everything that can change the sound of one conversion (POST /v1/speech-to-speech/…).
struct ConversionCall {
    SoundUpload sound{};
    VoiceId voice{};
    ModelId model{};
    VoiceSettings settings{};
    SettingSupport support{}; ///< What the model listens to; the rest is not sent. Speed is never sent.
    QString outputFormat = QStringLiteral("mp3_44100_128");
    std::optional<quint32> seed{};
    bool removeNoise = false; ///< By the service.
    bool serviceLogging = true; ///< False: the service keeps nothing; no part of the sound.

    bool operator==(const ConversionCall &) const = default;
};

/// The settings as they are sent.
QJsonObject settingsOf(const ConversionCall &call);
/// The form and the query of a request. Validation when the recording cannot be read.
Result<net::FormBody> formOf(const ConversionCall &call);
QUrlQuery queryOf(const ConversionCall &call);

} // namespace studio::api
