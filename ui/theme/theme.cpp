// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/theme.h"

#include <QApplication>
#include <QPixmapCache>
#include <QWidget>

namespace studio::ui {

namespace {
Theme &current()
{
    static Theme theme = makeTheme(Scheme::Light);
    return theme;
}
} // namespace

Theme makeTheme(Scheme scheme, bool highContrast, bool reduceMotion)
{
    Theme theme;
    static_cast<ThemeColors &>(theme) = scheme == Scheme::Dark ? ThemeColors::dark() : ThemeColors::light();
    theme.scheme = scheme;
    theme.highContrast = highContrast;
    theme.reduceMotion = reduceMotion;
    if (highContrast) {
        theme.border = theme.borderControl;
        theme.borderStrong = theme.borderControl;
        theme.text3 = theme.text2;
    }
    return theme;
}

QPalette paletteFor(const Theme &t)
{
    QPalette p;
    const auto set = [&p](QPalette::ColorRole role, const QColor &normal, const QColor &disabled) {
        p.setColor(QPalette::Active, role, normal);
        p.setColor(QPalette::Inactive, role, normal);
        p.setColor(QPalette::Disabled, role, disabled);
    };
    set(QPalette::Window, t.canvas, t.canvas);
    set(QPalette::WindowText, t.text, t.disabled);
    set(QPalette::Base, t.surface, t.surface);
    set(QPalette::AlternateBase, t.hover, t.hover);
    set(QPalette::Text, t.text, t.disabled);
    set(QPalette::PlaceholderText, t.text3, t.disabled);
    set(QPalette::Button, t.isDark() ? t.raised : t.surface, t.surface);
    set(QPalette::ButtonText, t.text, t.disabled);
    set(QPalette::BrightText, t.dangerText, t.disabled);
    set(QPalette::Light, t.raised, t.raised);
    set(QPalette::Midlight, t.hover, t.hover);
    set(QPalette::Mid, t.border, t.border);
    set(QPalette::Dark, t.borderStrong, t.borderStrong);
    set(QPalette::Shadow, t.borderControl, t.borderControl);
    set(QPalette::Highlight, t.isDark() ? QColor(0x34, 0x40, 0x8f) : QColor(0xc6, 0xcd, 0xfa), t.pressed);
    set(QPalette::HighlightedText, t.text, t.disabled);
    set(QPalette::Link, t.accentText, t.disabled);
    set(QPalette::LinkVisited, t.accentText, t.disabled);
    set(QPalette::ToolTipBase, t.isDark() ? t.pressed : QColor(0x1b, 0x1f, 0x27), t.pressed);
    set(QPalette::ToolTipText, t.isDark() ? t.text : QColor(0xff, 0xff, 0xff), t.disabled);
    return p;
}

const Theme &theme()
{
    return current();
}

Scheme systemScheme()
{
    static const Scheme scheme =
        QGuiApplication::palette().color(QPalette::Window).lightness() < 128 ? Scheme::Dark : Scheme::Light;
    return scheme;
}

void applyTheme(const Theme &theme)
{
    current() = theme;
    if (!qApp)
        return;
    static_cast<void>(systemScheme());
    QPixmapCache::clear();
    QApplication::setPalette(paletteFor(theme));
    for (QWidget *window : QApplication::topLevelWidgets())
        window->update();
}

} // namespace studio::ui
