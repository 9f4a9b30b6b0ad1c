// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/jobrepository.h"

#include "core/store/columns.h"

using namespace Qt::StringLiterals;

namespace studio::store {

namespace {

constexpr auto kJobFields =
    "id, kind, title, parameters, profile, estimated, state, progress, status, summary, reveal, "
    "error_kind, message, next_step, resumable, begun_at, changed_at, owner"_L1;

bool isOpenState(JobState state)
{
    return state == JobState::Waiting || state == JobState::Running;
}

JobState jobStateOf(const QString &name)
{
    for (const JobState state :
         {JobState::Waiting, JobState::Running, JobState::Done, JobState::Failed, JobState::Cancelled}) {
        if (jobStateName(state) == name)
            return state;
    }
    return JobState::Interrupted;
}

JobRow jobOf(const QSqlQuery &row)
{
    JobRow job;
    int i = 0;
    const auto next = [&] { return row.value(i++); };
    job.id = JobId(next().toString());
    job.kind = next().toString();
    job.title = next().toString();
    job.parameters = jsonFromColumn(next());
    job.profile = ProfileId(next().toString());
    job.estimatedCredits = next().toLongLong();
    job.state = jobStateOf(next().toString());
    job.progress = next().toDouble();
    job.status = next().toString();
    job.summary = next().toString();
    job.revealPath = next().toString();
    job.errorKind = next().toString();
    job.message = next().toString();
    job.nextStep = next().toString();
    job.resumable = next().toBool();
    job.begunAt = timeFromColumn(next());
    job.changedAt = timeFromColumn(next());
    job.owner = next().toString();
    return job;
}

Result<qint64> writeJob(Connection &db, const JobRow &job)
{
    return db.execute("INSERT OR REPLACE INTO jobs ("_L1 + kJobFields
                          + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_L1,
                      {textColumn(job.id.value()), textColumn(job.kind), textColumn(job.title),
                       jsonColumn(job.parameters), textColumn(job.profile.value()), job.estimatedCredits,
                       jobStateName(job.state), job.progress, textColumn(job.status), textColumn(job.summary),
                       textColumn(job.revealPath), textColumn(job.errorKind), textColumn(job.message),
                       textColumn(job.nextStep), job.resumable, job.begunAt.toMSecsSinceEpoch(),
                       job.changedAt.toMSecsSinceEpoch(), textColumn(job.owner)});
}

Result<QList<JobRow>> readJobs(Connection &db, const std::function<bool(const JobRow &)> &isAlive,
                               const QDateTime &now, int limit)
{
    auto rows = db.query("SELECT "_L1 + kJobFields + " FROM jobs ORDER BY changed_at DESC, rowid DESC"_L1);
    if (!rows)
        return Unexpected(rows.error());
    QList<JobRow> jobs;
    QList<JobRow> changes;
    QList<JobId> forgotten;
    while (rows->next()) {
        JobRow job = jobOf(*rows);
        if (isOpenState(job.state)) {
            if (isAlive(job))
                continue;
            job.state = JobState::Interrupted;
            job.changedAt = now;
            job.owner.clear();
            if (jobs.size() < limit)
                changes.append(job);
        }
        if (jobs.size() < limit)
            jobs.append(job);
        else
            forgotten.append(job.id);
    }
    rows->finish();
    for (const JobRow &job : std::as_const(changes)) {
        if (auto done = writeJob(db, job); !done)
            return Unexpected(done.error());
    }
    for (const JobId &id : std::as_const(forgotten)) {
        if (auto done = db.execute(u"DELETE FROM jobs WHERE id=?"_s, {id.value()}); !done)
            return Unexpected(done.error());
    }
    return jobs;
}

} // namespace

QString jobStateName(JobState state)
{
    switch (state) {
    case JobState::Waiting:
        return u"waiting"_s;
    case JobState::Running:
        return u"running"_s;
    case JobState::Done:
        return u"done"_s;
    case JobState::Failed:
        return u"failed"_s;
    case JobState::Cancelled:
        return u"cancelled"_s;
    case JobState::Interrupted:
        break;
    }
    return u"interrupted"_s;
}

JobOf<bool> *JobRepository::save(const QList<JobRow> &rows)
{
    return m_database.run<bool>([rows](Connection &db) -> Result<bool> {
        return db.inTransaction([&]() -> Result<bool> {
            for (const JobRow &row : rows) {
                if (auto done = writeJob(db, row); !done)
                    return Unexpected(done.error());
            }
            return true;
        });
    });
}

JobOf<bool> *JobRepository::remove(const QList<JobId> &ids)
{
    return m_database.run<bool>([ids](Connection &db) -> Result<bool> {
        return db.inTransaction([&]() -> Result<bool> {
            for (const JobId &id : ids) {
                if (auto done = db.execute(u"DELETE FROM jobs WHERE id=?"_s, {id.value()}); !done)
                    return Unexpected(done.error());
            }
            return true;
        });
    });
}

JobOf<QList<JobRow>> *JobRepository::open(std::function<bool(const JobRow &)> isAlive, const QDateTime &now,
                                          int limit)
{
    return m_database.run<QList<JobRow>>([isAlive = std::move(isAlive), now, limit](Connection &db) {
        return db.inTransaction([&] { return readJobs(db, isAlive, now, limit); });
    });
}

} // namespace studio::store
