// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/account/backend.h"
#include "core/base/clock.h"
#include "core/net/nettransport.h"
#include "core/profiles/profilestore.h"
#include "core/sandbox/sandboxserver.h"

#include <QObject>

#include <map>
#include <memory>

namespace studio::app {

/// Makes profiles usable: one transport for each set of certificates, and the sandbox server in a thread of
/// its own from its first use on. Lives on the GUI thread; ends the server when it goes.
class Backends final : public QObject, public account::BackendFactory {
    Q_OBJECT
public:
    Backends(profiles::ProfileStore &profiles, const sandbox::SandboxOptions &sandboxOptions,
             QObject *parent = nullptr);
    ~Backends() override;

    JobOf<account::Backend> *open(const profiles::Profile &profile) override;
    JobOf<account::Backend> *openWithKey(const profiles::Profile &profile, const Secret &key) override;

private:
    net::Transport *transportFor(const profiles::Profile &profile);
    Result<account::Backend> sandbox();

    profiles::ProfileStore &m_profiles;
    sandbox::SandboxServer m_sandbox;
    std::map<QString, std::unique_ptr<net::NetTransport>> m_transports;
};

} // namespace studio::app
