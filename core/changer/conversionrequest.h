// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/types/conversion.h"
#include "core/media/soundreader.h"
#include "core/speech/paidrequest.h"

#include <QJsonObject>

namespace studio::changer {

/// What is made of a recording.
enum class Work {
    Convert, ///< The same performance in another voice.
    Isolate, ///< The voice alone, without noise and music.
};

/// One recording to be changed, as the user asked for it. A value that survives a restart as JSON.
struct ConversionRequest {
    Work work = Work::Convert;
    QString input{}; ///< Any audio or video file.
    QString name{}; ///< What it is called, e.g. in the history; empty: its file name.
    /// Stream, channel, trim, noise suppression on this machine. What is sent is always mono.
    media::ImportOptions import{};

    VoiceId voice{}; ///< The target; this and what follows up to the format is not used to isolate.
    ModelId model{};
    api::VoiceSettings settings{};
    api::SettingSupport support{};
    std::optional<quint32> seed{};
    bool removeNoise = false; ///< By the service, for the same price.
    QString outputFormat = QStringLiteral("mp3_44100_128");

    ProfileId profile{};
    QString host{}; ///< Dialect::hostId()
    QString voiceName{};
    QString modelName{};
    double rate = 1.0; ///< Multiplier of the voice.
    bool realMoney = true;
    QString document = QStringLiteral("changer"); ///< Where the take belongs; no part of the sound.

    [[nodiscard]] QString shownName() const;
    bool operator==(const ConversionRequest &) const = default;
};

/// The document of takes made in the voice changer.
inline constexpr QLatin1StringView kChangerDocument{"changer"};

/// ≈, what the service is expected to charge for so much of a recording: 1,000 credits a minute, rounded up.
[[nodiscard]] qint64 estimatedCredits(double seconds, double rate = 1.0);

/// Enough to do it again after a restart; holds no key.
[[nodiscard]] QJsonObject toJson(const ConversionRequest &request);
/// Total: what is missing or wrong is a default.
[[nodiscard]] ConversionRequest conversionFromJson(const QJsonObject &json);
/// What a take of the changer was made of, to do it again or with another voice. Nothing for other takes.
[[nodiscard]] std::optional<ConversionRequest> requestOfTake(const store::Take &take);

/// A piece of a recording, ready to be sent: mono WAV on disk.
struct SentSound {
    QString path{};
    QByteArray hash{}; ///< SHA-256 of the file.
    double seconds = 0;
    bool operator==(const SentSound &) const = default;
};

/// The key of the request that sends `hash`, and everything that goes into it.
[[nodiscard]] QByteArray requestKeyOf(const ConversionRequest &request, const QByteArray &hash);
/// The take it will be, without sound and receipt.
[[nodiscard]] store::Take describe(const ConversionRequest &request, const QByteArray &hash);
/// What a generation shows as its inputs.
[[nodiscard]] speech::SpeechInputs shownInputs(const ConversionRequest &request);

} // namespace studio::changer
