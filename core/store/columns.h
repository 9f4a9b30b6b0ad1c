// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/connection.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QJsonObject>

namespace studio::store {

// How values stand in columns. A null QString or QByteArray would become NULL, which the tables refuse.

inline QVariant textColumn(const QString &text)
{
    return text.isNull() ? QString(QLatin1StringView("")) : text;
}

inline QVariant blobColumn(const QByteArray &bytes)
{
    return bytes.isNull() ? QByteArray("") : bytes;
}

inline QVariant jsonColumn(const QJsonObject &json)
{
    return QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact));
}

inline QJsonObject jsonFromColumn(const QVariant &value)
{
    return QJsonDocument::fromJson(value.toString().toUtf8()).object();
}

/// Null if there is none.
template <class T>
QVariant optionalColumn(const std::optional<T> &value)
{
    return value ? QVariant(*value) : QVariant();
}

/// Whether a statement changed anything.
inline Result<bool> changedRows(const Result<qint64> &count)
{
    return count.map([](qint64 rows) { return rows > 0; });
}

} // namespace studio::store
