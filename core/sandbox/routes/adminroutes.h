// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sandbox/router.h"
#include "core/sandbox/servicestate.h"

namespace studio::sandbox {

/// /sandbox/admin: GET tells the state and what was asked, POST changes the behaviour, POST …/reset restores
/// the start. Needs the header `x-sandbox-token`.
class AdminRoutes final {
public:
    AdminRoutes(ServiceState &state, Router &router);

private:
    [[nodiscard]] bool admitAdmin(const Call &call) const;
    void change(const Call &call) const;
    [[nodiscard]] QJsonObject report() const;
    void reset() const;

    ServiceState &m_state;
};

} // namespace studio::sandbox
