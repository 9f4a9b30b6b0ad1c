// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonObject>

namespace studio::api::json {

/// Reads the root of an answer. HTML, nothing, cut or absurdly deep JSON ends as Protocol, with the start of
/// the answer in `raw`.
Result<QJsonObject> object(const QByteArray &body);
Result<QJsonArray> array(const QByteArray &body);

/// Total accessors: a missing, null or wrongly typed field gives the default.
QString string(const QJsonObject &from, QStringView key, const QString &fallback = {});
bool boolean(const QJsonObject &from, QStringView key, bool fallback = false);
/// Finite numbers only.
double number(const QJsonObject &from, QStringView key, double fallback = 0);
qint64 integer(const QJsonObject &from, QStringView key, qint64 fallback = 0);
/// Seconds since 1970; invalid for what is none.
QDateTime unixTime(const QJsonObject &from, QStringView key);
QStringList strings(const QJsonObject &from, QStringView key);

/// The error for an answer that parses but is not what the contract says.
Error unexpected(const QByteArray &body, const QString &detail);

} // namespace studio::api::json
