// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/types/socketmessage.h"

#include "core/api/types/json.h"
#include "core/net/errormapper.h"

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

} // namespace

Result<SocketMessage> socketMessageFromJson(const QByteArray &message)
{
    const auto object = json::object(message);
    if (!object)
        return fail(object.error());
    if (object->value(u"error").isString() || object->value(u"code").isDouble())
        return fail(net::errorFromCode(json::string(*object, u"error"), json::string(*object, u"message")));
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
