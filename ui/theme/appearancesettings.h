// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/settings/setting.h"

/// What the user chose about the look of the program.
namespace studio::ui::appearance {

/// A ThemeMode: 0 system, 1 light, 2 dark.
inline constexpr settings::Setting<int> kTheme{"appearance/theme", 0};
/// Size of text in percent, 90 to 150; 0: as the font of the desktop asks.
inline constexpr settings::Setting<int> kTextPercent{"appearance/textPercent", 0};
inline constexpr settings::Setting<bool> kHighContrast{"appearance/highContrast", false};
inline constexpr settings::Setting<bool> kReduceMotion{"appearance/reduceMotion", false};

inline constexpr int kLeastTextPercent = 90;
inline constexpr int kMostTextPercent = 150;

} // namespace studio::ui::appearance
