// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/inspectordrawer.h"

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
    /// True if the inspector was open as a drawer.
    bool closeDrawer();
    void restoreSize();
    void saveSize();

private:
    settings::SettingsStore &m_settings;
    SideRail &m_rail;
    QWidget &m_window;
    bool m_railCollapsed; ///< By the user, in a window wide enough for both.
    bool m_inspectorHidden; ///< By the user, in a window wide enough to show it.
    InspectorDrawer m_drawer; ///< In a window too narrow to show the inspector beside the content.
};

} // namespace studio::ui
