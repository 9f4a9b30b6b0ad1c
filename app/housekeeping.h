// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/jobguard.h"

#include <QObject>
#include <QTimer>

namespace studio {
class Clock;
}
namespace studio::settings {
class SettingsStore;
}
namespace studio::store {
class Database;
class TakeRepository;
} // namespace studio::store

namespace studio::app {

/// Removes what is older than the user wants to keep, and what the cache has too much of: a while after the
/// start, then once a day. One at a time; the work is done on the database's thread and in a worker.
class Housekeeping final : public QObject {
    Q_OBJECT

public:
    Housekeeping(settings::SettingsStore &settings, store::Database &database, store::TakeRepository &takes,
                 const Clock &clock, const QString &cacheFolder, QObject *parent = nullptr);

    /// Recorded sessions with agents are kept as long as the history.
    void setSessions(const QString &archiveFolder) { m_sessions = archiveFolder; }
    /// In `delay`, and then daily.
    void start(std::chrono::milliseconds delay);
    void run();

signals:
    void takesRemoved(int count);
    void sessionsRemoved(int count);
    void cacheTrimmed(qint64 bytesLeft);

private:
    void removeOldTakes();
    void removeOldSessions();
    void trimCache();

    settings::SettingsStore &m_settings;
    store::Database &m_database;
    store::TakeRepository &m_takes;
    const Clock &m_clock;
    QString m_cacheFolder;
    QString m_sessions;
    QTimer m_timer;
    JobGuard m_removing;
    JobGuard m_purging;
    JobGuard m_trimming;
};

} // namespace studio::app
