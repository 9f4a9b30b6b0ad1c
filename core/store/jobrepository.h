// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/strongid.h"
#include "core/store/database.h"

#include <QDateTime>
#include <QJsonObject>
#include <QList>

namespace studio {
using JobId = StrongId<struct JobIdTag>;
}

namespace studio::store {

enum class JobState { Waiting, Running, Done, Failed, Cancelled, Interrupted };

/// One piece of long work.
struct JobRow {
    JobId id;
    QString kind; ///< Names who can do it again: "export", "render", …
    QString title;
    QJsonObject parameters; ///< All that is needed to do it again.
    ProfileId profile;
    qint64 estimatedCredits = 0;
    JobState state = JobState::Waiting;
    double progress = -1; ///< 0…1; less: unknown.
    QString status;
    QString summary;
    QString revealPath;
    QString errorKind; ///< Name of the kind.
    QString message;
    QString nextStep;
    bool resumable = true; ///< The parameters are whole.
    QDateTime begunAt;
    QDateTime changedAt;
    QString owner; ///< The process that does it.
    bool operator==(const JobRow &) const = default;
};

/// The table of jobs. What may follow what is the knowledge of jobs::JobBoard.
class JobRepository final {
public:
    explicit JobRepository(Database &database) : m_database(database) { }

    /// Writes whole rows, new ones and known ones, in one transaction.
    [[nodiscard]] JobOf<bool> *save(const QList<JobRow> &rows);
    [[nodiscard]] JobOf<bool> *remove(const QList<JobId> &ids);
    /// Rows waiting or running of owners for which `isAlive` says no become interrupted. Yields all rows but
    /// those of living owners that are still open, the latest change first; at most `limit`, older ended
    /// ones are forgotten.
    [[nodiscard]] JobOf<QList<JobRow>> *open(std::function<bool(const JobRow &)> isAlive,
                                             const QDateTime &now, int limit);

private:
    Database &m_database;
};

QString jobStateName(JobState state);

} // namespace studio::store
