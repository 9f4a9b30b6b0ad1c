// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/settings/setting.h"

namespace studio::ui {

/// What may be kept of things that can be fetched or computed again, in megabytes.
inline constexpr settings::Setting<int> kCacheLimitMb{"cache/limitMegabytes", 1000};

} // namespace studio::ui
