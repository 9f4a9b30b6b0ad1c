// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/connection.h"

#include "core/base/ownfiles.h"
#include "core/store/storetext.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QFile>
#include <QSqlError>

#include <atomic>

using namespace Qt::StringLiterals;

namespace studio::store {

namespace {

int codeOf(const QSqlError &error)
{
    bool ok = false;
    const int code = error.nativeErrorCode().toInt(&ok);
    return ok ? code : 1;
}

} // namespace

Error sqliteError(int code, const QString &detail)
{
    const auto make = [&](const QString &message, const QString &nextStep) {
        Error error = Error::make(ErrorKind::Storage, message, u"SQLite %1: %2"_s.arg(code).arg(detail));
        error.nextStep = nextStep;
        return error;
    };
    switch (code & 0xff) {
    case 5: // SQLITE_BUSY
    case 6: // SQLITE_LOCKED
        return make(StoreText::tr("Another Voice Studio has kept the database busy for too long."),
                    StoreText::tr("Close the other window or command, then try again."));
    case 3: // SQLITE_PERM
    case 8: // SQLITE_READONLY
    case 14: // SQLITE_CANTOPEN
        return make(StoreText::tr("Voice Studio may not write to its database."),
                    StoreText::tr("Check that the disk has room, and the permissions of the data folder."));
    case 11: // SQLITE_CORRUPT
    case 26: // SQLITE_NOTADB
        return make(
            StoreText::tr("The database is damaged."),
            StoreText::tr("Start Voice Studio again: it keeps the damaged file aside and begins a new one."));
    case 13: // SQLITE_FULL
        return make(StoreText::tr("The disk is full."), StoreText::tr("Free some space and try again."));
    case 10: // SQLITE_IOERR
        return make(StoreText::tr("The disk with the database could not be read or written."),
                    StoreText::tr("Check that the disk is connected and not full, then try again."));
    default:
        return make(StoreText::tr("The database did not accept a change."),
                    StoreText::tr("Try again; if it stays, please report it."));
    }
}

QVariant toColumn(const QDateTime &time)
{
    return time.isValid() ? QVariant(time.toMSecsSinceEpoch()) : QVariant();
}

QDateTime timeFromColumn(const QVariant &value)
{
    return value.isNull() ? QDateTime() : QDateTime::fromMSecsSinceEpoch(value.toLongLong(), Qt::UTC);
}

Result<void> Connection::open(const QString &path)
{
    close();
    static std::atomic_int counter = 0;
    m_name = u"studio-store-%1"_s.arg(++counter);
    bool opened = false;
    {
        QSqlDatabase db = QSqlDatabase::addDatabase(u"QSQLITE"_s, m_name);
        db.setConnectOptions(u"QSQLITE_BUSY_TIMEOUT=10000"_s);
        db.setDatabaseName(path);
        opened = db.open();
        m_lastCode = opened ? 0 : codeOf(db.lastError());
    }
    if (opened) // Its journal follows it.
        QFile::setPermissions(path, kOwnerOnly);
    if (!opened) {
        const int code = m_lastCode == 0 || m_lastCode == 1 ? 14 : m_lastCode;
        close();
        m_lastCode = code;
        return fail(sqliteError(code, path));
    }
    for (const QString &sql : {u"PRAGMA foreign_keys=ON"_s, u"PRAGMA journal_mode=WAL"_s,
                               u"PRAGMA synchronous=FULL"_s, u"PRAGMA journal_size_limit=16777216"_s}) {
        if (auto done = value(sql); !done) {
            const int code = m_lastCode;
            close();
            m_lastCode = code;
            return Unexpected(done.error());
        }
    }
    return {};
}

void Connection::close()
{
    if (m_name.isEmpty())
        return;
    database().close();
    QSqlDatabase::removeDatabase(std::exchange(m_name, {}));
}

QSqlDatabase Connection::database() const
{
    return QSqlDatabase::database(m_name, false);
}

Result<QSqlQuery> Connection::query(const QString &sql, const QVariantList &values)
{
    m_lastCode = 0;
    QSqlQuery query(database());
    query.setForwardOnly(true);
    bool ok = query.prepare(sql);
    if (ok) {
        for (const QVariant &value : values)
            query.addBindValue(value);
        ok = query.exec();
    }
    if (ok)
        return query;
    m_lastCode = codeOf(query.lastError());
    return fail(sqliteError(m_lastCode, query.lastError().databaseText()));
}

Result<qint64> Connection::execute(const QString &sql, const QVariantList &values)
{
    const auto done = query(sql, values);
    if (!done)
        return Unexpected(done.error());
    return qint64(done->numRowsAffected());
}

Result<QVariant> Connection::value(const QString &sql, const QVariantList &values)
{
    auto rows = query(sql, values);
    if (!rows)
        return Unexpected(rows.error());
    return rows->next() ? rows->value(0) : QVariant();
}

} // namespace studio::store
