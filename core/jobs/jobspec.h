// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/store/jobrepository.h"

#include <chrono>
#include <optional>

namespace studio::jobs {

using store::JobState;

/// What is to be done. `parameters` must be enough to do it again after a restart, and hold no key.
struct JobSpec {
    QString kind{}; ///< Who can do it again; see JobBoard::registerKind().
    QString title{}; ///< "Chapter 2, paragraph 4"
    QJsonObject parameters{};
    qint64 estimatedCredits = 0;
    ProfileId profile{}; ///< The one it was begun for, whichever is in use later.
    bool operator==(const JobSpec &) const = default;
};

/// How it ended well.
struct JobOutcome {
    QString summary{}; ///< "6:12, WAV + SRT"
    QString revealPath{}; ///< File or folder to show; may be empty.
    bool operator==(const JobOutcome &) const = default;
};

/// A job as it stands.
struct JobView {
    JobId id{};
    JobSpec spec{};
    JobState state = JobState::Waiting;
    double progress = -1; ///< 0…1; less: unknown.
    QString status{}; ///< "Transcribing"; may be empty.
    std::optional<std::chrono::seconds> timeLeft{}; ///< ≈
    JobOutcome outcome{};
    std::optional<Error> error{}; ///< Of a failed one.
    std::optional<QDateTime> retryAt{}; ///< A failed one that will be tried again by itself.
    bool canRetry = false;
    bool isCancelling = false; ///< Asked to stop, has not yet.
    QDateTime begunAt{};
    QDateTime changedAt{};

    [[nodiscard]] bool isActive() const { return state == JobState::Waiting || state == JobState::Running; }
    bool operator==(const JobView &) const = default;
};

} // namespace studio::jobs
