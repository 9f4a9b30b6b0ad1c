// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/settings/setting.h"
#include "core/text/captions.h"

namespace studio::settings {
class SettingsStore;
}

/// How captions are cut and transcripts exported: the last choice is the next one's default.
namespace studio::ui::captioning {

inline constexpr settings::Setting<int> kLineLength{"transcription/lineLength", 42};
inline constexpr settings::Setting<int> kLines{"transcription/lines", 2};
inline constexpr settings::Setting<int> kReadingSpeed{"transcription/readingSpeed", 20};
inline constexpr settings::Setting<int> kMinimumMs{"transcription/minimumMs", 1000};
inline constexpr settings::Setting<int> kGapMs{"transcription/gapMs", 80};
inline constexpr settings::Setting<bool> kSpeakerNames{"transcription/speakerNames", true};
inline constexpr settings::Setting<bool> kTimes{"transcription/times", true};
inline constexpr settings::Setting<bool> kAudioEvents{"transcription/audioEvents", true};
/// As transcript::formatId().
inline const settings::Setting<QString> kFormat{"transcription/format", QStringLiteral("srt")};
/// "segments", "captions" or "words".
inline const settings::Setting<QString> kRows{"transcription/rows", QStringLiteral("segments")};
inline const settings::Setting<QString> kFolder{"transcription/exportFolder", {}};

[[nodiscard]] text::CaptionRules rulesFrom(const settings::SettingsStore &settings);
void remember(settings::SettingsStore &settings, const text::CaptionRules &rules);

} // namespace studio::ui::captioning
