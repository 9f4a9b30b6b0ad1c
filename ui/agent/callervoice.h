// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scenario/callervoices.h"
#include "ui/agent/agentservices.h"

namespace studio::ui {

/// The voices of scripted callers: those of the profile in use, by name or id; without a wish the first.
/// Everything in `services` must outlive it.
[[nodiscard]] std::unique_ptr<scenario::CallerVoices> callerVoicesOf(const AgentServices &services);

} // namespace studio::ui
