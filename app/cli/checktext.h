// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scenario/results.h"

#include <QStringList>

namespace studio::app {

/// What `agent check` tells of one conversation: how it went, and the steps that say why. `numbered`: there
/// are several of the same scenario.
[[nodiscard]] QStringList runText(const scenario::RunResult &result, bool numbered);

} // namespace studio::app
