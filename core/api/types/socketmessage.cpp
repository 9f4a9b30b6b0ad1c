// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/types/socketmessage.h"

#include "core/api/types/json.h"
#include "core/base/redact.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace studio::api {

namespace {

QJsonValue firstOf(const QJsonObject &from, std::initializer_list<QStringView> keys)
{
    for (const QStringView key : keys) {
        const QJsonValue value = from.value(key);
        if (!value.isUndefined() && !value.isNull())
            return value;
    }
    return {};
}

double seconds(const QJsonValue &milliseconds)
{
    const double value = milliseconds.toDouble();
    return std::isfinite(value) && value > 0 ? value / 1000.0 : 0.0;
}

text::Alignment alignmentOf(const QJsonObject &from)
{
    const QJsonArray characters = firstOf(from, {u"chars", u"characters"}).toArray();
    const QJsonArray starts =
        firstOf(from, {u"charStartTimesMs", u"char_start_times_ms", u"charsStartTimesMs"}).toArray();
    const QJsonArray lengths =
        firstOf(from, {u"charDurationsMs", u"charsDurationsMs", u"char_durations_ms"}).toArray();
    const qsizetype count = std::min({characters.size(), starts.size(), lengths.size()});
    text::Alignment alignment;
    double last = 0;
    for (qsizetype i = 0; i < count; ++i) {
        const double start = std::max(last, seconds(starts.at(i)));
        alignment.characters.push_back({characters.at(i).toString(), start, start + seconds(lengths.at(i))});
        last = start;
    }
    return alignment;
}

Error errorFrame(const QJsonObject &from)
{
    const QString code = json::string(from, u"error");
    ErrorKind kind = ErrorKind::Protocol;
    if (code.contains("quota"_L1) || code.contains("credits"_L1))
        kind = ErrorKind::Quota;
    else if (code.contains("api_key"_L1) || code.contains("auth"_L1) || code.contains("sign_in"_L1))
        kind = ErrorKind::Auth;
    else if (code.contains("timeout"_L1))
        kind = ErrorKind::Timeout;
    else if (code.contains("concurrent"_L1))
        kind = ErrorKind::Concurrency;
    else if (code.contains("busy"_L1) || code.contains("rate_limit"_L1))
        kind = ErrorKind::RateLimited;
    else if (!code.isEmpty())
        kind = ErrorKind::Validation;
    const QString said = redacted(json::string(from, u"message").left(500));
    return Error::make(
        kind,
        said.isEmpty() ? QCoreApplication::translate("studio::api", "The service ended the stream.") : said,
        code);
}

} // namespace

Result<SocketMessage> socketMessageFromJson(const QByteArray &message)
{
    const auto object = json::object(message);
    if (!object)
        return fail(object.error());
    if (object->value(u"error").isString() || object->value(u"code").isDouble())
        return fail(errorFrame(*object));
    SocketMessage parsed;
    const QString audio = firstOf(*object, {u"audio", u"audio_base64", u"audio_base_64"}).toString();
    const auto decoded =
        QByteArray::fromBase64Encoding(audio.toLatin1(), QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded)
        return fail(json::unexpected(message.left(64), u"audio is not base64"_s));
    parsed.audio = *decoded;
    parsed.isFinal = firstOf(*object, {u"isFinal", u"is_final"}).toBool();
    parsed.alignment = alignmentOf(firstOf(*object, {u"alignment"}).toObject());
    return parsed;
}

} // namespace studio::api
