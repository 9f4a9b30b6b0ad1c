// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/settings/setting.h"

#include <QString>

/// What was chosen for the last live transcript.
namespace studio::ui {

/// transcription::engineName(); empty: the service if there is one.
inline const settings::Setting<QString> kLiveEngine{"transcription/liveEngine", {}};
inline const settings::Setting<QString> kLiveLanguage{"transcription/liveLanguage", {}};
/// At pauses, or by hand.
inline constexpr settings::Setting<bool> kLiveAutomatic{"transcription/liveAutomatic", true};
/// Words appear while one speaks. Off: a recording is made, to be transcribed afterwards.
inline constexpr settings::Setting<bool> kLiveWords{"transcription/liveWords", true};

} // namespace studio::ui
