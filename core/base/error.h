// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <chrono>
#include <optional>

namespace studio {

/// What went wrong, as far as a caller has to act differently on it.
enum class ErrorKind {
    Cancelled, ///< The user or the owner stopped it. Handlers pass over it in silence.
    Network, ///< No connection, DNS, refused, reset: nothing reached the service.
    Timeout, ///< One of our own timers ran out before a paid request was written.
    Tls, ///< Certificate or handshake not trusted.
    Auth, ///< Key missing, wrong or revoked.
    Scope, ///< The key works but lacks a permission.
    Forbidden, ///< The account may not do this (plan, workspace, model, voice).
    Quota, ///< Not enough credits.
    SpendLimit, ///< Above a limit the user set.
    RateLimited, ///< Too many requests; `retryAfter` tells when.
    Concurrency, ///< Too many at once for the plan; wait until one ends.
    Busy, ///< 503 and friends: surely not done, try again.
    Server, ///< 5xx.
    Validation, ///< The service refused the input; `field` names it where known.
    NotFound,
    Protocol, ///< An answer that cannot be understood.
    OutcomeUnknown, ///< A paid request that may have been charged. Never repeated blindly.
    Storage, ///< Disk full, read-only, damaged.
    Device, ///< Sound device missing or lost.
    Keychain, ///< Keyring locked or absent.
    Usage, ///< Wrong arguments.
    Unsupported, ///< This back end, model or file cannot do it.
    Internal,
};

/// A failure as a value. `message` and `nextStep` are translated and fit to show; `detail` and `raw` are
/// for the log and the folded part of a report. None of them ever holds a key, a token or the user's text.
struct Error {
    ErrorKind kind = ErrorKind::Internal;
    QString message{};
    QString detail{};
    int httpStatus = 0;
    QString nextStep{}; ///< What the user can do about it; may be empty.
    QString requestId{}; ///< The service's id of the request, if it gave one.
    QString field{}; ///< Name of the refused input, e.g. "model_id"; may be empty.
    QString raw{}; ///< The start of the raw answer, redacted, at most 4 KiB.
    std::optional<std::chrono::milliseconds> retryAfter{};

    [[nodiscard]] bool isCancelled() const { return kind == ErrorKind::Cancelled; }
    bool operator==(const Error &) const = default;

    /// The usual short forms.
    static Error make(ErrorKind kind, const QString &message, const QString &detail = {});
    static Error cancelled();
};

/// Stable untranslated name of a kind, e.g. "quota", for JSON output, the database and logs.
QString errorKindName(ErrorKind kind);

} // namespace studio
