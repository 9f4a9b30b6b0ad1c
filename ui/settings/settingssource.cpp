// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/settingssource.h"

#include "ui/settings/settingspanel.h"

using namespace Qt::StringLiterals;

namespace studio::ui {

SettingsSource::SettingsSource(SettingsPanel &panel) : PaletteSource(&panel), m_panel(panel)
{
    connect(&panel, &SettingsPanel::pagesBuilt, this, &PaletteSource::itemsChanged);
}

QString SettingsSource::title() const
{
    return tr("Settings");
}

std::vector<PaletteItem> SettingsSource::items() const
{
    std::vector<PaletteItem> items;
    for (const SettingHit &hit : m_panel.settingRows())
        items.push_back({.id = "setting:"_L1 + hit.id,
                         .text = hit.label,
                         .detail = hit.section,
                         .iconName = u"settings"_s,
                         .words = hit.keywords.join(u' ')});
    return items;
}

void SettingsSource::run(const QString &id)
{
    emit m_panel.openRequested(m_panel.identity().id, {{u"row"_s, id.section(u':', 1)}});
}

} // namespace studio::ui
