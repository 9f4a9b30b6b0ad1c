// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/account/account.h"
#include "core/net/nettransport.h"
#include "core/sandbox/sandboxserver.h"

#include <QUrlQuery>

namespace studio::tests {

using namespace Qt::StringLiterals;

/// The network, but that lists of agents may come in pages of one.
class OneAPage final : public net::Transport {
public:
    JobOf<net::Response> *send(const net::Request &request) override
    {
        if (!m_on || !request.url.path().endsWith("/v1/convai/agents"_L1))
            return m_network.send(request);
        net::Request asked = request;
        QUrlQuery query(asked.url);
        query.removeAllQueryItems(u"page_size"_s);
        query.addQueryItem(u"page_size"_s, u"1"_s);
        asked.url.setQuery(query);
        return m_network.send(asked);
    }
    net::ResponseStream *open(const net::Request &request) override { return m_network.open(request); }
    void preconnect(const QUrl &url) override { m_network.preconnect(url); }
    void setConcurrency(const QUrl &host, int maximum) override { m_network.setConcurrency(host, maximum); }
    void setOn(bool on) { m_on = on; }

private:
    net::NetTransport m_network;
    bool m_on = false;
};

/// The built-in service as the back end of the one profile.
class SandboxBackend final : public account::BackendFactory {
public:
    SandboxBackend() { m_running = m_server.start().has_value(); }

    JobOf<account::Backend> *open(const profiles::Profile &) override
    {
        Q_ASSERT(m_running);
        return readyJob<account::Backend>(
            account::Backend{&m_transport, api::Dialect::sandbox(m_server.baseUrl(), m_server.apiKey())});
    }
    JobOf<account::Backend> *openWithKey(const profiles::Profile &profile, const Secret &) override
    {
        return open(profile);
    }

    void sendOneAPage() { m_transport.setOn(true); }
    /// Sets what goes wrong, as JSON.
    JobOf<net::Response> *setFaults(const QByteArray &faults)
    {
        net::Request request;
        request.method = "POST";
        request.url = m_server.baseUrl().resolved(QUrl(u"/sandbox/admin"_s));
        request.headers = {{"x-sandbox-token", m_server.adminToken()}};
        request.contentType = "application/json";
        request.body = faults;
        return m_transport.send(request);
    }

private:
    sandbox::SandboxServer m_server;
    OneAPage m_transport;
    bool m_running = false;
};

} // namespace studio::tests
