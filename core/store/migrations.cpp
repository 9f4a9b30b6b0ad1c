// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/migrations.h"

#include "core/store/schema/steps.h"

#include <QCoreApplication>
#include <QStringList>

using namespace Qt::StringLiterals;

namespace studio::store {

namespace {

using Step = QStringList (*)();
constexpr Step kSteps[] = {schema::takesDraftsAndCaches,
                           schema::ledger,
                           schema::takeEditing,
                           schema::historySearch,
                           schema::jobs,
                           schema::words,
                           schema::transcripts,
                           schema::transcriptStars,
                           schema::shortWords};

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
