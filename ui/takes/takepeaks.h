// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/audio/peaks.h"
#include "ui/widgets/wavepeaks.h"

namespace studio::ui {

/// Peaks as the waveform takes them. `growing`: more will come, up to `expectedSeconds`, which also stand for
/// what is not known at all.
[[nodiscard]] WavePeaks wavePeaksFrom(const audio::Peaks &peaks, bool growing, double expectedSeconds);

} // namespace studio::ui
