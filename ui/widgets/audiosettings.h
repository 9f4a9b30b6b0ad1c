// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/settings/setting.h"

/// Which devices are used, by the ids the platform gives them; empty: the system's own choice.
namespace studio::ui {

inline const settings::Setting<QByteArray> kOutputDevice{"audio/outputDevice", {}};
inline const settings::Setting<QByteArray> kInputDevice{"audio/inputDevice", {}};
/// Of voice previews, beside the volume of the transport; in percent.
inline constexpr settings::Setting<int> kPreviewVolume{"audio/previewVolume", 100};

} // namespace studio::ui
