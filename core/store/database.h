// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/workerjob.h"
#include "core/store/connection.h"
#include "core/store/durablefile.h"

#include <QThreadPool>

#include <memory>

namespace studio::store {

/// What open() found.
struct OpenReport {
    enum class Found {
        Nothing, ///< First start: a new database was made.
        Database,
        Damage, ///< The file was damaged or not ours; it is kept at `keptAside` and a new one was made.
    };
    Found found = Found::Nothing;
    QString keptAside;
    int versionBefore = 0;
    bool operator==(const OpenReport &) const = default;
};

/// The SQLite database on a thread of its own, which this object owns. Work is done strictly in the order it
/// was asked for. Several processes may have the same file open. The destructor lets queued work finish
/// first.
///
/// A statement that has begun is not interrupted; cancelling a job that waits in the queue drops its work,
/// destroying the job's owner does not.
class Database final {
public:
    explicit Database(const QString &path);
    Database(const Database &) = delete;
    Database &operator=(const Database &) = delete;
    ~Database();

    [[nodiscard]] const QString &path() const { return m_path; }

    /// Opens, checks and migrates. Call first; work asked for meanwhile waits behind it. After a failure
    /// every later job fails with the same error; open() may be called again.
    [[nodiscard]] JobOf<OpenReport> *open();

    /// Runs `Result<T> f(Connection &)` on the database's thread. It must capture values only.
    template <class T, class F>
    [[nodiscard]] JobOf<T> *run(F f)
    {
        return new WorkerJob<T>(
            [state = m_state, f = std::move(f)](const StopFlag &stop) mutable -> Result<T> {
                if (stop.isSet())
                    return Unexpected(Error::cancelled());
                if (!state->connection.isOpen())
                    return Unexpected(state->whyClosed);
                return f(state->connection);
            },
            nullptr, &m_thread);
    }

private:
    struct State;
    static Result<OpenReport> openHere(State &state, const QString &path);
    static Result<OpenReport> replaceDamaged(State &state, const QString &path);

    struct State {
        Connection connection;
        DurableFile presence; // locked as long as the database is open, by any process
        Error whyClosed;
    };
    const QString m_path;
    std::shared_ptr<State> m_state; // touched on m_thread only
    QThreadPool m_thread; // exactly one thread, which never expires
};

} // namespace studio::store
