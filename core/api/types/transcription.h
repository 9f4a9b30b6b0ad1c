// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/types/speech.h"
#include "core/base/result.h"
#include "core/base/strongid.h"
#include "core/net/formbody.h"

#include <QJsonObject>
#include <QStringList>
#include <QUrl>
#include <QUrlQuery>

#include <optional>

namespace studio::api {

/// POST /v1/speech-to-text: exactly one of `path` and `sourceUrl`.
struct TranscriptionRequest {
    QString path{}; ///< A file on this disk; streamed while it is sent.
    QString fileName{}; ///< As the service is told.
    QByteArray mimeType{"application/octet-stream"};
    QUrl sourceUrl{};
    ModelId model{QStringLiteral("scribe_v2")};
    QString languageCode{}; ///< ISO 639; empty = not sent.
    bool tagAudioEvents = true;
    std::optional<int> speakers{}; ///< 1…32
    bool diarize = false;
    bool multiChannel = false; ///< Excludes diarize and speakers. One transcript, sorted by time.
    bool verbatim = true;
    QStringList keyterms{};
    QStringList entityDetection{};
    QStringList entityRedaction{};
    QString redactionMode{}; ///< Empty = not sent.
    bool serviceLogging = true;

    bool operator==(const TranscriptionRequest &) const = default;
};

/// The form's parts but the file itself.
QList<std::pair<QByteArray, QString>> fieldsOf(const TranscriptionRequest &request);
/// Storage if the file cannot be read.
Result<net::FormBody> formOf(const TranscriptionRequest &request);

/// What came back; the words are in `json`, for transcript::fromServiceJson.
struct TranscriptionAnswer {
    QByteArray json{};
    QString transcriptionId{};
    SpeechReceipt receipt{};
    bool operator==(const TranscriptionAnswer &) const = default;
};

/// The query of /v1/speech-to-text/realtime.
struct LiveTranscriptionRequest {
    ModelId model{QStringLiteral("scribe_v2_realtime")};
    int sampleRateHz = 16000; ///< 8000, 16000, 22050, 24000, 44100 or 48000
    QString languageCode{};
    bool commitByVoice = true; ///< Else by hand.
    double silenceSeconds = 1.0; ///< 0.3…3: a pause so long commits.
    QStringList keyterms{};
    bool verbatim = true;
    QString previousText{}; ///< Context, with the first sound; at most 50 characters are sent.
    bool serviceLogging = true;
    bool operator==(const LiveTranscriptionRequest &) const = default;
};
QUrlQuery queryOf(const LiveTranscriptionRequest &request);

/// One message of the realtime socket.
struct LiveMessage {
    enum class Kind {
        Started, ///< `text` is the session's id.
        Partial,
        Committed, ///< Text only.
        CommittedWithTimes, ///< The same text again, with words in `json`.
        Entities,
        Warning,
        Failure, ///< The service closes after it.
        Other, ///< Not known here; to be passed over.
    };
    Kind kind = Kind::Other;
    QString text{};
    QJsonObject json{};
    QString code{}; ///< Of a failure, e.g. "rate_limited".
    std::optional<Error> error{};
    bool operator==(const LiveMessage &) const = default;
};
/// Protocol for what is no JSON object.
Result<LiveMessage> liveMessageFromJson(const QByteArray &message);
/// The sentence, kind and next step of a failure message of the realtime socket.
Error liveError(const QString &code, const QString &said);

} // namespace studio::api
