// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/palettecontrol.h"

#include "core/settings/settingsstore.h"
#include "ui/theme/overlayhost.h"
#include "ui/widgets/commandpalette.h"

using namespace Qt::StringLiterals;

namespace studio::ui {

namespace {

const settings::Setting<QStringList> kRecent{"palette/recent", {}};
constexpr qsizetype kMostRemembered = 12;

} // namespace

PaletteControl::PaletteControl(settings::SettingsStore &settings, const QList<PaletteSource *> &sources,
                               QWidget *window)
    : QObject(window), m_settings(settings), m_window(window), m_palette(new CommandPalette(window))
{
    m_palette->hide();
    m_palette->setSources(sources);
    connect(m_palette, &CommandPalette::chosen, this, &PaletteControl::remember);
}

void PaletteControl::open(const QString &typed)
{
    OverlayHost *host = OverlayHost::of(m_window);
    if (host->isOpen(m_palette)) {
        host->close(m_palette);
        return;
    }
    m_palette->setRecent(m_settings.get(kRecent).mid(0, kMostRemembered));
    m_palette->open(m_window, typed);
}

/// What was chosen, and nothing that was typed.
void PaletteControl::remember(const QString &id)
{
    QStringList recent = m_settings.get(kRecent);
    recent.removeAll(id);
    recent.prepend(id);
    m_settings.set(kRecent, recent.mid(0, kMostRemembered));
}

} // namespace studio::ui
