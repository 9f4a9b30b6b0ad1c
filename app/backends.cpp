// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/backends.h"

using namespace Qt::StringLiterals;

namespace studio::app {

Backends::Backends(profiles::ProfileStore &profiles, const sandbox::SandboxOptions &sandboxOptions,
                   QObject *parent)
    : QObject(parent), m_profiles(profiles), m_sandbox(sandboxOptions)
{
}

Backends::~Backends() = default;

net::Transport *Backends::transportFor(const profiles::Profile &profile)
{
    auto &transport = m_transports[profile.certificateAuthorityFile];
    if (!transport) {
        net::NetOptions options;
        if (!profile.certificateAuthorityFile.isEmpty())
            options.certificateAuthorities.append(profile.certificateAuthorityFile);
        transport = std::make_unique<net::NetTransport>(options);
    }
    return transport.get();
}

Result<account::Backend> Backends::sandbox()
{
    if (!m_sandbox.isRunning()) {
        if (const auto port = m_sandbox.start(); !port)
            return fail(port.error());
        m_profiles.setSandbox(m_sandbox.baseUrl(), m_sandbox.socketUrl(), m_sandbox.apiKey());
    }
    return account::Backend{transportFor({}), api::Dialect::sandbox(m_sandbox.baseUrl(), m_sandbox.apiKey())};
}

JobOf<account::Backend> *Backends::open(const profiles::Profile &profile)
{
    if (profile.dialect == profiles::DialectKind::Sandbox)
        return readyJob(sandbox(), this);
    return chain(m_profiles.key(profile.id), this,
                 [this, profile](const Secret &key) { return openWithKey(profile, key); });
}

JobOf<account::Backend> *Backends::openWithKey(const profiles::Profile &profile, const Secret &key)
{
    if (profile.dialect == profiles::DialectKind::Sandbox)
        return readyJob(sandbox(), this);
    if (const auto allowed = profiles::checkUrl(profile.baseUrl); !allowed)
        return readyJob<account::Backend>(fail(allowed.error()), this);
    api::Dialect dialect = api::Dialect::elevenLabs(profile.baseUrl, profile.socketUrl, key);
    if (!profile.certificateAuthorityFile.isEmpty())
        dialect = dialect.trusting({profile.certificateAuthorityFile});
    return readyJob<account::Backend>(account::Backend{transportFor(profile), dialect}, this);
}

} // namespace studio::app
