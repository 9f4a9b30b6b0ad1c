// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sandbox/agents/agentprofile.h"

namespace studio::sandbox {

/// ResourceAccessInfo of what the sandbox has made.
[[nodiscard]] QJsonObject sandboxAccessJson();
/// GetAgentResponseModel; `voiceId` of its voice.
[[nodiscard]] QJsonObject agentJson(const AgentProfile &profile, const QString &voiceId,
                                    const QString &versionId);
/// An entry of GET /v1/convai/agents; `lastCall` 0 for none.
[[nodiscard]] QJsonObject agentSummaryJson(const AgentProfile &profile, const QString &voiceId,
                                           qint64 lastCall);
/// ToolResponseModel.
[[nodiscard]] QJsonObject toolJson(const AgentTool &tool);

} // namespace studio::sandbox
