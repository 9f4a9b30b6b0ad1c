// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sandbox/apierror.h"
#include "core/sandbox/catalog/outputformats.h"
#include "core/sandbox/servicestate.h"
#include "core/sandbox/validation.h"

namespace studio::sandbox {

/// A request for speech, checked for shape but not yet for what the account may do.
struct SpeechInput {
    QString text;
    QString model = QStringLiteral("eleven_multilingual_v2");
    QString format = QStringLiteral("mp3_44100_128");
    std::optional<quint32> seed;
    QJsonObject settings; ///< Only the fields that were sent.
    bool logging = true;
    bool fromSound = false; ///< Speech to speech: other models can do it.
    QList<std::pair<QString, QString>> dictionaries; ///< Id and version; an empty version means the latest.
};

/// Reads query and body of the four text-to-speech calls.
SpeechInput readSpeechInput(const HttpRequest &request, bool withWav, Validation &validation);
/// Reads a `voice_settings` object.
QJsonObject readVoiceSettings(const QJsonObject &object, const QJsonArray &where, Validation &validation);

/// What is needed to speak, after all checks.
struct SpeechOrder {
    ModelEntry model;
    VoiceEntry voice;
    OutputFormat format;
    VoiceSettings settings;
    quint32 seed = 0;
    std::vector<text::PronunciationRule> rules; ///< Of the dictionaries, in order.
};

/// Voice, model, format, dictionaries and settings against the account: the order or the refusal.
std::optional<ApiError> checkOrder(ServiceState &state, const QString &voiceId, const SpeechInput &input,
                                   SpeechOrder *order);
/// Length of the text against the model, and whether there is anything in it.
std::optional<ApiError> checkText(const QString &text, const ModelEntry &model);
/// Characters as they are billed.
qint64 characterCount(QStringView text);

} // namespace studio::sandbox
