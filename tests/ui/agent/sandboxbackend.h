// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/account/account.h"
#include "core/net/nettransport.h"
#include "core/sandbox/sandboxserver.h"

namespace studio::tests {

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

private:
    sandbox::SandboxServer m_server;
    net::NetTransport m_transport;
    bool m_running = false;
};

} // namespace studio::tests
