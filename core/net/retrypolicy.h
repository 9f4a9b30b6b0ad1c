// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/net/netoptions.h"
#include "core/net/request.h"

#include <QDateTime>

#include <functional>
#include <optional>

namespace studio::net {

/// Whether a failed request is sent again, and after which wait. Pure: no timer, no clock of its own.
class RetryPolicy final {
public:
    /// `random` gives numbers in [0, 1).
    explicit RetryPolicy(const RetryLimits &limits = {}, std::function<double()> random = {});

    /// The wait before the next try; none when the failure is final. `surelyNotDone`: the server cannot have
    /// acted.
    [[nodiscard]] std::optional<std::chrono::milliseconds>
    waitBefore(RequestClass requestClass, const Error &error, bool surelyNotDone, int repeatsSoFar) const;

    /// What the caller is told: a failure of a paid or changing request after which it may have been done
    /// becomes OutcomeUnknown; its cause stays in `detail`.
    [[nodiscard]] static Error verdict(RequestClass requestClass, const Error &error, bool surelyNotDone);

    /// Seconds or an HTTP date; none if absent or senseless. Dates in the past are 0.
    [[nodiscard]] static std::optional<std::chrono::milliseconds> parseRetryAfter(const QByteArray &value,
                                                                                  const QDateTime &nowUtc);

private:
    RetryLimits m_limits;
    std::function<double()> m_random;
};

} // namespace studio::net
