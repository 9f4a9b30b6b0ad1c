// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/dialect.h"
#include "core/base/job.h"
#include "core/base/secret.h"
#include "core/profiles/profile.h"

namespace studio::net {
class Transport;
}

namespace studio::account {

/// A profile made usable: its server is running, its key is known.
struct Backend {
    net::Transport *transport = nullptr; ///< Owned by the factory, alive as long as it.
    api::Dialect dialect = api::Dialect::elevenLabs({}, {}, {});
};

/// Turns profiles into back ends. Implemented by the composition root, the only place that knows concrete
/// transports and the sandbox.
class BackendFactory {
public:
    virtual ~BackendFactory() = default;
    /// Reads the key, or starts the sandbox on first use. Fails with Auth or Keychain.
    virtual JobOf<Backend> *open(const profiles::Profile &profile) = 0;
    /// The same for a profile that is not stored, with a key typed just now.
    virtual JobOf<Backend> *openWithKey(const profiles::Profile &profile, const Secret &key) = 0;
};

} // namespace studio::account
