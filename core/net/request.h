// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/upload.h"

#include <QByteArray>
#include <QList>
#include <QUrl>

#include <chrono>
#include <utility>

namespace studio::net {

using HeaderList = QList<std::pair<QByteArray, QByteArray>>;

/// Decides what may be repeated automatically after a failure.
enum class RequestClass {
    Read, ///< Free and without effect: repeated on network faults, 429 and 5xx.
    Paid, ///< Charged: repeated only when it surely was not done; otherwise OutcomeUnknown.
    Change, ///< Has an effect on the account: like Paid.
};

/// Long transfers never hold up control calls: each lane has a connection pool and a queue of its own per
/// host.
enum class Lane { Control, Transfer };

/// One HTTP request, without redirects: a 3xx answer is an error, so that a key never follows one.
struct Request {
    QByteArray method = "GET";
    QUrl url{};
    HeaderList headers{}; ///< May hold the key; never logged.
    QByteArray body{};
    Upload upload{}; ///< The body in pieces, for what is too large for memory; `body` is empty then.
    QByteArray contentType{}; ///< Of the body; empty without a body.
    RequestClass requestClass = RequestClass::Read;
    Lane lane = Lane::Control;
    qint64 maxBodyBytes = 64 * 1024 * 1024; ///< A larger answer ends as Protocol.

    [[nodiscard]] bool hasBody() const { return !body.isEmpty() || !upload.isEmpty(); }
};

/// When things happened on the last try, since the call was made. Zero: not yet, or never.
struct RequestTiming {
    std::chrono::nanoseconds sent{}; ///< Left the queue for the network.
    std::chrono::nanoseconds written{}; ///< The last byte went into a connection.
    std::chrono::nanoseconds firstByte{};
    int tries = 0;
};

/// A complete answer with a 2xx status.
struct Response {
    int status = 0;
    HeaderList headers{};
    QByteArray body{};
    RequestTiming timing{};

    /// First value of a header, case-insensitive; empty if absent.
    [[nodiscard]] QByteArray header(const QByteArray &name) const;
};

/// First value of a header in a list, case-insensitive; empty if absent.
QByteArray headerValue(const HeaderList &headers, const QByteArray &name);

} // namespace studio::net
