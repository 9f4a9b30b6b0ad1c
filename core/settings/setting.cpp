// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/settings/setting.h"

#include <cmath>

using namespace Qt::StringLiterals;

namespace studio::settings {

namespace {

/// The INI format gives text; a value just set is still typed.
bool isText(const QVariant &stored)
{
    return stored.typeId() == QMetaType::QString;
}

} // namespace

template <>
std::optional<bool> fromStored(const QVariant &stored)
{
    if (stored.typeId() == QMetaType::Bool)
        return stored.toBool();
    const QString text = isText(stored) ? stored.toString().toLower() : QString();
    if (text == "true"_L1 || text == "1"_L1)
        return true;
    if (text == "false"_L1 || text == "0"_L1)
        return false;
    return std::nullopt;
}

template <>
std::optional<int> fromStored(const QVariant &stored)
{
    bool ok = false;
    const int number = isText(stored) ? stored.toString().toInt(&ok) : stored.toInt(&ok);
    return ok ? std::optional(number) : std::nullopt;
}

template <>
std::optional<double> fromStored(const QVariant &stored)
{
    bool ok = false;
    const double number = stored.toDouble(&ok);
    return ok && std::isfinite(number) ? std::optional(number) : std::nullopt;
}

template <>
std::optional<QString> fromStored(const QVariant &stored)
{
    // A text with a comma, written by hand without quotes, arrives as a list.
    if (stored.typeId() == QMetaType::QStringList)
        return stored.toStringList().join(u", "_s);
    return isText(stored) ? std::optional(stored.toString()) : std::nullopt;
}

template <>
std::optional<QStringList> fromStored(const QVariant &stored)
{
    if (stored.typeId() == QMetaType::QStringList)
        return stored.toStringList();
    if (!isText(stored))
        return std::nullopt;
    const QString text = stored.toString(); // a list of one is written as its element
    return text.isEmpty() ? QStringList() : QStringList(text);
}

template <>
std::optional<QByteArray> fromStored(const QVariant &stored)
{
    return stored.typeId() == QMetaType::QByteArray ? std::optional(stored.toByteArray()) : std::nullopt;
}

} // namespace studio::settings
