// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/settings/setting.h"

namespace studio::ui {

/// Takes older than this many days are removed, but not starred ones; 0: nothing is.
inline constexpr settings::Setting<int> kKeepHistoryDays{"privacy/keepHistoryDays", 0};
/// The service may keep a log of requests. Off needs a plan that allows it.
inline constexpr settings::Setting<bool> kServiceLogging{"privacy/serviceLogging", true};

} // namespace studio::ui
