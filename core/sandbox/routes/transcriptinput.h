// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sandbox/engines/transcription.h"
#include "core/sandbox/routes/uploadedsound.h"

namespace studio::sandbox {

/// A request for a transcript, checked for shape.
struct TranscriptInput {
    QString model{};
    QString language{};
    UploadedSound upload{};
    QString link{}; ///< In place of a file.
    TranscriptSpec spec{};
    bool logging = true;
    bool multichannel = false;
    bool webhook = false;
    bool hasSpeakerCount = false;
    bool hasThreshold = false;
    QStringList keyterms{};
    QString edit{};
};

/// Reads query and form of POST /v1/speech-to-text.
[[nodiscard]] TranscriptInput readTranscriptInput(const HttpRequest &request, const FormData &form,
                                                  Validation &validation);
/// What fits its shape and still makes no sense.
[[nodiscard]] std::optional<ApiError> checkTranscriptInput(const TranscriptInput &input,
                                                           const FormData &form);
/// Whether it could be a key term of a realtime session or of a file.
[[nodiscard]] std::optional<QString> keytermProblem(const QStringList &keyterms, qsizetype most,
                                                    qsizetype mostCharacters);
/// A thousand credits for an hour of sound, more with key terms, roles and edits; at least one.
[[nodiscard]] qint64 transcriptCost(double seconds, const TranscriptInput &input);

} // namespace studio::sandbox
