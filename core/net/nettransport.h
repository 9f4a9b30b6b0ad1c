// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/netoptions.h"
#include "core/net/transport.h"

#include <memory>

namespace studio::net {

/// HTTP over QNetworkAccessManager. Each lane has connections of its own, and each host, lane and class of
/// request a queue in front of them, as wide as the plan allows (2 until known) for paid requests and
/// transfers; control calls never wait behind those. Redirects are not followed, TLS errors never ignored,
/// plain http only on this machine. Lives on one thread with an event loop; destroying it cancels what runs.
class NetTransport final : public Transport {
    Q_OBJECT
public:
    explicit NetTransport(const NetOptions &options = {}, QObject *parent = nullptr);
    ~NetTransport() override;

    JobOf<Response> *send(const Request &request) override;
    ResponseStream *open(const Request &request) override;
    void preconnect(const QUrl &url) override;
    void setConcurrency(const QUrl &host, int maximum) override;

    /// How many paid requests may run at once to a host now; for tests and the status line.
    [[nodiscard]] int concurrency(const QUrl &host) const override;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace studio::net
