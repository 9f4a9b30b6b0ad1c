// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/agent/logentry.h"
#include "core/scenario/scenario.h"

namespace studio::scenario {

/// What the caller did in a session, as steps, and what the agent did, as what is expected of it next time:
/// its tools with their arguments, the words that carry its answers, and how fast it was, with room to
/// breathe. Interruptions stay interruptions. Meant to be looked over by who wanted it.
[[nodiscard]] Scenario fromSession(const QList<agent::LogEntry> &log);

/// Words that carry a sentence: numbers, and the longest of the others. At most `most`.
[[nodiscard]] QStringList tellingWords(const QString &text, int most = 2);

} // namespace studio::scenario
