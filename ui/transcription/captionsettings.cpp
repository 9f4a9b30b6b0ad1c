// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/transcription/captionsettings.h"

#include "core/settings/settingsstore.h"

#include <algorithm>

namespace studio::ui::captioning {

text::CaptionRules rulesFrom(const settings::SettingsStore &settings)
{
    text::CaptionRules rules;
    rules.maxLineCharacters = std::clamp(settings.get(kLineLength), 20, 60);
    rules.maxLines = std::clamp(settings.get(kLines), 1, 4);
    rules.maxCharactersPerSecond = std::clamp(settings.get(kReadingSpeed), 8, 40);
    rules.minDuration = std::chrono::milliseconds(std::clamp(settings.get(kMinimumMs), 200, 5000));
    rules.minGap = std::chrono::milliseconds(std::clamp(settings.get(kGapMs), 0, 1000));
    return rules;
}

void remember(settings::SettingsStore &settings, const text::CaptionRules &rules)
{
    settings.set(kLineLength, rules.maxLineCharacters);
    settings.set(kLines, rules.maxLines);
    settings.set(kReadingSpeed, int(rules.maxCharactersPerSecond));
    settings.set(kMinimumMs, int(rules.minDuration.count()));
    settings.set(kGapMs, int(rules.minGap.count()));
}

} // namespace studio::ui::captioning
