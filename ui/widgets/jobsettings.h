// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/settings/setting.h"

namespace studio::ui::jobsettings {

/// How many jobs run at once.
inline constexpr settings::Setting<int> kAtOnce{"jobs/atOnce", 2};
/// A notification of the desktop when a long job ends and the window is not in front.
inline constexpr settings::Setting<bool> kNotify{"jobs/notify", true};
/// What closing the window does while jobs run.
enum class OnClose { Ask, KeepRunning, Stop };
inline constexpr settings::Setting<int> kOnClose{"jobs/onClose", int(OnClose::Ask)};

} // namespace studio::ui::jobsettings
