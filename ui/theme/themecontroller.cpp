// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/themecontroller.h"

#include "ui/theme/desktoppreferences.h"
#include "ui/theme/desktoptext.h"
#include "ui/theme/typography.h"

#include <QFontDatabase>
#include <QGuiApplication>

#include <algorithm>

namespace studio::ui {

ThemeController::ThemeController(QObject *parent) : QObject(parent), m_desktop(new DesktopPreferences(this))
{
    m_paletteScheme = systemScheme();
    m_fontScale = textScaleOfFont(QFontDatabase::systemFont(QFontDatabase::GeneralFont),
                                  qEnvironmentVariable("XDG_CURRENT_DESKTOP"));
    connect(m_desktop, &DesktopPreferences::changed, this, [this] {
        update();
        emit desktopChanged();
    });
}

ThemeController::~ThemeController() = default;

void ThemeController::setChoice(const Choice &choice)
{
    if (choice == m_choice)
        return update();
    m_choice = choice;
    update();
    emit choiceChanged();
}

void ThemeController::setMode(ThemeMode mode)
{
    Choice choice = m_choice;
    choice.mode = mode;
    setChoice(choice);
}

void ThemeController::setHighContrast(bool on)
{
    Choice choice = m_choice;
    choice.highContrast = on;
    setChoice(choice);
}

void ThemeController::setReduceMotion(bool on)
{
    Choice choice = m_choice;
    choice.reduceMotion = on;
    setChoice(choice);
}

void ThemeController::setTextScale(std::optional<double> scale)
{
    Choice choice = m_choice;
    choice.textScale = scale;
    setChoice(choice);
}

void ThemeController::toggle()
{
    setMode(theme().isDark() ? ThemeMode::Light : ThemeMode::Dark);
}

double ThemeController::desktopTextScale() const
{
    return m_desktop->textScale().value_or(m_fontScale);
}

bool ThemeController::desktopWantsContrast() const
{
    return m_desktop->highContrast();
}

bool ThemeController::desktopWantsStillness() const
{
    return m_desktop->reduceMotion();
}

void ThemeController::followDesktop()
{
    m_desktop->start();
}

void ThemeController::update()
{
    Scheme scheme = m_desktop->scheme().value_or(m_paletteScheme);
    if (m_choice.mode != ThemeMode::System)
        scheme = m_choice.mode == ThemeMode::Dark ? Scheme::Dark : Scheme::Light;
    const bool contrast = m_choice.highContrast || m_desktop->highContrast();
    const bool still = m_choice.reduceMotion || m_desktop->reduceMotion();
    const double scale = m_choice.textScale.value_or(desktopTextScale());
    if (scale != studio::ui::textScale()) {
        studio::ui::setTextScale(scale);
        emit textScaleChanged(studio::ui::textScale());
    }
    const Theme &now = theme();
    if (now.scheme == scheme && now.highContrast == contrast && now.reduceMotion == still)
        return;
    applyTheme(makeTheme(scheme, contrast, still));
    emit themeChanged();
}

} // namespace studio::ui
