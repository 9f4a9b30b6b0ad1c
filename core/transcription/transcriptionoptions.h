// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/strongid.h"

#include <QJsonObject>
#include <QStringList>

#include <optional>

namespace studio::transcription {

/// Who listens.
enum class Engine {
    Service, ///< Paid by the minute.
    PocketSphinx, ///< On this machine, free, English; about one word in five is wrong.
    Vosk, ///< On this machine, free, with a model folder of the user's.
};

inline constexpr int kMostSpeakers = 32;
inline constexpr int kMostKeyTerms = 1000;
inline constexpr qsizetype kMostKeyTermLength = 49;
inline constexpr int kMostKeyTermWords = 5;
inline constexpr double kLongestSeconds = 10 * 3600.0;

/// What the user chose for one transcription. Kept with the transcript and remembered for the next one.
struct TranscriptionOptions {
    Engine engine = Engine::Service;
    ModelId model{QStringLiteral("scribe_v2")}; ///< Of the service.
    QString voskModel{}; ///< Folder.
    QString language{}; ///< ISO 639; empty: found out.
    bool tellSpeakers = true;
    std::optional<int> speakers{}; ///< At most so many; empty: found out.
    bool tagSounds = true; ///< (laughter)
    bool channelsApart = false; ///< Each channel is one speaker; each is billed.
    bool verbatim = true; ///< Off: without filler words and false starts.
    QStringList keyTerms{}; ///< +20 %.
    QStringList entities{}; ///< What to find: "all", categories or types.
    QStringList redact{}; ///< What of it to hide.
    /// "enumerated_entity_type", "entity_type" or "redacted".
    QString redaction{QStringLiteral("enumerated_entity_type")};

    // What of the medium.
    int stream = -1; ///< media::AudioStream::index; −1: the best.
    int channel = -1; ///< −1: all.
    double fromSeconds = 0;
    double toSeconds = -1; ///< Negative: to the end.
    bool suppressNoise = false; ///< On this machine, before anything is sent.

    [[nodiscard]] bool isLocal() const { return engine != Engine::Service; }
    [[nodiscard]] bool isWhole() const { return fromSeconds <= 0 && toSeconds < 0; }
    bool operator==(const TranscriptionOptions &) const = default;
};

QJsonObject toJson(const TranscriptionOptions &options);
/// Total: what is missing or wrong is the default.
TranscriptionOptions optionsFromJson(const QJsonObject &json);
QString engineName(Engine engine); ///< "service", "pocketsphinx", "vosk"

/// Why the service would refuse these; told before anything is sent.
std::optional<Error> problemWith(const TranscriptionOptions &options);

/// What is expected to be charged, rounded up; 0 on this machine. The service bills money by the hour and
/// does not tell credits beforehand, so this is shown with ≈.
qint64 estimatedCredits(const TranscriptionOptions &options, double seconds, int channels = 1);
/// The same for live transcription.
qint64 estimatedLiveCredits(double seconds, bool keyTerms = false);
/// Finding the times of a known script.
qint64 estimatedAlignmentCredits(double seconds);
/// Begun minutes, for "12 min".
int billedMinutes(double seconds);

} // namespace studio::transcription
