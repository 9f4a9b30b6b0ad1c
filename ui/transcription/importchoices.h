// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/media/mediainfo.h"

#include <QList>
#include <QString>

#include <optional>
#include <utility>

namespace studio::ui {

class StudioCombo;

/// Languages the recogniser knows: name in the user's language, code; by name.
[[nodiscard]] QList<std::pair<QString, QString>> languageChoices();
/// The same in a combo, below an entry that finds out.
void fillLanguages(StudioCombo *combo);
/// "Sound track 2: Director (English), stereo"
[[nodiscard]] QString streamLabel(const media::AudioStream &stream, int number);
/// "1:02:03", "2:03", "95": seconds. Empty text is nothing, as is what cannot be read.
[[nodiscard]] std::optional<double> secondsFromText(const QString &text);

} // namespace studio::ui
