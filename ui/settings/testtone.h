// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/audio/pcmtrack.h"

#include <memory>

namespace studio::ui {

/// Three soft notes, about a second and a half.
[[nodiscard]] std::shared_ptr<audio::PcmTrack> testTone();

} // namespace studio::ui
