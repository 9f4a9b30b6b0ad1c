// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/types/transcription.h"

#include "core/api/types/json.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace studio::api {

namespace {

constexpr qsizetype kMostLiveKeyterms = 50;
constexpr qsizetype kMostLiveKeytermLength = 20;

QString tr(const char *text)
{
    return QCoreApplication::translate("studio::api", text);
}

void add(QUrlQuery &query, const QString &name, const QString &value)
{
    query.addQueryItem(name, QString::fromLatin1(QUrl::toPercentEncoding(value)));
}

} // namespace

QList<std::pair<QByteArray, QString>> fieldsOf(const TranscriptionRequest &request)
{
    QList<std::pair<QByteArray, QString>> fields{{"model_id", request.model.value()}};
    if (!request.sourceUrl.isEmpty())
        fields.append({"source_url", request.sourceUrl.toString(QUrl::FullyEncoded)});
    if (!request.languageCode.isEmpty())
        fields.append({"language_code", request.languageCode});
    fields.append({"tag_audio_events", request.tagAudioEvents ? u"true"_s : u"false"_s});
    fields.append({"timestamps_granularity", u"word"_s});
    if (request.multiChannel) {
        fields.append({"use_multi_channel", u"true"_s});
        fields.append({"multichannel_output_style", u"combined"_s});
    } else {
        fields.append({"diarize", request.diarize ? u"true"_s : u"false"_s});
        if (request.diarize && request.speakers)
            fields.append({"num_speakers", QString::number(*request.speakers)});
    }
    if (!request.verbatim)
        fields.append({"no_verbatim", u"true"_s});
    for (const QString &term : request.keyterms)
        fields.append({"keyterms", term});
    for (const QString &entity : request.entityDetection)
        fields.append({"entity_detection", entity});
    for (const QString &entity : request.entityRedaction)
        fields.append({"entity_redaction", entity});
    if (!request.entityRedaction.isEmpty() && !request.redactionMode.isEmpty())
        fields.append({"entity_redaction_mode", request.redactionMode});
    return fields;
}

Result<net::FormBody> formOf(const TranscriptionRequest &request)
{
    // The fields come first: a service that refuses them need not read the file.
    net::FormBody form;
    for (const auto &[name, value] : fieldsOf(request))
        form.addField(name, value);
    if (request.sourceUrl.isEmpty()) {
        const QString name =
            request.fileName.isEmpty() ? QFileInfo(request.path).fileName() : request.fileName;
        if (auto added = form.addFile("file", request.path, name, request.mimeType); !added)
            return Unexpected(added.error());
    }
    return form;
}

QUrlQuery queryOf(const LiveTranscriptionRequest &request)
{
    QUrlQuery query;
    add(query, u"model_id"_s, request.model.value());
    add(query, u"audio_format"_s, u"pcm_%1"_s.arg(request.sampleRateHz));
    add(query, u"commit_strategy"_s, request.commitByVoice ? u"vad"_s : u"manual"_s);
    if (request.commitByVoice)
        add(query, u"vad_silence_threshold_secs"_s,
            QString::number(std::clamp(request.silenceSeconds, 0.3, 3.0), 'f', 2));
    add(query, u"include_timestamps"_s, u"true"_s);
    if (request.languageCode.isEmpty())
        add(query, u"include_language_detection"_s, u"true"_s);
    else
        add(query, u"language_code"_s, request.languageCode);
    qsizetype terms = 0;
    for (const QString &term : request.keyterms) {
        if (term.size() <= kMostLiveKeytermLength && terms++ < kMostLiveKeyterms)
            add(query, u"keyterms"_s, term);
    }
    if (!request.verbatim)
        add(query, u"no_verbatim"_s, u"true"_s);
    if (!request.serviceLogging)
        add(query, u"enable_logging"_s, u"false"_s);
    return query;
}

Result<LiveMessage> liveMessageFromJson(const QByteArray &message)
{
    auto object = json::object(message);
    if (!object)
        return fail(object.error());
    LiveMessage read;
    const QString type = json::string(*object, u"message_type");
    read.text = json::string(*object, u"text");
    if (type == "session_started"_L1) {
        read.kind = LiveMessage::Kind::Started;
        read.text = json::string(*object, u"session_id").left(200);
    } else if (type == "partial_transcript"_L1 || type == "final_transcript"_L1) {
        read.kind = LiveMessage::Kind::Partial;
    } else if (type == "committed_transcript"_L1) {
        read.kind = LiveMessage::Kind::Committed;
    } else if (type == "committed_transcript_with_timestamps"_L1) {
        read.kind = LiveMessage::Kind::CommittedWithTimes;
        read.json = *object;
    } else if (type == "committed_transcript_entities"_L1) {
        read.kind = LiveMessage::Kind::Entities;
        read.json = *object;
    } else if (type == "warning"_L1) {
        read.kind = LiveMessage::Kind::Warning;
        read.text = json::string(*object, u"warning");
    } else if (object->value(u"error").isString() || type.endsWith("error"_L1)) {
        read.kind = LiveMessage::Kind::Failure;
        read.code = type.isEmpty() ? u"error"_s : type.left(60);
        read.error = liveError(read.code, json::string(*object, u"error"));
    }
    return read;
}

Error liveError(const QString &code, const QString &said)
{
    struct Known {
        const char *code;
        ErrorKind kind;
        QString message;
        QString nextStep;
    };
    const Known known[] = {
        {"auth_error", ErrorKind::Auth, tr("The service does not accept the key for live transcription."),
         tr("Check the key in the settings. The recording goes on and can be transcribed later.")},
        {"quota_exceeded", ErrorKind::Quota, tr("There are not enough credits left to transcribe live."),
         tr("The recording goes on. Buy credits, or transcribe it on this machine.")},
        {"commit_throttled", ErrorKind::RateLimited, tr("Pieces were committed too quickly."),
         tr("Let the pauses commit, or wait a little between commits.")},
        {"transcriber_error", ErrorKind::Server, tr("The service failed to transcribe a piece."), {}},
        {"unaccepted_terms", ErrorKind::Forbidden,
         tr("The terms for live transcription are not accepted for this account."),
         tr("Accept them on the service's web site. The recording goes on.")},
        {"rate_limited", ErrorKind::RateLimited, tr("The service asks to slow down."), {}},
        {"queue_overflow", ErrorKind::Busy, tr("The service cannot keep up with the sound."), {}},
        {"resource_exhausted",
         ErrorKind::Busy,
         tr("The service has no room for live transcription now."),
         {}},
        {"session_time_limit_exceeded",
         ErrorKind::Busy,
         tr("The service ended the session because it was long."),
         {}},
        {"input_error", ErrorKind::Validation, tr("The service cannot read the sound that was sent."),
         tr("The recording goes on; transcribe it as a file.")},
        {"invalid_request", ErrorKind::Validation, tr("The service refused the settings."),
         tr("Change language or key terms. The recording goes on.")},
        {"chunk_size_exceeded",
         ErrorKind::Validation,
         tr("A piece of sound was too large for the service."),
         {}},
        {"insufficient_audio_activity", ErrorKind::Busy, tr("The service hung up because nobody spoke."), {}},
        {"error", ErrorKind::Server, tr("The service has a problem on its side."), {}},
    };
    const auto *found = std::find_if(std::begin(known), std::end(known),
                                     [&](const Known &one) { return code == QLatin1StringView(one.code); });
    Error error = found != std::end(known)
        ? Error::make(found->kind, found->message)
        : Error::make(ErrorKind::Server, tr("The service ended live transcription."));
    if (found != std::end(known))
        error.nextStep = found->nextStep;
    error.detail = code;
    error.raw = said.left(500);
    return error;
}

} // namespace studio::api
