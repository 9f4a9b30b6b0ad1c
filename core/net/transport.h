// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "core/net/request.h"

#include <chrono>

namespace studio::net {

/// An answer that is read while it arrives. Lives on the thread of its transport and deletes itself after
/// `ended`; hold it by QPointer. Exactly one `ended`, from the event loop.
class ResponseStream : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;
    /// Stops at once: the socket is closed and no further signal but `ended` (Cancelled) comes.
    virtual void cancel() = 0;
    /// For logs and benchmarks.
    [[nodiscard]] virtual RequestTiming timing() const { return {}; }

signals:
    /// Status 2xx and headers, before the first chunk. Other statuses go to `ended` as an Error.
    void started(int status, const studio::net::HeaderList &headers);
    /// How much of the request's upload is on its way; it begins anew when the request is sent again.
    void uploaded(qint64 sent, qint64 total);
    void chunkReady(const QByteArray &chunk);
    /// A paid request has had no byte for 20 s; it goes on. The user may want to know.
    void quiet(std::chrono::seconds silence);
    /// About to be sent again after a failure that surely did nothing, e.g. 429.
    void retrying(const studio::Error &reason, std::chrono::milliseconds wait);
    /// Without an error when the whole body came.
    void ended(const studio::Result<void> &outcome);
};

/// The single seam for HTTP. All methods on the thread that owns the transport.
class Transport : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    /// Whole answer. The job's result is an Error for every status but 2xx. Its progress is that of the
    /// upload, if the request has one, else that of the answer.
    virtual JobOf<Response> *send(const Request &request) = 0;
    virtual ResponseStream *open(const Request &request) = 0;
    /// Opens a connection (and TLS) ahead so that the next request to this host pays no round trip for it.
    virtual void preconnect(const QUrl &url) = 0;
    /// The plan's `maximum-concurrent-requests` for a host, from outside; answers' headers update it as well.
    virtual void setConcurrency(const QUrl &host, int maximum) = 0;
    /// How many paid requests a host takes at once, as far as is known; more wait for their turn.
    [[nodiscard]] virtual int concurrency(const QUrl &) const { return 2; }
};

} // namespace studio::net
