// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sandbox/router.h"
#include "core/sandbox/servicestate.h"

namespace studio::sandbox {

/// GET /v1/user, /v1/user/subscription and /v1/usage/character-stats.
class AccountRoutes final {
public:
    AccountRoutes(ServiceState &state, Router &router);

private:
    void usage(const Call &call) const;

    ServiceState &m_state;
};

} // namespace studio::sandbox
