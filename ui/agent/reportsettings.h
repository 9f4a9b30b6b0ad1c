// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/settings/setting.h"

/// How case bundles are made: the last choice is the next one's default.
namespace studio::ui::reports {

inline const settings::Setting<QString> kFolder{"agent/reportFolder", {}};
inline constexpr settings::Setting<bool> kSound{"agent/reportSound", true};
inline constexpr settings::Setting<bool> kMaskNumbers{"agent/reportMaskNumbers", false};
inline constexpr settings::Setting<bool> kMaskAddresses{"agent/reportMaskAddresses", false};
inline constexpr settings::Setting<bool> kMaskNames{"agent/reportMaskNames", false};

} // namespace studio::ui::reports
