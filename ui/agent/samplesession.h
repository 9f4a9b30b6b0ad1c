// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/agent/logentry.h"

#include <QList>

namespace studio::ui {

/// A made-up session with a billing agent, as the log of a real one: an interruption, a tool, a contextual
/// update, three turns of which one is slow. For pictures and tests; the same in every run.
[[nodiscard]] QList<agent::LogEntry> sampleSession();
/// How long it is, in milliseconds.
inline constexpr qint64 kSampleLengthMs = 134'000;

} // namespace studio::ui
