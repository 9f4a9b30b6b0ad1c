// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/cacherepository.h"

#include "core/store/columns.h"

#include <QCborArray>
#include <QCborValue>

using namespace Qt::StringLiterals;

namespace studio::store {

namespace {

Result<bool> write(Connection &db, const ProfileId &profile, const QString &name, const QByteArray &blob,
                   const QDateTime &fetchedAt)
{
    return changedRows(db.execute(
        u"INSERT INTO caches (profile, name, fetched_at, data) VALUES (?, ?, ?, ?) "
        "ON CONFLICT (profile, name) DO UPDATE SET fetched_at=excluded.fetched_at, "
        "data=excluded.data"_s,
        {textColumn(profile.value()), textColumn(name), fetchedAt.toMSecsSinceEpoch(), blobColumn(blob)}));
}

} // namespace

Result<std::optional<Cached<QByteArray>>> CacheRepository::read(Connection &db, const ProfileId &profile,
                                                                const QString &name)
{
    auto rows = db.query(u"SELECT data, fetched_at FROM caches WHERE profile=? AND name=?"_s,
                         {textColumn(profile.value()), textColumn(name)});
    if (!rows)
        return Unexpected(rows.error());
    if (!rows->next())
        return std::optional<Cached<QByteArray>>();
    return std::optional(Cached<QByteArray>{rows->value(0).toByteArray(), timeFromColumn(rows->value(1))});
}

JobOf<bool> *CacheRepository::put(const ProfileId &profile, const QString &name, const QByteArray &blob,
                                  const QDateTime &fetchedAt)
{
    return m_database.run<bool>(
        [=](Connection &db) -> Result<bool> { return write(db, profile, name, blob, fetchedAt); });
}

JobOf<std::optional<Cached<QByteArray>>> *CacheRepository::get(const ProfileId &profile, const QString &name)
{
    return m_database.run<std::optional<Cached<QByteArray>>>(
        [=](Connection &db) -> Result<std::optional<Cached<QByteArray>>> { return read(db, profile, name); });
}

JobOf<bool> *CacheRepository::putJson(const ProfileId &profile, const QString &name, const QJsonValue &json,
                                      const QDateTime &fetchedAt)
{
    return m_database.run<bool>([=](Connection &db) -> Result<bool> {
        return write(db, profile, name, QCborValue::fromJsonValue(json).toCbor(), fetchedAt);
    });
}

JobOf<std::optional<Cached<QJsonValue>>> *CacheRepository::getJson(const ProfileId &profile,
                                                                   const QString &name)
{
    return getAs<QJsonValue>(profile, name, [](const QByteArray &blob) -> std::optional<QJsonValue> {
        QCborParserError error;
        const QCborValue value = QCborValue::fromCbor(blob, &error);
        if (error.error != QCborError::NoError)
            return std::nullopt;
        return value.toJsonValue();
    });
}

JobOf<bool> *CacheRepository::clear(const ProfileId &profile)
{
    return m_database.run<bool>([profile](Connection &db) -> Result<bool> {
        return changedRows(
            db.execute(u"DELETE FROM caches WHERE profile=?"_s, {textColumn(profile.value())}));
    });
}

} // namespace studio::store
