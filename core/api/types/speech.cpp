// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/types/speech.h"

#include "core/api/types/json.h"

#include <cmath>

using namespace Qt::StringLiterals;

namespace studio::api {

QJsonObject bodyOf(const SpeechRequest &request)
{
    QJsonObject body{{u"text"_s, request.text},
                     {u"model_id"_s, request.model.value()},
                     {u"voice_settings"_s, toJson(request.settings, request.support)}};
    if (!request.languageCode.isEmpty())
        body.insert(u"language_code", request.languageCode);
    if (request.seed)
        body.insert(u"seed", static_cast<qint64>(*request.seed));
    if (!request.previousText.isEmpty())
        body.insert(u"previous_text", request.previousText);
    if (!request.nextText.isEmpty())
        body.insert(u"next_text", request.nextText);
    if (!request.textNormalization.isEmpty())
        body.insert(u"apply_text_normalization", request.textNormalization);
    if (!request.dictionaries.isEmpty()) {
        QJsonArray locators;
        for (const DictionaryLocator &locator : request.dictionaries) {
            QJsonObject entry{{u"pronunciation_dictionary_id"_s, locator.id}};
            if (!locator.versionId.isEmpty())
                entry.insert(u"version_id", locator.versionId);
            locators.append(entry);
        }
        body.insert(u"pronunciation_dictionary_locators", locators);
    }
    return body;
}

QUrlQuery queryOf(const SpeechRequest &request)
{
    QUrlQuery query;
    query.addQueryItem(u"output_format"_s,
                       QString::fromLatin1(QUrl::toPercentEncoding(request.outputFormat)));
    if (!request.serviceLogging)
        query.addQueryItem(u"enable_logging"_s, u"false"_s);
    return query;
}

SpeechReceipt receiptFrom(const net::HeaderList &headers)
{
    SpeechReceipt receipt;
    receipt.requestId = QString::fromUtf8(net::headerValue(headers, "request-id"));
    receipt.historyItemId = QString::fromUtf8(net::headerValue(headers, "history-item-id"));
    for (const char *name : {"character-cost", "x-character-count"}) {
        bool isNumber = false;
        const double credits = net::headerValue(headers, name).toDouble(&isNumber);
        if (isNumber && std::isfinite(credits) && credits >= 0 && credits < 1e12) {
            receipt.credits = static_cast<qint64>(std::ceil(credits));
            break;
        }
    }
    return receipt;
}

Result<TimedChunk> timedChunkFromJson(const QJsonObject &from, const QByteArray &raw)
{
    const QJsonValue audio = from.value(u"audio_base64");
    const QJsonValue alignment = from.value(u"alignment");
    if (!audio.isString() && !alignment.isObject())
        return fail(json::unexpected(raw, u"neither audio_base64 nor alignment"_s));
    TimedChunk chunk;
    const auto decoded =
        QByteArray::fromBase64Encoding(audio.toString().toLatin1(), QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded)
        return fail(json::unexpected(raw.left(64), u"audio_base64 is not base64"_s));
    chunk.audio = *decoded;
    chunk.alignment = text::alignmentFromJson(alignment.toObject());
    return chunk;
}

} // namespace studio::api
