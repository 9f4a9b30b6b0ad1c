// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/jobmodel.h"

#include "ui/shell/jobtext.h"

#include <QLocale>

using namespace Qt::StringLiterals;

namespace studio::ui {

using jobs::JobState;
using jobs::JobView;

namespace {

int groupOf(JobState state)
{
    return state == JobState::Running ? 0 : state == JobState::Waiting ? 1 : 2;
}

} // namespace

JobModel::JobModel(jobs::JobBoard &board, QObject *parent)
    : QAbstractListModel(parent), m_board(board), m_jobs(board.jobs())
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(0);
    connect(&m_soon, &QTimer::timeout, this, &JobModel::sync);
    const auto soon = [this] {
        if (!m_soon.isActive())
            m_soon.start();
    };
    connect(&board, &jobs::JobBoard::added, this, soon);
    connect(&board, &jobs::JobBoard::removed, this, soon);
    connect(&board, &jobs::JobBoard::countsChanged, this, soon);
    connect(&board, &jobs::JobBoard::changed, this, &JobModel::refresh);
    connect(&board, &jobs::JobBoard::pausedChanged, this, &JobModel::tick);
    m_second.setInterval(1000);
    connect(&m_second, &QTimer::timeout, this, &JobModel::tick);
}

void JobModel::setWatched(bool watched)
{
    watched ? m_second.start() : m_second.stop();
}

const JobView *JobModel::at(int row) const
{
    return row >= 0 && row < m_jobs.size() ? &m_jobs.at(row) : nullptr;
}

int JobModel::rowOf(const JobId &id) const
{
    for (int row = 0; row < m_jobs.size(); ++row) {
        if (m_jobs.at(row).id == id)
            return row;
    }
    return -1;
}

/// Brings the rows to the board's order step by step, so that the selection stays on its job.
void JobModel::sync()
{
    const QList<JobView> wanted = m_board.jobs();
    QSet<JobId> kept;
    for (const JobView &job : wanted)
        kept.insert(job.id);
    for (int row = int(m_jobs.size()) - 1; row >= 0; --row) {
        if (kept.contains(m_jobs.at(row).id))
            continue;
        beginRemoveRows({}, row, row);
        m_jobs.removeAt(row);
        endRemoveRows();
    }
    for (int row = 0; row < wanted.size(); ++row) {
        const bool stays = row < m_jobs.size() && m_jobs.at(row).id == wanted.at(row).id;
        const int now = stays ? row : rowOf(wanted.at(row).id);
        if (now < 0) {
            beginInsertRows({}, row, row);
            m_jobs.insert(row, wanted.at(row));
            endInsertRows();
        } else if (now != row) {
            beginMoveRows({}, now, now, {}, row);
            m_jobs.move(now, row);
            endMoveRows();
        }
        m_jobs[row] = wanted.at(row);
    }
    if (!m_jobs.isEmpty())
        emit dataChanged(index(0), index(int(m_jobs.size()) - 1));
    emit synced();
}

void JobModel::refresh(const JobId &id)
{
    const int row = rowOf(id);
    const auto job = m_board.job(id);
    if (row < 0 || !job)
        return;
    m_jobs[row] = *job;
    emit dataChanged(index(row), index(row));
}

void JobModel::tick()
{
    for (int row = 0; row < m_jobs.size(); ++row) {
        const JobView &job = m_jobs.at(row);
        if (job.isActive() || job.retryAt)
            refresh(job.id);
    }
}

QString JobModel::status(int row) const
{
    const JobView &job = m_jobs.at(row);
    const bool isNext =
        job.state == JobState::Waiting && (row == 0 || m_jobs.at(row - 1).state != JobState::Waiting);
    return jobStatusText(job, isNext, m_board.isPaused(), QDateTime::currentDateTimeUtc(), QLocale());
}

bool JobModel::startsGroup(int row) const
{
    return row > 0 && groupOf(m_jobs.at(row).state) != groupOf(m_jobs.at(row - 1).state);
}

JobModel::Action JobModel::actionOf(const JobView &job) const
{
    if (job.isActive())
        return job.isCancelling ? Action::None : Action::Cancel;
    if (job.state == JobState::Done)
        return job.outcome.revealPath.isEmpty() ? Action::Remove : Action::Reveal;
    return job.canRetry ? Action::Retry : Action::Remove;
}

QString JobModel::actionName(Action action)
{
    switch (action) {
    case Action::Cancel:
        return tr("Cancel");
    case Action::Reveal:
        return tr("Show in folder");
    case Action::Retry:
        return tr("Try again");
    case Action::Remove:
        return tr("Take off the list");
    case Action::None:
        break;
    }
    return {};
}

int JobModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_jobs.size());
}

QVariant JobModel::data(const QModelIndex &index, int role) const
{
    const JobView *job = at(index.row());
    if (!index.isValid() || !job)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return job->spec.title;
    case Qt::AccessibleTextRole:
        //: A job: %1 its title, %2 how it stands.
        return tr("%1, %2").arg(job->spec.title, status(index.row()).replace(u"  ·  "_s, u", "_s));
    case Qt::AccessibleDescriptionRole:
    case Qt::ToolTipRole:
        return actionName(actionOf(*job));
    case IdRole:
        return job->id.value();
    case StatusRole:
        return status(index.row());
    case ProgressRole:
        return job->state == JobState::Running ? job->progress : -1;
    case StateRole:
        return int(job->state);
    case ActionRole:
        return int(actionOf(*job));
    case GroupStartRole:
        return startsGroup(index.row());
    default:
        return {};
    }
}

} // namespace studio::ui
