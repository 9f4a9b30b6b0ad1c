// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/agent/agentaddress.h"
#include "core/api/agentevents.h"
#include "core/base/error.h"

#include <optional>

namespace studio::agent {

/// What a connection's end means for the session.
struct LineEnd {
    std::optional<Error> error{}; ///< None: the agent hung up politely.
    bool worthAnother = false; ///< Another connection may well work.
};

/// `saidBefore`: the service's own error message, if one came on this connection. `wasLive`: the agent had
/// begun; a loss is worth another try then.
LineEnd judgeEnd(const Result<void> &outcome, int closeCode, const std::optional<api::AgentEvent> &saidBefore,
                 AgentAddress::Way way, bool wasLive);

} // namespace studio::agent
