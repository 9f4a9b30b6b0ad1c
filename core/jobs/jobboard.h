// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/jobs/jobhandle.h"
#include "core/jobs/timeleft.h"

#include <QHash>
#include <QSet>
#include <QTimer>

#include <functional>
#include <memory>

namespace studio::jobs {

/// All long work of the window: what runs, what waits for its turn, how it ended. Every change of state is
/// written to the table at once, progress every other second, so a later run knows what an ended process left
/// unfinished. Owns the handles; refers to its other collaborators; lives on the GUI thread. Ended jobs are
/// kept up to a hundred.
class JobBoard final : public QObject {
    Q_OBJECT
public:
    /// Does a job again, or for the first time if it was enqueued. Must not forget that the profile in use
    /// may be another one than the job's.
    using Runner = std::function<void(JobHandle *)>;

    /// `owner` names this process; `isAlive` says whether another owner still runs.
    JobBoard(store::JobRepository &table, const Clock &clock, const QString &owner,
             std::function<bool(const QString &)> isAlive, QObject *parent = nullptr);
    ~JobBoard() override;

    /// Reads what earlier runs left. Once; yields how many were interrupted.
    JobOf<int> *load();
    /// Makes retry possible for a kind, also after a restart.
    void registerKind(const QString &kind, Runner runner);

    /// Work that its caller does now.
    JobHandle *begin(const JobSpec &spec);
    /// Work that the runner of its kind does when it is its turn.
    JobId enqueue(const JobSpec &spec);

    /// Running, then waiting in their order, then ended, the latest first.
    [[nodiscard]] QList<JobView> jobs() const;
    [[nodiscard]] std::optional<JobView> job(const JobId &id) const;
    [[nodiscard]] int runningCount() const { return count(JobState::Running); }
    [[nodiscard]] int waitingCount() const { return count(JobState::Waiting); }
    [[nodiscard]] int activeCount() const { return runningCount() + waitingCount(); }

    /// Running and waiting ones; an ended one is no longer tried again by itself.
    void cancel(const JobId &id);
    /// Failed, cancelled and interrupted ones whose kind is registered.
    void retry(const JobId &id);
    /// Takes an ended one off the board.
    void remove(const JobId &id);
    void clearDone();
    /// Nothing is begun while paused; running work is asked to stand still.
    void setPaused(bool paused);
    [[nodiscard]] bool isPaused() const { return m_paused; }
    /// How many enqueued jobs run at once.
    void setMaxRunning(int count);
    [[nodiscard]] int maxRunning() const { return m_maxRunning; }
    /// Tries again what failed for want of a connection: of this profile.
    void retryOffline(const ProfileId &profile);

signals:
    void added(const studio::JobId &id);
    void changed(const studio::JobId &id);
    void removed(const studio::JobId &id);
    /// Done, failed, cancelled.
    void ended(const studio::JobId &id);
    /// The number of running or waiting ones.
    void countsChanged();
    void pausedChanged(bool paused);
    /// The table could not be written: after a restart the board will know less.
    void storeFailed(const studio::Error &error);

private:
    friend class JobHandle;
    struct Entry;

    void setProgress(const JobHandle &handle, double progress);
    void setStatus(const JobHandle &handle, const QString &status);
    void finish(JobHandle &handle, const Result<JobOutcome> &result);

    Entry *add(const JobSpec &spec, JobState state);
    [[nodiscard]] Entry *find(const JobId &id) const;
    [[nodiscard]] int count(JobState state) const;
    [[nodiscard]] JobView current(const Entry &entry) const;
    void setState(Entry &entry, JobState state);
    void fail(Entry &entry, const Error &error);
    void planRetry(Entry &entry);
    void tryAgain(Entry &entry, bool byItself);
    void wake();
    void startNext();
    void start(Entry &entry);
    void dropOldEnded();
    void take(const QList<store::JobRow> &rows);
    void move(Entry &entry);
    void tellMoved();
    void save(const QList<store::JobRow> &rows);
    void saveMoved();

    store::JobRepository &m_table;
    const Clock &m_clock;
    const QString m_owner;
    const std::function<bool(const QString &)> m_isAlive;
    QHash<QString, Runner> m_runners;
    QHash<JobId, std::shared_ptr<Entry>> m_entries;
    QSet<JobId> m_moved; ///< To be told.
    QSet<JobId> m_unsaved;
    QTimer m_tellTimer;
    QTimer m_saveTimer;
    quint64 m_sequence = 0;
    int m_maxRunning = 2;
    bool m_paused = false;
    bool m_wakes = false;
    std::chrono::nanoseconds m_pausedAt{};
};

} // namespace studio::jobs
