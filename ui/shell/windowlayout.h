// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QWidget;

namespace studio::settings {
class SettingsStore;
}

namespace studio::ui {

class Panel;
class SideRail;

/// What the window's width, and the user, make of rail and inspector; size and place of the window between
/// runs. Refers to what it is given.
class WindowLayout final {
public:
    WindowLayout(settings::SettingsStore &settings, SideRail &rail, QWidget &window);

    /// Collapses and hides what does not fit.
    void apply(Panel *panel);
    void toggleRail(Panel *panel);
    void toggleInspector(Panel *panel);
    void restoreSize();
    void saveSize();

private:
    settings::SettingsStore &m_settings;
    SideRail &m_rail;
    QWidget &m_window;
    bool m_railCollapsed; ///< By the user, in a window wide enough for both.
    bool m_inspectorHidden; ///< By the user, in a window wide enough to show it.
    bool m_inspectorOpen = false; ///< By the user, in a window too narrow to show it always.
};

} // namespace studio::ui
