// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/appearance.h"

#include "core/settings/settingsstore.h"
#include "ui/theme/appearancesettings.h"
#include "ui/theme/themecontroller.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace studio::ui {

Appearance::Appearance(settings::SettingsStore &settings, ThemeController &themes, QObject *parent)
    : QObject(parent), m_settings(settings), m_themes(themes)
{
    connect(&settings, &settings::SettingsStore::changed, this, [this](const QString &key) {
        if (key.isEmpty() || key.startsWith("appearance"_L1))
            apply();
    });
    apply();
}

void Appearance::apply()
{
    using namespace appearance;
    ThemeController::Choice choice;
    const int mode = m_settings.get(kTheme);
    choice.mode = mode == int(ThemeMode::Light) ? ThemeMode::Light
        : mode == int(ThemeMode::Dark)          ? ThemeMode::Dark
                                                : ThemeMode::System;
    choice.highContrast = m_settings.get(kHighContrast);
    choice.reduceMotion = m_settings.get(kReduceMotion);
    if (const int percent = m_settings.get(kTextPercent); percent > 0)
        choice.textScale = std::clamp(percent, kLeastTextPercent, kMostTextPercent) / 100.0;
    m_themes.setChoice(choice);
}

} // namespace studio::ui
