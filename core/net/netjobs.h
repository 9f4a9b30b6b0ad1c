// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/httpexchange.h"
#include "core/net/transport.h"

namespace studio::net {

/// An exchange whose answer is collected.
class SendJob final : public JobOf<Response> {
public:
    SendJob(ExchangeHost &host, const Request &request, QObject *parent);

protected:
    void abortWork() override;

private:
    HttpExchange m_exchange;
    Response m_response;
};

/// An exchange whose answer is passed on as it comes.
class NetStream final : public ResponseStream {
    Q_OBJECT
public:
    /// A refused address is reported as the end, nothing is sent.
    NetStream(ExchangeHost &host, const Request &request, const Result<void> &allowed, QObject *parent);

    void cancel() override;
    [[nodiscard]] RequestTiming timing() const override;

private:
    void endSoon(const Result<void> &outcome);
    void end(const Result<void> &outcome);

    HttpExchange m_exchange;
    bool m_ended = false;
};

} // namespace studio::net
