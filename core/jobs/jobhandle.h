// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/jobs/jobspec.h"

#include <QObject>

namespace studio::jobs {

class JobBoard;

/// The worker's end of a job on the board. The board owns it and deletes it after finish(): keep it in a
/// QPointer. Lives on the GUI thread. Whoever connects to cancelRequested() promises to finish, with
/// Error::cancelled() when nothing was made; without a listener a cancelled job ends at once.
class JobHandle final : public QObject {
    Q_OBJECT
public:
    [[nodiscard]] const JobId &id() const { return m_id; }
    [[nodiscard]] const JobSpec &spec() const { return m_spec; }
    /// The board tries again what was surely not carried out: the price agreed to still holds, and nobody is
    /// there to be asked.
    [[nodiscard]] bool isByItself() const { return m_byItself; }
    [[nodiscard]] bool isPaused() const;

    /// 0…1. As often as one likes: the board passes it on at its own pace.
    void setProgress(double progress);
    void setStatus(const QString &status);
    /// Ends it; later calls do nothing.
    void finish(const Result<JobOutcome> &result);

signals:
    void cancelRequested();
    /// The user wants all work to stand still, or to go on. Work that cannot be paused may ignore it.
    void pauseRequested(bool paused);

private:
    friend class JobBoard;
    JobHandle(JobBoard &board, const JobId &id, const JobSpec &spec);
    [[nodiscard]] bool askToCancel();
    void connectNotify(const QMetaMethod &signal) override;

    JobBoard &m_board;
    const JobId m_id;
    const JobSpec m_spec;
    bool m_byItself = false;
    bool m_stoppable = false;
};

} // namespace studio::jobs
