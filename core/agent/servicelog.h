// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/agent/logentry.h"
#include "core/api/types/conversations.h"

#include <QList>

namespace studio::agent {

/// A conversation the service remembers, as the log it might have left here: it can be shown, replayed and
/// made a scenario of like one of our own. Its times are the service's whole seconds, so nothing is timed
/// from it ("timed": false in session.start).
[[nodiscard]] QList<LogEntry> logOfConversation(const api::ConversationDetails &details);

} // namespace studio::agent
