// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QVariantList>

namespace studio::store {

/// One SQLite connection. Belongs to the thread that opened it and is used there only. Every failure comes
/// out as an Error Storage; the text of a statement's values never gets into it.
class Connection final {
public:
    Connection() = default;
    Connection(const Connection &) = delete;
    Connection &operator=(const Connection &) = delete;
    ~Connection() { close(); }

    [[nodiscard]] Result<void> open(const QString &path);
    void close();
    [[nodiscard]] bool isOpen() const { return !m_name.isEmpty(); }

    /// SQLite's result code of the last statement; 0 if it went well.
    [[nodiscard]] int lastCode() const { return m_lastCode; }

    /// Prepares, binds in order and runs one statement.
    [[nodiscard]] Result<QSqlQuery> query(const QString &sql, const QVariantList &values = {});
    /// As query(), for statements whose rows do not matter; returns the number of rows changed.
    [[nodiscard]] Result<qint64> execute(const QString &sql, const QVariantList &values = {});
    /// The first column of the first row; null if there is none.
    [[nodiscard]] Result<QVariant> value(const QString &sql, const QVariantList &values = {});

    /// Runs `Result<X> f()` inside a write transaction taken at once, so that two processes queue up instead
    /// of failing half-way; rolls back if it returns an error.
    template <class F>
    [[nodiscard]] auto inTransaction(F f) -> decltype(f())
    {
        if (auto begun = execute(QStringLiteral("BEGIN IMMEDIATE")); !begun)
            return Unexpected(begun.error());
        auto result = f();
        if (result) {
            auto committed = execute(QStringLiteral("COMMIT"));
            if (committed)
                return result;
            result = Unexpected(committed.error());
        }
        (void)execute(QStringLiteral("ROLLBACK"));
        return result;
    }

private:
    [[nodiscard]] QSqlDatabase database() const;
    QString m_name;
    int m_lastCode = 0;
};

/// A sentence a person can act on for a result code of SQLite; extended codes are understood too.
Error sqliteError(int code, const QString &detail);

/// Times are kept as milliseconds since 1970 in UTC.
QVariant toColumn(const QDateTime &time);
QDateTime timeFromColumn(const QVariant &value);

} // namespace studio::store
