// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/types/json.h"

#include "core/base/redact.h"

#include <QCoreApplication>
#include <QJsonDocument>

#include <cmath>

using namespace Qt::StringLiterals;

namespace studio::api::json {

namespace {

constexpr qsizetype kRawLimit = 4096;
constexpr qint64 kEndOfYear9999 = 253'402'300'800;

Result<QJsonDocument> parse(const QByteArray &body)
{
    if (body.trimmed().isEmpty())
        return fail(unexpected(body, u"empty body"_s));
    QJsonParseError problem;
    // QJsonDocument refuses nesting beyond 1024 levels, so depth cannot exhaust the stack.
    const QJsonDocument document = QJsonDocument::fromJson(body, &problem);
    if (problem.error != QJsonParseError::NoError)
        return fail(unexpected(body, problem.errorString()));
    return document;
}

} // namespace

Error unexpected(const QByteArray &body, const QString &detail)
{
    Error error = Error::make(ErrorKind::Protocol,
                              QCoreApplication::translate(
                                  "studio::api", "The service sent an answer that could not be understood."),
                              detail);
    error.nextStep = QCoreApplication::translate(
        "studio::api", "Check the address of the profile, or try again in a moment.");
    error.raw = redacted(QString::fromUtf8(body.left(kRawLimit)));
    return error;
}

Result<QJsonObject> object(const QByteArray &body)
{
    const auto document = parse(body);
    if (!document)
        return fail(document.error());
    if (!document->isObject())
        return fail(unexpected(body, u"not an object"_s));
    return document->object();
}

Result<QJsonArray> array(const QByteArray &body)
{
    const auto document = parse(body);
    if (!document)
        return fail(document.error());
    if (!document->isArray())
        return fail(unexpected(body, u"not an array"_s));
    return document->array();
}

QString string(const QJsonObject &from, QStringView key, const QString &fallback)
{
    return from.value(key).toString(fallback);
}

bool boolean(const QJsonObject &from, QStringView key, bool fallback)
{
    return from.value(key).toBool(fallback);
}

double number(const QJsonObject &from, QStringView key, double fallback)
{
    const double value = from.value(key).toDouble(fallback);
    return std::isfinite(value) ? value : fallback;
}

qint64 integer(const QJsonObject &from, QStringView key, qint64 fallback)
{
    return from.value(key).toInteger(fallback);
}

QDateTime unixTime(const QJsonObject &from, QStringView key)
{
    const qint64 seconds = integer(from, key);
    return seconds > 0 && seconds < kEndOfYear9999 ? QDateTime::fromSecsSinceEpoch(seconds, Qt::UTC)
                                                   : QDateTime();
}

QStringList strings(const QJsonObject &from, QStringView key)
{
    QStringList list;
    const QJsonArray values = from.value(key).toArray();
    for (const QJsonValue &value : values) {
        if (value.isString())
            list.append(value.toString());
    }
    return list;
}

} // namespace studio::api::json
