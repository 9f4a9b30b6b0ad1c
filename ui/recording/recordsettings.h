// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/settings/setting.h"

/// How recordings are made, in every panel. The microphone itself is kInputDevice.
namespace studio::ui {

/// 3, 2, 1 before a recording begins.
inline constexpr settings::Setting<bool> kCountIn{"recording/countIn", false};
/// The microphone is open while a panel is shown that can record, so that the second before is kept.
inline constexpr settings::Setting<bool> kStayOpen{"recording/stayOpen", false};

} // namespace studio::ui
