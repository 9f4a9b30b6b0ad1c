// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/media/mediainfo.h"

#include <QString>

#include <optional>

namespace studio::ui {

class StudioCombo;

/// Codes the recogniser knows, by their names in the user's language; the first entry finds out.
void fillLanguages(StudioCombo *combo);
/// "Sound track 2: Director (English), stereo"
[[nodiscard]] QString streamLabel(const media::AudioStream &stream, int number);
/// "1:02:03", "2:03", "95": seconds. Empty text is nothing, as is what cannot be read.
[[nodiscard]] std::optional<double> secondsFromText(const QString &text);

} // namespace studio::ui
