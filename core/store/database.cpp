// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/database.h"

#include "core/base/logging.h"
#include "core/store/migrations.h"
#include "core/store/storetext.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QFile>
#include <QFileInfo>
#include <QLockFile>

using namespace Qt::StringLiterals;

namespace studio::store {

namespace {

constexpr int kOpenWaitMs = 20'000;

bool meansDamage(int code)
{
    return (code & 0xff) == 11 || (code & 0xff) == 26; // SQLITE_CORRUPT, SQLITE_NOTADB
}

enum class Health { Good, Damaged };

Result<Health> checkHealth(Connection &db)
{
    const auto damagedOr = [&db](const Error &error) -> Result<Health> {
        return meansDamage(db.lastCode()) ? Result<Health>(Health::Damaged) : fail(error);
    };
    const auto objects = db.value(u"SELECT count(*) FROM sqlite_master"_s);
    if (!objects)
        return damagedOr(objects.error());
    const auto id = db.value(u"PRAGMA application_id"_s);
    if (!id)
        return damagedOr(id.error());
    const auto version = db.value(u"PRAGMA user_version"_s);
    if (!version)
        return damagedOr(version.error());
    const bool empty = objects->toInt() == 0 && version->toInt() == 0 && id->toInt() == 0;
    if (!empty && id->toInt() != kApplicationId)
        return Health::Damaged; // a database of some other program
    const auto check = db.value(u"PRAGMA quick_check(1)"_s);
    if (!check)
        return damagedOr(check.error());
    return check->toString() == "ok"_L1 ? Health::Good : Health::Damaged;
}

Result<QString> keepAside(const QString &path)
{
    const QString stamp = QDateTime::currentDateTimeUtc().toString(u"yyyyMMdd'T'HHmmss'Z'"_s);
    QString aside = path + u".damaged-"_s + stamp;
    for (int n = 2; QFileInfo::exists(aside); ++n)
        aside = u"%1.damaged-%2-%3"_s.arg(path, stamp).arg(n);
    // The log goes first: without it beside the old name, a crash in between cannot mix it with a new file.
    for (const QString &tail : {u"-wal"_s, u"-shm"_s, QString()}) {
        if (!QFileInfo::exists(path + tail))
            continue;
        if (auto moved = replaceFile(path + tail, aside + tail); !moved)
            return Unexpected(moved.error());
    }
    return aside;
}

} // namespace

Database::Database(const QString &path) : m_path(path), m_state(std::make_shared<State>())
{
    m_thread.setMaxThreadCount(1);
    m_thread.setExpiryTimeout(-1); // the connection belongs to this one thread
    m_thread.setObjectName(u"database"_s);
    m_state->whyClosed = Error::make(ErrorKind::Storage, StoreText::tr("The database is not open."));
}

Database::~Database()
{
    m_thread.start([state = m_state] {
        state->connection.close();
        state->presence.close();
    });
    m_thread.waitForDone();
}

JobOf<OpenReport> *Database::open()
{
    return new WorkerJob<OpenReport>(
        [state = m_state, path = m_path](const StopFlag &) {
            Result<OpenReport> report = openHere(*state, path);
            if (!report) {
                state->connection.close();
                state->presence.close();
                state->whyClosed = report.error();
                qCWarning(logStore).noquote() << "database not opened:" << report.error().detail;
            }
            return report;
        },
        nullptr, &m_thread);
}

Result<OpenReport> Database::openHere(State &state, const QString &path)
{
    if (state.connection.isOpen())
        state.connection.close();
    const QString folder = QFileInfo(path).absolutePath();
    const bool newFolder = !QFileInfo::exists(folder);
    if (auto made = makeFolder(folder); !made)
        return Unexpected(made.error());
    if (newFolder) // texts are nobody else's business
        QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    // One process at a time checks, sets aside and migrates.
    QLockFile opening(path + u".opening"_s);
    opening.setStaleLockTime(0);
    if (!opening.tryLock(kOpenWaitMs)) {
        if (opening.error() == QLockFile::LockFailedError)
            return fail(sqliteError(5, u"opening lock"_s));
        return fail(sqliteError(14, folder));
    }
    if (auto opened = state.presence.open(path + u".lock"_s); !opened)
        return Unexpected(opened.error());
    if (!state.presence.tryLock(DurableFile::Lock::Shared))
        return fail(sqliteError(5, u"presence lock"_s));

    if (auto opened = state.connection.open(path); !opened)
        return meansDamage(state.connection.lastCode()) ? replaceDamaged(state, path)
                                                        : Unexpected(opened.error());
    const auto health = checkHealth(state.connection);
    if (!health)
        return Unexpected(health.error());
    if (*health == Health::Damaged)
        return replaceDamaged(state, path);
    const auto before = migrate(state.connection);
    if (!before)
        return Unexpected(before.error());
    return OpenReport{*before == 0 ? OpenReport::Found::Nothing : OpenReport::Found::Database, {}, *before};
}

Result<OpenReport> Database::replaceDamaged(State &state, const QString &path)
{
    state.connection.close();
    // A process that still has the old file open would remove the log of the new one when it ends.
    if (!state.presence.tryLock(DurableFile::Lock::Exclusive)) {
        Error error =
            Error::make(ErrorKind::Storage,
                        StoreText::tr("The database is damaged and another Voice Studio is using it."), path);
        error.nextStep =
            StoreText::tr("Close every other window and command of Voice Studio, then start it again.");
        return fail(error);
    }
    const auto aside = keepAside(path);
    if (!aside)
        return Unexpected(aside.error());
    qCWarning(logStore).noquote() << "damaged database kept aside as" << QFileInfo(*aside).fileName();
    if (!state.presence.tryLock(DurableFile::Lock::Shared))
        return fail(sqliteError(5, u"presence lock"_s));
    if (auto opened = state.connection.open(path); !opened)
        return Unexpected(opened.error());
    if (auto made = migrate(state.connection); !made)
        return Unexpected(made.error());
    return OpenReport{OpenReport::Found::Damage, *aside, 0};
}

} // namespace studio::store
