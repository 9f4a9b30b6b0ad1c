// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QObject>
#include <QPointer>

#include <functional>
#include <optional>
#include <type_traits>
#include <utility>

namespace studio {

/// One operation that takes time. It ends exactly once, always from the event loop and never from inside the
/// call that made it, and then deletes itself. Lives on the thread that made it; not thread-safe.
class Job : public QObject {
    Q_OBJECT
public:
    explicit Job(QObject *parent = nullptr);

    /// Stops the work. Any time, any number of times; after the end it does nothing. The result is Cancelled.
    void cancel();
    [[nodiscard]] bool isFinished() const { return m_ended; }

signals:
    void progressed(qint64 done, qint64 total);
    /// Once, from the event loop; the job deletes itself afterwards.
    void finished();

protected:
    /// Lets go of sockets, threads and files. Called at most once, only before the end.
    virtual void abortWork() { }
    virtual void endAsCancelled() = 0;
    /// False when the job has ended already: the late result is to be dropped.
    [[nodiscard]] bool beginEnd();
    void announceEnd();

private:
    bool m_ended = false;
};

/// A job with a typed outcome.
template <class T>
class JobOf : public Job {
public:
    using Value = T;
    using Job::Job;

    /// Valid from `finished` on.
    [[nodiscard]] const Result<T> &result() const { return *m_result; }

    /// Calls f(const Result<T> &) when done; dropped silently if `context` goes first. Returns this.
    template <class F>
    JobOf *then(QObject *context, F &&f)
    {
        QObject::connect(this, &Job::finished, context,
                         [this, callback = std::forward<F>(f)]() mutable { callback(*m_result); });
        return this;
    }

protected:
    void finish(Result<T> result)
    {
        if (!beginEnd())
            return;
        m_result.emplace(std::move(result));
        announceEnd();
    }
    void endAsCancelled() override { finish(Unexpected(Error::cancelled())); }

private:
    std::optional<Result<T>> m_result;
};

/// A job ended from outside, for owners whose work is driven by signals.
template <class T>
class PromiseJob final : public JobOf<T> {
public:
    using JobOf<T>::JobOf;
    void resolve(Result<T> result) { this->finish(std::move(result)); }
    /// Runs when the job is cancelled before it was resolved.
    void onCancel(std::function<void()> hook) { m_hook = std::move(hook); }

protected:
    void abortWork() override
    {
        if (m_hook)
            std::exchange(m_hook, nullptr)();
    }

private:
    std::function<void()> m_hook;
};

/// A job that is done already; it still reports from the event loop.
template <class T>
JobOf<T> *readyJob(Result<T> result, QObject *parent = nullptr)
{
    auto *job = new PromiseJob<T>(parent);
    job->resolve(std::move(result));
    return job;
}

/// Two steps as one job: `next(const A &) -> JobOf<B> *` runs only when the first succeeded. Cancelling the
/// returned job stops the step under way.
template <class A, class F>
auto chain(JobOf<A> *first, QObject *parent, F next)
{
    using Next = std::invoke_result_t<F, const A &>;
    using B = typename std::remove_pointer_t<Next>::Value;
    auto *outer = new PromiseJob<B>(parent);
    outer->onCancel([step = QPointer<Job>(first)] {
        if (step)
            step->cancel();
    });
    first->then(outer, [outer, next = std::move(next)](const Result<A> &value) mutable {
        if (outer->isFinished())
            return;
        if (!value) {
            outer->resolve(Unexpected(value.error()));
            return;
        }
        JobOf<B> *second = next(*value);
        outer->onCancel([step = QPointer<Job>(second)] {
            if (step)
                step->cancel();
        });
        second->then(outer, [outer](const Result<B> &end) { outer->resolve(end); });
    });
    return static_cast<JobOf<B> *>(outer);
}

} // namespace studio
