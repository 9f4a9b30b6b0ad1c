// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"

#include <QFutureWatcher>
#include <QThreadPool>
#include <QtConcurrentRun>

#include <atomic>
#include <memory>

namespace studio {

/// Tells a function in the thread pool that nobody waits for its result any more. Copies share one flag.
class StopFlag final {
public:
    [[nodiscard]] bool isSet() const { return m_flag->load(std::memory_order_relaxed); }
    void set() { m_flag->store(true, std::memory_order_relaxed); }

private:
    std::shared_ptr<std::atomic_bool> m_flag = std::make_shared<std::atomic_bool>(false);
};

/// Runs `Result<T> f(StopFlag)` in a thread pool. The function captures values only, never the caller's
/// `this`.
template <class T>
class WorkerJob final : public JobOf<T> {
public:
    template <class F>
    explicit WorkerJob(F function, QObject *parent = nullptr,
                       QThreadPool *pool = QThreadPool::globalInstance())
        : JobOf<T>(parent)
    {
        QObject::connect(&m_watcher, &QFutureWatcherBase::finished, this, [this] {
            if (m_watcher.future().resultCount() > 0)
                this->finish(m_watcher.result());
            else
                this->finish(Unexpected(Error::cancelled()));
        });
        m_watcher.setFuture(
            QtConcurrent::run(pool, [function = std::move(function), stop = m_stop]() mutable -> Result<T> {
                return function(stop);
            }));
    }

protected:
    void abortWork() override { m_stop.set(); }

private:
    StopFlag m_stop;
    QFutureWatcher<Result<T>> m_watcher;
};

template <class T, class F>
JobOf<T> *runInWorker(F function, QObject *parent = nullptr)
{
    return new WorkerJob<T>(std::move(function), parent);
}

} // namespace studio
