// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"

#include <QCoreApplication>
#include <QEvent>

#include <functional>
#include <utility>

namespace studio::test {

/// Runs something once between the end of the next job of this kind and the moment it tells so: what the job
/// tells then comes late, and no cancel() holds it back any more.
template <class Kind>
class LateEnd final : public QObject {
public:
    explicit LateEnd(std::function<void()> run) : m_run(std::move(run))
    {
        QCoreApplication::instance()->installEventFilter(this);
    }
    [[nodiscard]] bool hasRun() const { return !m_run; }

    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::MetaCall && m_run) {
            if (const auto *job = dynamic_cast<Kind *>(watched); job && job->isFinished())
                std::exchange(m_run, nullptr)();
        }
        return false;
    }

private:
    std::function<void()> m_run;
};

} // namespace studio::test
