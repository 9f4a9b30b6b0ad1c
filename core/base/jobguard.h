// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"

#include <QPointer>

namespace studio {

/// Holds at most one running job for an owner that may go away: assigning a newer job or being destroyed
/// cancels the one held.
class JobGuard final {
public:
    JobGuard() = default;
    JobGuard(const JobGuard &) = delete;
    JobGuard &operator=(const JobGuard &) = delete;
    ~JobGuard() { cancel(); }

    JobGuard &operator=(Job *job)
    {
        if (m_job != job) {
            cancel();
            m_job = job;
        }
        return *this;
    }
    void cancel()
    {
        if (m_job)
            m_job->cancel();
        m_job.clear();
    }
    [[nodiscard]] bool isRunning() const { return m_job && !m_job->isFinished(); }

private:
    QPointer<Job> m_job;
};

} // namespace studio
