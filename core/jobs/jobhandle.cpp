// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jobs/jobhandle.h"

#include "core/jobs/jobboard.h"

#include <QMetaMethod>

namespace studio::jobs {

JobHandle::JobHandle(JobBoard &board, const JobId &id, const JobSpec &spec)
    : QObject(&board), m_board(board), m_id(id), m_spec(spec)
{
}

bool JobHandle::isPaused() const
{
    return m_board.isPaused();
}

void JobHandle::setProgress(double progress)
{
    m_board.setProgress(*this, progress);
}

void JobHandle::setStatus(const QString &status)
{
    m_board.setStatus(*this, status);
}

void JobHandle::finish(const Result<JobOutcome> &result)
{
    m_board.finish(*this, result);
}

bool JobHandle::askToCancel()
{
    if (!m_stoppable)
        return false;
    emit cancelRequested();
    return true;
}

void JobHandle::connectNotify(const QMetaMethod &signal)
{
    if (signal == QMetaMethod::fromSignal(&JobHandle::cancelRequested))
        m_stoppable = true;
}

} // namespace studio::jobs
