// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/windowlayout.h"

#include "core/settings/settingsstore.h"
#include "ui/shell/siderail.h"
#include "ui/widgets/panel.h"

#include <QWidget>

namespace studio::ui {

namespace {

using settings::Setting;

inline constexpr Setting<bool> kRailCollapsed{"window/railCollapsed", false};
inline constexpr Setting<bool> kInspectorHidden{"window/inspectorHidden", false};
const Setting<QByteArray> kGeometry{"window/geometry", {}};

constexpr int kRailFrom = 1180;

/// From this width on there is room for the inspector beside the content.
int inspectorFrom()
{
    return 1000 + inspectorWidth() - 304;
}

} // namespace

WindowLayout::WindowLayout(settings::SettingsStore &settings, SideRail &rail, QWidget &window)
    : m_settings(settings), m_rail(rail), m_window(window), m_railCollapsed(settings.get(kRailCollapsed)),
      m_inspectorHidden(settings.get(kInspectorHidden))
{
}

void WindowLayout::apply(Panel *panel)
{
    const int width = m_window.width();
    m_rail.setCollapsed(m_railCollapsed || width < kRailFrom);
    if (width < inspectorFrom()) {
        m_drawer.lift(*panel);
    } else {
        m_drawer.dock(*panel);
        panel->setInspectorVisible(!m_inspectorHidden);
    }
}

void WindowLayout::toggleRail(Panel *panel)
{
    if (m_window.width() < kRailFrom)
        return;
    m_railCollapsed = !m_railCollapsed;
    m_settings.set(kRailCollapsed, m_railCollapsed);
    apply(panel);
}

void WindowLayout::toggleInspector(Panel *panel)
{
    if (m_window.width() < inspectorFrom()) {
        if (!closeDrawer())
            m_drawer.open();
        return;
    }
    m_inspectorHidden = !m_inspectorHidden;
    m_settings.set(kInspectorHidden, m_inspectorHidden);
    apply(panel);
}

bool WindowLayout::closeDrawer()
{
    const bool open = m_drawer.isOpen();
    m_drawer.close();
    return open;
}

void WindowLayout::restoreSize()
{
    m_window.resize(1280, 800);
    if (const QByteArray geometry = m_settings.get(kGeometry); !geometry.isEmpty())
        m_window.restoreGeometry(geometry);
}

void WindowLayout::saveSize()
{
    m_settings.set(kGeometry, m_window.saveGeometry());
}

} // namespace studio::ui
