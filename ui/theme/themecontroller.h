// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QObject>

#include <optional>

namespace studio::ui {

class DesktopPreferences;

enum class ThemeMode { System, Light, Dark };

/// Decides which theme is current and how large text is: the user's choice, or what the desktop prefers. GUI
/// thread, lives with the application. Never blocks; without a desktop portal the lightness of the system
/// palette and the size of the system font decide.
class ThemeController final : public QObject {
    Q_OBJECT

public:
    /// What the user chose. High contrast and reduced motion come on top of what the desktop asks for.
    struct Choice {
        ThemeMode mode = ThemeMode::System;
        bool highContrast = false;
        bool reduceMotion = false;
        std::optional<double> textScale{}; ///< 0.9 to 1.5; none: as the desktop's font.

        bool operator==(const Choice &) const = default;
    };

    explicit ThemeController(QObject *parent = nullptr);
    ~ThemeController() override;

    [[nodiscard]] const Choice &choice() const { return m_choice; }
    /// All of it at once: one repaint.
    void setChoice(const Choice &choice);

    [[nodiscard]] ThemeMode mode() const { return m_choice.mode; }
    void setMode(ThemeMode mode);
    void setHighContrast(bool on);
    void setReduceMotion(bool on);
    void setTextScale(std::optional<double> scale);
    /// Light becomes Dark and back, leaving System.
    void toggle();

    /// What the desktop asks for.
    [[nodiscard]] bool desktopWantsContrast() const;
    [[nodiscard]] bool desktopWantsStillness() const;
    /// The size of text the desktop asks for.
    [[nodiscard]] double desktopTextScale() const;
    /// Starts to listen to the desktop portal.
    void followDesktop();

signals:
    /// Colours, contrast or motion.
    void themeChanged();
    void textScaleChanged(double scale);
    void choiceChanged();
    /// The desktop asks for something else.
    void desktopChanged();

private:
    void update();

    DesktopPreferences *m_desktop = nullptr;
    Choice m_choice;
    Scheme m_paletteScheme = Scheme::Light;
    double m_fontScale = 1.0; ///< Of the system font, without a portal.
};

} // namespace studio::ui
