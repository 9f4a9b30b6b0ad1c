// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/strongid.h"
#include "core/store/database.h"

#include <QDateTime>
#include <QJsonValue>

#include <optional>

namespace studio::store {

/// Something the service told us, and when.
template <class T>
struct Cached {
    T value;
    QDateTime fetchedAt;
};

/// Lists of the service (models, voices) per profile, one compact blob each, so that ten thousand voices come
/// back in one read. A blob that cannot be read counts as missing. Refers to the database, does not own it.
class CacheRepository final {
public:
    explicit CacheRepository(Database &database) : m_database(database) { }
    [[nodiscard]] JobOf<bool> *put(const ProfileId &profile, const QString &name, const QByteArray &blob,
                                   const QDateTime &fetchedAt);
    [[nodiscard]] JobOf<std::optional<Cached<QByteArray>>> *get(const ProfileId &profile,
                                                                const QString &name);

    /// The same with JSON, kept as CBOR; converted on the database's thread.
    [[nodiscard]] JobOf<bool> *putJson(const ProfileId &profile, const QString &name, const QJsonValue &json,
                                       const QDateTime &fetchedAt);
    [[nodiscard]] JobOf<std::optional<Cached<QJsonValue>>> *getJson(const ProfileId &profile,
                                                                    const QString &name);

    /// With `std::optional<T> decode(const QByteArray &)`, run on the database's thread.
    template <class T, class F>
    [[nodiscard]] JobOf<std::optional<Cached<T>>> *getAs(const ProfileId &profile, const QString &name,
                                                         F decode)
    {
        return m_database.run<std::optional<Cached<T>>>(
            [profile, name, decode](Connection &db) -> Result<std::optional<Cached<T>>> {
                const auto blob = read(db, profile, name);
                if (!blob)
                    return Unexpected(blob.error());
                std::optional<T> value = *blob ? decode((*blob)->value) : std::nullopt;
                if (!value)
                    return std::optional<Cached<T>>();
                return std::optional(Cached<T>{std::move(*value), (*blob)->fetchedAt});
            });
    }

    /// Forgets everything of a profile.
    [[nodiscard]] JobOf<bool> *clear(const ProfileId &profile);

private:
    static Result<std::optional<Cached<QByteArray>>> read(Connection &db, const ProfileId &profile,
                                                          const QString &name);
    Database &m_database;
};

} // namespace studio::store
