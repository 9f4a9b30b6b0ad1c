// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <chrono>

namespace studio::net {

/// How often and after which wait a failed request is repeated.
struct RetryLimits {
    int maxRepeats = 4;
    std::chrono::milliseconds shortestWait{500};
    std::chrono::milliseconds longestWait{8'000};
    /// A longer Retry-After is not waited for: it becomes the error.
    std::chrono::milliseconds longestRetryAfter{60'000};
};

/// Settings of a NetTransport, fixed for its life.
struct NetOptions {
    std::chrono::milliseconds connectTimeout{10'000};
    std::chrono::milliseconds firstByteTimeout{60'000}; ///< Not for paid requests.
    std::chrono::milliseconds idleTimeout{60'000}; ///< Silence inside an answer.
    std::chrono::seconds quietAfter{20}; ///< Silence of a paid request the user is told of, again and again.
    /// Connections unused for longer are not trusted with a paid request: a router may have dropped them
    /// unseen.
    std::chrono::milliseconds connectionAgeLimit{45'000};
    RetryLimits retry{};
    QStringList certificateAuthorities{}; ///< PEM files trusted in addition to the system's.
    QString userAgent{}; ///< Empty: VoiceStudio/<version>.
};

/// "VoiceStudio/<version>"
QString defaultUserAgent();

} // namespace studio::net
