// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"

#include <QTest>

/// Runs the event loop until a job ends, and hands out its result.
template <class T>
studio::Result<T> await(studio::JobOf<T> *job)
{
    std::optional<studio::Result<T>> result;
    QObject context;
    job->then(&context, [&result](const studio::Result<T> &end) { result.emplace(end); });
    if (!QTest::qWaitFor([&result] { return result.has_value(); }, 60'000))
        return studio::fail(studio::ErrorKind::Internal, QStringLiteral("the job did not end"));
    return *result;
}
