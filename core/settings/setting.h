// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>
#include <QVariant>

#include <optional>

namespace studio::settings {

/// A typed key with its default, declared beside its use:
/// `inline constexpr Setting<bool> kAutoPlay {"speech/autoPlay", true};`
template <class T>
struct Setting {
    const char *key;
    T fallback{};
};

/// What the file says, if it can be understood as the type; a hand-edited file may hold anything.
template <class T>
std::optional<T> fromStored(const QVariant &stored);

template <>
std::optional<bool> fromStored(const QVariant &stored);
template <>
std::optional<int> fromStored(const QVariant &stored);
template <>
std::optional<double> fromStored(const QVariant &stored);
template <>
std::optional<QString> fromStored(const QVariant &stored);
template <>
std::optional<QStringList> fromStored(const QVariant &stored);
template <>
std::optional<QByteArray> fromStored(const QVariant &stored);

} // namespace studio::settings
