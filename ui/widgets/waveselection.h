// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/waveart.h"

#include <optional>
#include <vector>

namespace studio::ui {

/// A selection within a sound of `end` seconds, its ends in order; nothing when it is no longer than a
/// moment.
[[nodiscard]] std::optional<WaveSpan> boundedSelection(const std::optional<WaveSpan> &selection, double end);
/// The whole words a selection means: those heard for the most part within it; nothing if there are none.
[[nodiscard]] std::optional<WaveSpan> snappedSelection(const WaveSpan &selection,
                                                       const std::vector<WaveSpan> &words);
/// Where the next word, or the one before (`direction` −1), begins; else the end or the start of the sound.
[[nodiscard]] double neighbouringWord(const std::vector<WaveSpan> &words, double from, int direction,
                                      double end);

} // namespace studio::ui
