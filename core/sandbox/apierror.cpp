// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/apierror.h"

using namespace Qt::StringLiterals;

namespace studio::sandbox {

QJsonObject ApiError::toJson(const QString &traceId) const
{
    QJsonObject detail{{u"type"_s, type},
                       {u"code"_s, code},
                       {u"message"_s, message},
                       {u"status"_s, status},
                       {u"request_id"_s, traceId}};
    if (!param.isEmpty())
        detail.insert(u"param"_s, param);
    return {{u"detail"_s, detail}};
}

namespace errors {

ApiError missingKey()
{
    return {401, u"authentication_error"_s, u"unauthorized"_s, u"needs_authorization"_s,
            u"Neither authorization header nor xi-api-key received, please provide one."_s};
}
ApiError invalidKey()
{
    return {401, u"authentication_error"_s, u"unauthorized"_s, u"invalid_api_key"_s, u"Invalid API key"_s};
}
ApiError invalidAuthorization()
{
    return {401, u"authentication_error"_s, u"invalid_authorization_header"_s,
            u"invalid_authorization_header"_s,
            u"The authorization header is not valid here; send the key as xi-api-key."_s};
}
ApiError dictionaryNotFound(const QString &id)
{
    return {404,
            u"not_found"_s,
            u"pronunciation_dictionary_not_found"_s,
            u"pronunciation_dictionary_not_found"_s,
            u"A pronunciation dictionary with id %1 was not found."_s.arg(id.left(64)),
            u"pronunciation_dictionary_id"_s};
}

ApiError notFound(const QString &what, const QString &id)
{
    const QString name = what.section(u' ', 0, 0);
    return {404,
            u"not_found"_s,
            name + u"_not_found"_s,
            name + u"_not_found"_s,
            u"The %1 %2 was not found."_s.arg(what, id.left(64)),
            name + u"_id"_s};
}

ApiError tooManyDictionaries()
{
    return {400,
            u"validation_error"_s,
            u"too_many_pronunciation_dictionaries"_s,
            u"too_many_pronunciation_dictionaries"_s,
            u"The sandbox keeps no more pronunciation dictionaries."_s,
            {}};
}

ApiError voiceNotFound(const QString &id)
{
    return {404,
            u"not_found"_s,
            u"voice_not_found"_s,
            u"voice_not_found"_s,
            u"A voice with voice_id %1 was not found."_s.arg(id.left(64)),
            u"voice_id"_s};
}
ApiError historyItemNotFound(const QString &id)
{
    return {404,
            u"not_found"_s,
            u"history_item_not_found"_s,
            u"history_item_not_found"_s,
            u"History item with ID %1 not found."_s.arg(id.left(64)),
            u"history_item_id"_s};
}
ApiError modelNotFound(const QString &id)
{
    return {400,
            u"validation_error"_s,
            u"model_not_found"_s,
            u"model_not_found"_s,
            u"A model with model ID %1 does not exist."_s.arg(id.left(64)),
            u"model_id"_s};
}
ApiError unsupportedModel(const QString &id)
{
    return {400,
            u"validation_error"_s,
            u"unsupported_model"_s,
            u"unsupported_model"_s,
            u"The model %1 cannot be used for this request."_s.arg(id.left(64)),
            u"model_id"_s};
}
ApiError textTooLong(qint64 length, qint64 limit)
{
    return {
        400,
        u"validation_error"_s,
        u"text_too_long"_s,
        u"max_character_limit_exceeded"_s,
        u"The text is %1 characters long; this model takes at most %2 a request."_s.arg(length).arg(limit),
        u"text"_s};
}
ApiError emptyText()
{
    return {400,
            u"validation_error"_s,
            u"empty_text"_s,
            u"input_text_empty"_s,
            u"Input text is empty or contains nothing that can be spoken."_s,
            u"text"_s};
}
ApiError invalidVoiceSettings(const QString &message, const QString &param)
{
    return {400,  u"validation_error"_s, u"invalid_voice_settings"_s, u"invalid_voice_settings"_s, message,
            param};
}
ApiError invalidOutputFormat(const QString &name)
{
    return {400,
            u"validation_error"_s,
            u"invalid_output_format"_s,
            u"invalid_output_format"_s,
            u"The output format %1 is not available here."_s.arg(name.left(64)),
            u"output_format"_s};
}
ApiError planTooSmall(const QString &format, const QString &neededTier)
{
    return {403,
            u"authorization_error"_s,
            u"subscription_required"_s,
            u"only_for_%1+"_s.arg(neededTier),
            u"The output format %1 needs the %2 plan or above."_s.arg(format, neededTier),
            u"output_format"_s};
}
ApiError zeroRetention()
{
    return {403,
            u"authorization_error"_s,
            u"feature_not_available"_s,
            u"feature_not_available"_s,
            u"Zero retention (enable_logging=false) is only available to enterprise customers."_s,
            u"enable_logging"_s};
}
ApiError outOfCredits(qint64 limit, qint64 remaining, qint64 needed)
{
    return {
        401, u"payment_required"_s, u"insufficient_credits"_s, u"quota_exceeded"_s,
        u"This request exceeds your quota of %1. You have %2 credits remaining, while %3 credits are required for this request."_s
            .arg(limit)
            .arg(remaining)
            .arg(needed)};
}
ApiError tooManyAtOnce(int limit)
{
    return {
        429, u"rate_limit_error"_s, u"concurrent_limit_exceeded"_s, u"too_many_concurrent_requests"_s,
        u"Too many concurrent requests. Your current subscription allows at most %1 concurrent requests."_s
            .arg(limit)};
}
ApiError busy(int http)
{
    if (http == 503)
        return {503, u"service_unavailable"_s, u"service_unavailable"_s, u"service_unavailable"_s,
                u"The service is currently unavailable. Try again later."_s};
    return {429, u"rate_limit_error"_s, u"system_busy"_s, u"system_busy"_s,
            u"The system is currently busy. Try again later."_s};
}
ApiError ofStatus(int http)
{
    const QString text = u"The sandbox was told to answer with status %1."_s.arg(http);
    switch (http) {
    case 401:
        return invalidKey();
    case 402:
        return {402, u"payment_required"_s, u"insufficient_credits"_s, u"quota_exceeded"_s,
                u"Your account does not have enough credits for this operation."_s};
    case 403:
        return {403, u"authorization_error"_s, u"insufficient_permissions"_s, u"missing_permissions"_s, text};
    case 404:
        return {404, u"not_found"_s, u"not_found"_s, u"not_found"_s, text};
    case 409:
        return {409, u"conflict"_s, u"conflict"_s, u"conflict"_s, text};
    case 429:
    case 503:
        return busy(http);
    default:
        break;
    }
    if (http >= 500)
        return {http, u"internal_error"_s, u"internal_error"_s, u"internal_error"_s, text};
    return {http, u"invalid_request"_s, u"bad_request"_s, u"bad_request"_s, text};
}
ApiError noAudio()
{
    return {500, u"internal_error"_s, u"internal_error"_s, u"internal_error"_s,
            u"The sandbox could not encode audio in this format."_s};
}

ApiError transcriptNotFound(const QString &id)
{
    return {404,
            u"not_found"_s,
            u"transcript_not_found"_s,
            u"transcript_not_found"_s,
            u"A transcript with id %1 was not found."_s.arg(id.left(64)),
            u"transcription_id"_s};
}
ApiError recognitionMissing()
{
    return {500, u"internal_error"_s, u"internal_error"_s, u"internal_error"_s,
            u"The sandbox has no speech model. Install the package pocketsphinx-en-us."_s};
}
ApiError unreadableSound(const QString &param)
{
    return {
        400,
        u"validation_error"_s,
        u"invalid_audio"_s,
        u"invalid_content"_s,
        u"The file could not be read as audio. Please check that it is a valid audio file and not corrupted."_s,
        param};
}
ApiError soundTooLong(double seconds, double most, const QString &param)
{
    return {400,
            u"validation_error"_s,
            u"audio_too_long"_s,
            u"audio_too_long"_s,
            u"The audio is %1 seconds long, but at most %2 seconds are allowed for this request."_s
                .arg(seconds, 0, 'f', 1)
                .arg(most, 0, 'f', 0),
            param};
}
ApiError soundTooShort(double seconds, double least, const QString &param)
{
    return {400,
            u"validation_error"_s,
            u"audio_too_short"_s,
            u"audio_too_short"_s,
            u"The audio is %1 seconds long, but at least %2 seconds are needed for this request."_s
                .arg(seconds, 0, 'f', 2)
                .arg(least, 0, 'f', 1),
            param};
}
ApiError invalidParameters(const QString &message, const QString &param)
{
    return {400, u"validation_error"_s, u"invalid_parameters"_s, u"invalid_parameters"_s, message, param};
}

} // namespace errors

} // namespace studio::sandbox
