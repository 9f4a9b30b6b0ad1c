// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/themecontroller.h"

#include "ui/theme/desktoppreferences.h"

namespace studio::ui {

ThemeController::ThemeController(QObject *parent) : QObject(parent), m_desktop(new DesktopPreferences(this))
{
    m_paletteScheme = systemScheme();
    connect(m_desktop, &DesktopPreferences::changed, this, &ThemeController::update);
}

ThemeController::~ThemeController() = default;

void ThemeController::setMode(ThemeMode mode)
{
    m_mode = mode;
    update();
}

void ThemeController::setHighContrast(bool on)
{
    m_highContrast = on;
    update();
}

void ThemeController::setReduceMotion(bool on)
{
    m_reduceMotion = on;
    update();
}

void ThemeController::toggle()
{
    setMode(theme().isDark() ? ThemeMode::Light : ThemeMode::Dark);
}

void ThemeController::followDesktop()
{
    m_desktop->start();
}

void ThemeController::update()
{
    Scheme scheme = m_desktop->scheme().value_or(m_paletteScheme);
    if (m_mode != ThemeMode::System)
        scheme = m_mode == ThemeMode::Dark ? Scheme::Dark : Scheme::Light;
    const bool contrast = m_highContrast || m_desktop->highContrast();
    const bool still = m_reduceMotion || m_desktop->reduceMotion();
    const Theme &now = theme();
    if (now.scheme == scheme && now.highContrast == contrast && now.reduceMotion == still)
        return;
    applyTheme(makeTheme(scheme, contrast, still));
    emit themeChanged();
}

} // namespace studio::ui
