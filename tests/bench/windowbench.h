// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace studio::bench {

/// Time from the command to the painted panel, for every panel from every other.
void benchPanelSwitch();
/// From choosing another theme to the window repainted in it.
void benchThemeSwitch();

} // namespace studio::bench
