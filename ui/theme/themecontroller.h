// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QObject>

namespace studio::ui {

class DesktopPreferences;

enum class ThemeMode { System, Light, Dark };

/// Decides which theme is current: the user's choice, or what the desktop prefers. GUI thread, lives with the
/// application. Never blocks; without a desktop portal the lightness of the system palette decides.
class ThemeController final : public QObject {
    Q_OBJECT

public:
    explicit ThemeController(QObject *parent = nullptr);
    ~ThemeController() override;

    [[nodiscard]] ThemeMode mode() const { return m_mode; }
    void setMode(ThemeMode mode);
    /// High contrast on top of what the desktop asks for.
    void setHighContrast(bool on);
    void setReduceMotion(bool on);
    /// Light becomes Dark and back, leaving System.
    void toggle();

    /// Starts to listen to the desktop portal.
    void followDesktop();

signals:
    void themeChanged();

private:
    void update();

    DesktopPreferences *m_desktop = nullptr;
    ThemeMode m_mode = ThemeMode::System;
    bool m_highContrast = false;
    bool m_reduceMotion = false;
    Scheme m_paletteScheme = Scheme::Light;
};

} // namespace studio::ui
