// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"

#include <QTimer>

#include <chrono>

namespace studio {

/// The same job for somebody who waits: when it takes longer it is cancelled, and the outcome is `late`.
template <class T>
JobOf<T> *inTime(JobOf<T> *step, std::chrono::milliseconds limit, const Error &late, QObject *parent)
{
    auto *outer = new PromiseJob<T>(parent);
    const auto stop = [guard = QPointer<Job>(step)] {
        if (guard)
            guard->cancel();
    };
    outer->onCancel(stop);
    step->then(outer, [outer](const Result<T> &result) { outer->resolve(result); });
    QTimer::singleShot(limit, outer, [outer, stop, late] {
        if (outer->isFinished())
            return;
        outer->resolve(Unexpected(late));
        stop();
    });
    return outer;
}

} // namespace studio
