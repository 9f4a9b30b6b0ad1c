// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/account/backend.h"
#include "core/api/types/agents.h"
#include "core/scenario/callervoices.h"
#include "core/scenario/suiterunner.h"

namespace studio::app {

class Application;

/// Finds an agent by id, by name (case is ignored) or by the start of a name; "agent@version" means a version
/// or branch of it. An id that is not among the account's own is taken for a public agent. A private one is
/// reached with the account's key. NotFound or Usage with the nearest names otherwise.
[[nodiscard]] JobOf<scenario::Target> *resolveAgent(const account::Backend &backend, const QString &wish,
                                                    QObject *parent);

/// The pure part: which of them is meant. Empty id: none is.
[[nodiscard]] Result<api::AgentSummary> pickAgent(const QList<api::AgentSummary> &agents,
                                                  const QString &wish);

/// All agents of an account, page by page.
[[nodiscard]] JobOf<QList<api::AgentSummary>> *allAgents(const account::Backend &backend,
                                                         const QString &search, QObject *parent);

/// Voices for callers: the account's own, by name or id; without a wish the one used last, else the first.
[[nodiscard]] std::unique_ptr<scenario::CallerVoices>
callerVoices(Application &application, const account::Backend &backend, const profiles::Profile &profile);

} // namespace studio::app
