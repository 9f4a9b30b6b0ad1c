// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/retrypolicy.h"

#include <QCoreApplication>
#include <QLocale>
#include <QRandomGenerator>
#include <QTimeZone>

#include <algorithm>
#include <cmath>

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace studio::net {

namespace {

bool isTransient(const Error &error)
{
    if (error.httpStatus == 407) // no repetition makes the proxy's password known
        return false;
    switch (error.kind) {
    case ErrorKind::Network:
    case ErrorKind::Timeout:
    case ErrorKind::RateLimited:
    case ErrorKind::Concurrency:
    case ErrorKind::Busy:
    case ErrorKind::Server:
        return true;
    default:
        return false;
    }
}

/// Answers which say that the server refused to begin.
bool isRefusal(const Error &error)
{
    return error.kind == ErrorKind::RateLimited || error.kind == ErrorKind::Concurrency
        || error.kind == ErrorKind::Busy;
}

} // namespace

RetryPolicy::RetryPolicy(const RetryLimits &limits, std::function<double()> random)
    : m_limits(limits),
      m_random(random ? std::move(random) : [] { return QRandomGenerator::global()->generateDouble(); })
{
}

std::optional<std::chrono::milliseconds> RetryPolicy::waitBefore(RequestClass requestClass,
                                                                 const Error &error, bool surelyNotDone,
                                                                 int repeatsSoFar) const
{
    if (repeatsSoFar >= m_limits.maxRepeats || !isTransient(error))
        return std::nullopt;
    if (requestClass != RequestClass::Read && !surelyNotDone && !isRefusal(error))
        return std::nullopt;

    const auto span = [&](std::chrono::milliseconds from, std::chrono::milliseconds to) {
        const double width = static_cast<double>((to - from).count()) * m_random();
        return from + std::chrono::milliseconds(std::llround(width));
    };
    if (error.retryAfter && *error.retryAfter > 0ms) {
        if (*error.retryAfter > m_limits.longestRetryAfter)
            return std::nullopt;
        // Everybody was told the same second: spread out a little behind it.
        return span(*error.retryAfter, *error.retryAfter + m_limits.shortestWait / 2);
    }
    const std::chrono::milliseconds doubled = m_limits.shortestWait * (2 << std::min(repeatsSoFar, 20));
    const auto ceiling = std::min(m_limits.longestWait, doubled);
    return span(m_limits.shortestWait, std::max(ceiling, m_limits.shortestWait));
}

Error RetryPolicy::verdict(RequestClass requestClass, const Error &error, bool surelyNotDone)
{
    if (requestClass == RequestClass::Read || surelyNotDone)
        return error;
    const bool unclear = error.kind == ErrorKind::Network || error.kind == ErrorKind::Timeout
        || error.kind == ErrorKind::Tls || error.kind == ErrorKind::Server
        || (error.kind == ErrorKind::Protocol && error.httpStatus == 0);
    if (!unclear)
        return error;
    Error unknown = error;
    unknown.kind = ErrorKind::OutcomeUnknown;
    unknown.detail = errorKindName(error.kind) + u": "_s + error.detail;
    if (requestClass == RequestClass::Paid) {
        unknown.message = error.kind == ErrorKind::Server
            ? QCoreApplication::translate(
                "studio::net",
                "The service failed after it had received the request. It may have been charged.")
            : QCoreApplication::translate(
                "studio::net",
                "The connection was lost after the request was sent. It may have been charged.");
        unknown.nextStep = QCoreApplication::translate(
            "studio::net", "Look in the history of the service before you generate it again.");
    } else {
        unknown.message = error.kind == ErrorKind::Server
            ? QCoreApplication::translate(
                "studio::net",
                "The service failed after it had received the request. The change may have been made.")
            : QCoreApplication::translate(
                "studio::net",
                "The connection was lost after the request was sent. The change may have been made.");
        unknown.nextStep =
            QCoreApplication::translate("studio::net", "Reload to see what the service has now.");
    }
    return unknown;
}

std::optional<std::chrono::milliseconds> RetryPolicy::parseRetryAfter(const QByteArray &value,
                                                                      const QDateTime &nowUtc)
{
    constexpr double kLongest = 366.0 * 24 * 3600; // more is senseless and must not overflow
    const QByteArray text = value.trimmed();
    if (text.isEmpty() || text.size() > 64)
        return std::nullopt;
    bool ok = false;
    const double seconds = text.toDouble(&ok);
    if (ok) {
        if (!std::isfinite(seconds) || seconds < 0 || seconds > kLongest)
            return std::nullopt;
        return std::chrono::milliseconds(std::llround(seconds * 1000));
    }
    // RFC 9110: "Sun, 06 Nov 1994 08:49:37 GMT", always English.
    QDateTime when = QLocale::c().toDateTime(QString::fromLatin1(text), u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s);
    if (!when.isValid())
        return std::nullopt;
    when.setTimeSpec(Qt::UTC);
    const qint64 wait = nowUtc.msecsTo(when);
    if (wait > static_cast<qint64>(kLongest * 1000))
        return std::nullopt;
    return std::chrono::milliseconds(std::max<qint64>(wait, 0));
}

} // namespace studio::net
