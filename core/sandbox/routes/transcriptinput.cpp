// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/routes/transcriptinput.h"

#include "core/sandbox/engines/transcriptformats.h"

#include <QJsonDocument>
#include <QRegularExpression>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace studio::sandbox {

namespace {

/// A list sent as repeated parts, as one JSON array, or as one plain value.
QStringList listPart(const FormData &form, const QByteArray &name)
{
    QStringList list;
    for (const QByteArray &value : form.values(name) + form.values(name + "[]")) {
        const QJsonDocument document = QJsonDocument::fromJson(value);
        if (document.isArray()) {
            for (const QJsonValue &entry : document.array())
                list.append(entry.toString());
        } else if (!value.isEmpty()) {
            list.append(QString::fromUtf8(value));
        }
    }
    return list;
}

void readFormats(const FormData &form, TranscriptInput &input, Validation &validation)
{
    const FormPart *part = form.find("additional_formats");
    if (!part || part->value.trimmed().isEmpty() || part->value == "null")
        return;
    const QJsonArray where{u"body"_s, u"additional_formats"_s};
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(part->value, &problem);
    if (!document.isArray()) {
        validation.add(document.isNull() ? u"json_invalid"_s : u"list_type"_s, where,
                       u"Input should be a valid list"_s, QString::fromUtf8(part->value.left(200)));
        return;
    }
    const QJsonArray formats = document.array();
    for (qsizetype i = 0; i < formats.size(); ++i) {
        const QJsonArray at{u"body"_s, u"additional_formats"_s, qint64(i)};
        FieldReader fields(formats[i].toObject(), at, validation);
        if (!formats[i].toObject().contains(u"format"_s))
            (void)fields.string(u"format"_s, true);
        (void)fields.choice(u"format"_s,
                            {u"segmented_json"_s, u"docx"_s, u"pdf"_s, u"txt"_s, u"html"_s, u"srt"_s});
        (void)fields.boolean(u"include_speakers"_s);
        (void)fields.boolean(u"include_timestamps"_s);
        (void)fields.number(u"segment_on_silence_longer_than_s"_s, 0);
        (void)fields.number(u"max_segment_duration_s"_s, 0);
        (void)fields.integer(u"max_segment_chars"_s, 1);
        (void)fields.integer(u"max_characters_per_line"_s, 1);
    }
    input.spec.formats = formats;
}

} // namespace

std::optional<QString> keytermProblem(const QStringList &keyterms, qsizetype most, qsizetype mostCharacters)
{
    if (keyterms.size() > most)
        return u"At most %1 keyterms are allowed, but %2 were given."_s.arg(most).arg(keyterms.size());
    for (const QString &term : keyterms) {
        if (term.trimmed().isEmpty())
            return u"A keyterm must not be empty."_s;
        if (term.size() > mostCharacters)
            return u"Each keyterm must have at most %1 characters."_s.arg(mostCharacters);
        if (term.simplified().count(u' ') >= 5)
            return u"Each keyterm must have at most 5 words."_s;
        static const QRegularExpression forbidden(u"[<>{}\\[\\]\\\\]"_s);
        if (term.contains(forbidden))
            return u"A keyterm must not contain any of < > { } [ ] \\."_s;
    }
    return std::nullopt;
}

TranscriptInput readTranscriptInput(const HttpRequest &request, const FormData &form, Validation &validation)
{
    TranscriptInput input;
    FieldReader query(request, validation);
    input.logging = query.boolean(u"enable_logging"_s).value_or(true);
    FieldReader fields(formFields(form), {u"body"_s}, validation);
    input.model = fields.string(u"model_id"_s, true).value_or(QString());
    if (const FormPart *file = form.find("file"))
        input.upload.part = *file;
    input.link = fields.string(u"source_url"_s).value_or(QString());
    if (input.link.isEmpty())
        input.link = fields.string(u"cloud_storage_url"_s).value_or(QString());
    input.language = fields.string(u"language_code"_s).value_or(QString());
    TranscriptSpec &spec = input.spec;
    spec.tagEvents = fields.boolean(u"tag_audio_events"_s).value_or(true);
    if (const auto speakers = fields.integer(u"num_speakers"_s, 1, 32)) {
        spec.mostSpeakers = int(*speakers);
        input.hasSpeakerCount = true;
    }
    const QString times = fields.choice(u"timestamps_granularity"_s, {u"none"_s, u"word"_s, u"character"_s})
                              .value_or(u"word"_s);
    spec.times = times == u"none"_s ? TranscriptSpec::Times::None
        : times == u"character"_s   ? TranscriptSpec::Times::Characters
                                    : TranscriptSpec::Times::Words;
    spec.diarize = fields.boolean(u"diarize"_s).value_or(false);
    if (const auto threshold = fields.number(u"diarization_threshold"_s, 0.1, 0.4)) {
        spec.threshold = *threshold;
        input.hasThreshold = true;
    }
    readFormats(form, input, validation);
    input.upload.isRaw =
        fields.choice(u"file_format"_s, {u"pcm_s16le_16"_s, u"other"_s}) == u"pcm_s16le_16"_s;
    input.webhook = fields.boolean(u"webhook"_s).value_or(false);
    (void)fields.string(u"webhook_id"_s);
    (void)fields.string(u"webhook_metadata"_s);
    (void)fields.number(u"temperature"_s, 0, 2);
    (void)fields.integer(u"seed"_s, 0, 2147483647);
    input.multichannel = fields.boolean(u"use_multi_channel"_s).value_or(false);
    spec.separateChannels =
        fields.choice(u"multichannel_output_style"_s, {u"separate"_s, u"combined"_s}) != u"combined"_s;
    spec.entities.detect = listPart(form, "entity_detection");
    spec.entities.redact = listPart(form, "entity_redaction");
    spec.entities.mode = fields
                             .choice(u"entity_redaction_mode"_s,
                                     {u"redacted"_s, u"entity_type"_s, u"enumerated_entity_type"_s})
                             .value_or(spec.entities.mode);
    spec.verbatim = !fields.boolean(u"no_verbatim"_s).value_or(false);
    (void)fields.boolean(u"use_speaker_library"_s);
    spec.roles = fields.boolean(u"detect_speaker_roles"_s).value_or(false);
    input.keyterms = listPart(form, "keyterms");
    input.edit = fields.string(u"transcript_edit"_s).value_or(QString());
    return input;
}

std::optional<ApiError> checkTranscriptInput(const TranscriptInput &input, const FormData &form)
{
    using errors::invalidParameters;
    const QStringList known{u"scribe_v2"_s, u"scribe_v2_medical"_s};
    if (!known.contains(input.model)) {
        const bool other = modelById(input.model) || isKnownOtherModel(input.model);
        return other ? errors::unsupportedModel(input.model) : errors::modelNotFound(input.model);
    }
    const bool file = input.upload.part.file != nullptr;
    if (form.find("file") && !file)
        return invalidParameters(u"The field 'file' must be an uploaded file."_s, u"file"_s);
    if (file == !input.link.isEmpty())
        return invalidParameters(u"Exactly one of the file or source_url parameters must be provided."_s,
                                 u"file"_s);
    if (!input.logging)
        return errors::zeroRetention();
    static const QRegularExpression code(u"\\A[a-z]{2,3}(-[A-Za-z]{2,4})?\\z"_s);
    if (!input.language.isEmpty() && !code.match(input.language).hasMatch())
        return invalidParameters(u"The language code '%1' is not a valid ISO-639-1 or ISO-639-3 code."_s.arg(
                                     input.language.left(20)),
                                 u"language_code"_s);
    const TranscriptSpec &spec = input.spec;
    if (input.multichannel && (spec.diarize || input.hasSpeakerCount))
        return invalidParameters(
            u"use_multi_channel cannot be combined with diarize or num_speakers: each channel has one speaker."_s,
            u"use_multi_channel"_s);
    if (input.hasThreshold && (!spec.diarize || input.hasSpeakerCount))
        return invalidParameters(
            u"diarization_threshold can only be set when diarize is true and num_speakers is not set."_s,
            u"diarization_threshold"_s);
    if (spec.roles && (!spec.diarize || input.multichannel))
        return invalidParameters(
            u"detect_speaker_roles requires diarize and cannot be used with use_multi_channel."_s,
            u"detect_speaker_roles"_s);
    if (const auto problem = keytermProblem(input.keyterms, 1000, 49))
        return invalidParameters(*problem, u"keyterms"_s);
    for (const QString &name : spec.entities.detect + spec.entities.redact) {
        if (!isEntityName(name))
            return invalidParameters(u"The entity type '%1' is not known."_s.arg(name.left(40)),
                                     u"entity_detection"_s);
    }
    const QStringList &detect = spec.entities.detect;
    const bool covered =
        std::all_of(spec.entities.redact.begin(), spec.entities.redact.end(), [&detect](const QString &name) {
            return detect.contains(name) || isWanted(name, detect);
        });
    if (!covered)
        return invalidParameters(u"entity_redaction must be a subset of entity_detection."_s,
                                 u"entity_redaction"_s);
    if (input.edit.size() > 2000)
        return invalidParameters(u"transcript_edit must have at most 2000 characters."_s,
                                 u"transcript_edit"_s);
    if (!input.edit.isEmpty() && (input.multichannel || !detect.isEmpty()))
        return invalidParameters(
            u"transcript_edit cannot be used with entity_detection or use_multi_channel."_s,
            u"transcript_edit"_s);
    for (const QJsonValue &format : spec.formats) {
        const QString name = format.toObject().value("format"_L1).toString();
        if (!writableFormats().contains(name))
            return invalidParameters(
                u"The sandbox does not write %1, only %2."_s.arg(name, writableFormats().join(u", "_s)),
                u"additional_formats"_s);
    }
    return std::nullopt;
}

qint64 transcriptCost(double seconds, const TranscriptInput &input)
{
    double factor = 1;
    if (!input.keyterms.isEmpty())
        factor += 0.2;
    if (input.spec.roles)
        factor += 0.1;
    if (!input.edit.isEmpty())
        factor += 0.3;
    return std::max<qint64>(1, qint64(std::ceil(seconds / 3.6 * factor)));
}

} // namespace studio::sandbox
