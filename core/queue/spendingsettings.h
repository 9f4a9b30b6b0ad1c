// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/settings/setting.h"

namespace studio::queue {

// Limits the user sets, in credits; 0: no such limit. The sandbox, which costs nothing, never asks.

/// One click that costs more asks first.
inline constexpr settings::Setting<int> kAskAboveCredits{"spending/askAbove", 5000};
/// One click that costs more is refused.
inline constexpr settings::Setting<int> kStopAboveCredits{"spending/stopAbove", 0};
/// What one profile may spend in a day of the local calendar.
inline constexpr settings::Setting<int> kCreditsPerDay{"spending/perDay", 0};

} // namespace studio::queue
