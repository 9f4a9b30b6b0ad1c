// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/settings/setting.h"

#include <QString>

/// What the last export chose, and the next one offers. The settings panel shows them under Formats.
namespace studio::ui::exporting {

inline const settings::Setting<QString> kFolder{"export/folder", {}};
/// "as-made", "mp3", "wav", "flac", "opus" or "m4a".
inline const settings::Setting<QString> kFormat{"export/format", QStringLiteral("as-made")};
/// Empty: the default of core/speech/namepattern.h.
inline const settings::Setting<QString> kNamePattern{"export/namePattern", {}};
/// As speech::loudnessName().
inline const settings::Setting<QString> kLoudness{"export/loudness", QStringLiteral("as-made")};
inline const settings::Setting<bool> kSubtitles{"export/subtitles", false};
/// "srt" or "vtt".
inline const settings::Setting<QString> kSubtitleKind{"export/subtitleKind", QStringLiteral("srt")};
inline const settings::Setting<bool> kLabels{"export/labels", false};

} // namespace studio::ui::exporting
