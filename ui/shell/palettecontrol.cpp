// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/palettecontrol.h"

#include "core/account/account.h"
#include "core/settings/settingsstore.h"
#include "ui/speech/speechservices.h"
#include "ui/theme/overlayhost.h"
#include "ui/widgets/commandpalette.h"
#include "ui/widgets/panel.h"

using namespace Qt::StringLiterals;

namespace studio::ui {

namespace {

const settings::Setting<QStringList> kRecent{"palette/recent", {}};
constexpr qsizetype kMostRemembered = 12;

} // namespace

PaletteControl::PaletteControl(const SpeechServices &services, profiles::ProfileStore &profiles,
                               const ShortcutMap &shortcuts, const View &view)
    : QObject(view.window), m_settings(services.settings), m_window(view.window),
      m_palette(new CommandPalette(view.window))
{
    const auto profile = [&account = services.account] { return account.profile().id; };
    QList<PaletteSource *> sources{new ActionSource(view.reachable, view.current, this),
                                   new PlaceSource(view.panels, shortcuts, profiles, view.open, this),
                                   new VoiceSource(services.account, view.open, this),
                                   new TakeSource(services.takes, profile, view.open, this)};
    const QList<Panel *> panels = view.panels();
    for (const Panel *panel : panels)
        sources += panel->paletteSources();
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
