// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/migrations.h"

#include <QCoreApplication>
#include <QStringList>

using namespace Qt::StringLiterals;

namespace studio::store {

namespace {

// A step that was released is never changed: add a new one, and a sample of the old version to the tests.

QStringList takesDraftsAndCaches()
{
    return {
        u"CREATE TABLE takes (id TEXT PRIMARY KEY NOT NULL, request_key BLOB NOT NULL, "
        "profile TEXT NOT NULL, document TEXT NOT NULL, number INTEGER NOT NULL, host TEXT NOT NULL, voice "
        "TEXT NOT NULL, "
        "voice_name TEXT NOT NULL, model TEXT NOT NULL, text TEXT NOT NULL, inputs TEXT NOT NULL, "
        "output_format TEXT NOT NULL, made_at INTEGER NOT NULL, request_id TEXT NOT NULL, credits INTEGER, "
        "duration_ms INTEGER NOT NULL, audio_hash BLOB NOT NULL, audio_bytes INTEGER NOT NULL, "
        "complete INTEGER NOT NULL, alignment BLOB, starred INTEGER NOT NULL, "
        "UNIQUE (profile, document, number))"_s,
        u"CREATE INDEX takes_by_key ON takes (request_key, made_at)"_s,
        u"CREATE INDEX takes_by_time ON takes (made_at, id)"_s,
        u"CREATE INDEX takes_by_audio ON takes (audio_hash)"_s,
        u"CREATE TABLE take_numbers (profile TEXT NOT NULL, document TEXT NOT NULL, last INTEGER NOT NULL, "
        "PRIMARY KEY (profile, document)) WITHOUT ROWID"_s,
        u"CREATE TABLE drafts (key TEXT PRIMARY KEY NOT NULL, text TEXT NOT NULL, state TEXT NOT NULL, "
        "changed_at INTEGER NOT NULL)"_s,
        u"CREATE TABLE caches (profile TEXT NOT NULL, name TEXT NOT NULL, fetched_at INTEGER NOT NULL, "
        "data BLOB NOT NULL, PRIMARY KEY (profile, name))"_s,
    };
}

QStringList ledger()
{
    return {
        u"CREATE TABLE ledger (id INTEGER PRIMARY KEY AUTOINCREMENT, state TEXT NOT NULL, "
        "opened_at INTEGER NOT NULL, changed_at INTEGER NOT NULL, profile TEXT NOT NULL, host TEXT NOT NULL, "
        "service TEXT NOT NULL, voice TEXT NOT NULL, model TEXT NOT NULL, request_key BLOB NOT NULL, "
        "take TEXT NOT NULL, text TEXT NOT NULL, characters INTEGER NOT NULL, estimated INTEGER NOT NULL, "
        "credits INTEGER, request_id TEXT NOT NULL, note TEXT NOT NULL, owner TEXT NOT NULL, "
        "CHECK (state IN ('estimated', 'sent', 'done', 'refused', 'unknown')))"_s,
        u"CREATE INDEX ledger_by_state ON ledger (state, opened_at)"_s,
        u"CREATE INDEX ledger_by_time ON ledger (opened_at)"_s,
    };
}

using Step = QStringList (*)();
constexpr Step kSteps[] = {takesDraftsAndCaches, ledger};

Result<int> versionOf(Connection &db)
{
    const auto version = db.value(u"PRAGMA user_version"_s);
    if (!version)
        return Unexpected(version.error());
    return version->toInt();
}

Result<bool> takeStep(Connection &db, int from)
{
    return db.inTransaction([&]() -> Result<bool> {
        const auto version = versionOf(db); // another process may have been quicker
        if (!version)
            return Unexpected(version.error());
        if (*version != from)
            return false;
        for (const QString &sql : kSteps[from]()) {
            if (auto done = db.execute(sql); !done)
                return Unexpected(done.error());
        }
        if (auto done = db.execute(u"PRAGMA user_version=%1"_s.arg(from + 1)); !done)
            return Unexpected(done.error());
        if (auto done = db.execute(u"PRAGMA application_id=%1"_s.arg(kApplicationId)); !done)
            return Unexpected(done.error());
        return true;
    });
}

} // namespace

int currentSchemaVersion()
{
    return int(std::size(kSteps));
}

Result<int> migrate(Connection &connection)
{
    const auto found = versionOf(connection);
    if (!found)
        return found;
    if (*found > currentSchemaVersion() || *found < 0) {
        Error error =
            Error::make(ErrorKind::Storage,
                        QCoreApplication::translate(
                            "studio::store::migrate",
                            "The database was written by a newer Voice Studio and is left as it is."),
                        u"version %1, known %2"_s.arg(*found).arg(currentSchemaVersion()));
        error.nextStep =
            QCoreApplication::translate("studio::store::migrate", "Start the newer Voice Studio.");
        return fail(error);
    }
    for (int version = *found; version < currentSchemaVersion(); ++version) {
        if (auto done = takeStep(connection, version); !done)
            return Unexpected(done.error());
    }
    return found;
}

} // namespace studio::store
