// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/job.h"

namespace studio {

Job::Job(QObject *parent) : QObject(parent) { }

void Job::cancel()
{
    if (m_ended)
        return;
    abortWork();
    endAsCancelled();
}

bool Job::beginEnd()
{
    return !std::exchange(m_ended, true);
}

void Job::announceEnd()
{
    QMetaObject::invokeMethod(
        this,
        [this] {
            emit finished();
            deleteLater();
        },
        Qt::QueuedConnection);
}

} // namespace studio
