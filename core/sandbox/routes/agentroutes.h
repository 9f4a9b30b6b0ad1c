// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sandbox/router.h"
#include "core/sandbox/servicestate.h"

namespace studio::sandbox {

struct AgentProfile;

/// /v1/convai/agents and what belongs to them: details, branches, tools, and the signed addresses that open a
/// conversation with one. The agents cannot be changed.
class AgentRoutes final {
public:
    AgentRoutes(ServiceState &state, Router &router);

private:
    void list(const Call &call) const;
    void one(const Call &call) const;
    void branches(const Call &call) const;
    void tools(const Call &call) const;
    void sign(const Call &call);
    [[nodiscard]] const AgentProfile *profileOr404(const Call &call, const QString &id) const;
    [[nodiscard]] QString voiceId(const AgentProfile &profile) const;

    ServiceState &m_state;
};

} // namespace studio::sandbox
