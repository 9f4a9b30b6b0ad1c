// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QMetaType>
#include <QString>

#include <utility>

namespace studio {

/// A string that cannot be mistaken for another kind of id.
template <class Tag>
class StrongId final {
public:
    StrongId() = default;
    explicit StrongId(QString value) : m_value(std::move(value)) { }
    [[nodiscard]] const QString &value() const { return m_value; }
    [[nodiscard]] bool isEmpty() const { return m_value.isEmpty(); }
    bool operator==(const StrongId &) const = default;
    auto operator<=>(const StrongId &) const = default;
    friend size_t qHash(const StrongId &id, size_t seed = 0) { return ::qHash(id.m_value, seed); }

private:
    QString m_value;
};

using VoiceId = StrongId<struct VoiceIdTag>;
using ModelId = StrongId<struct ModelIdTag>;
using TakeId = StrongId<struct TakeIdTag>;
using ProfileId = StrongId<struct ProfileIdTag>;

} // namespace studio
