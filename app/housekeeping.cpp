// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/housekeeping.h"

#include "core/base/clock.h"
#include "core/base/foldercare.h"
#include "core/evidence/sessionarchive.h"
#include "core/history/retention.h"
#include "core/settings/settingsstore.h"
#include "ui/widgets/cachesettings.h"
#include "ui/widgets/privacysettings.h"

#include <algorithm>

namespace studio::app {

namespace {

constexpr auto kDaily = std::chrono::hours(24);
constexpr int kMostDays = 36500;
/// What was removed by hand can be brought back for so long.
constexpr auto kUndoable = std::chrono::minutes(10);

} // namespace

Housekeeping::Housekeeping(settings::SettingsStore &settings, store::Database &database,
                           store::TakeRepository &takes, const Clock &clock, const QString &cacheFolder,
                           QObject *parent)
    : QObject(parent), m_settings(settings), m_database(database), m_takes(takes), m_clock(clock),
      m_cacheFolder(cacheFolder), m_timer(this)
{
    connect(&m_timer, &QTimer::timeout, this, [this] {
        m_timer.start(kDaily);
        run();
    });
}

void Housekeeping::start(std::chrono::milliseconds delay)
{
    m_timer.start(delay);
}

void Housekeeping::run()
{
    removeOldTakes();
    removeOldSessions();
    trimCache();
}

void Housekeeping::removeOldTakes()
{
    const int days = std::clamp(m_settings.get(ui::kKeepHistoryDays), 0, kMostDays);
    if (days == 0)
        return;
    auto *job = history::removeOldTakes(m_database, m_takes, m_clock.nowUtc().addDays(-days), this);
    m_removing = job;
    job->then(this, [this](const Result<int> &removed) {
        if (removed && *removed > 0)
            emit takesRemoved(*removed);
    });
}

void Housekeeping::removeOldSessions()
{
    if (m_sessions.isEmpty())
        return;
    const int days = std::clamp(m_settings.get(ui::kKeepHistoryDays), 0, kMostDays);
    const QDateTime before = days > 0 ? m_clock.nowUtc().addDays(-days) : QDateTime();
    auto *job = evidence::SessionArchive(m_sessions).purge(before, kUndoable, this);
    m_purging = job;
    job->then(this, [this](const Result<int> &removed) {
        if (removed && *removed > 0)
            emit sessionsRemoved(*removed);
    });
}

void Housekeeping::trimCache()
{
    const qint64 limit = qint64(std::max(0, m_settings.get(ui::kCacheLimitMb))) * 1000 * 1000;
    auto *job = runInWorker<qint64>([folder = m_cacheFolder, limit](const StopFlag &stop) -> Result<qint64> {
        return trimFolder(folder, limit, stop);
    });
    m_trimming = job;
    job->then(this, [this](const Result<qint64> &left) {
        if (left)
            emit cacheTrimmed(*left);
    });
}

} // namespace studio::app
