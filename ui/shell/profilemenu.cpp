// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/profilemenu.h"

#include "core/profiles/profilestore.h"

#include <QActionGroup>
#include <QMenu>

using namespace Qt::StringLiterals;

namespace studio::ui {

ProfileMenu::ProfileMenu(profiles::ProfileStore &profiles, QWidget *window)
    : QObject(window), m_profiles(profiles), m_window(window)
{
}

void ProfileMenu::open(const QWidget *anchor)
{
    auto *menu = new QMenu(m_window);
    menu->setObjectName(u"profileMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    auto *group = new QActionGroup(menu);
    const profiles::Profile current = m_profiles.current();
    for (const profiles::Profile &profile : m_profiles.profiles()) {
        QAction *action =
            menu->addAction(profile.name, this, [this, id = profile.id] { m_profiles.use(id); });
        action->setCheckable(true);
        action->setChecked(profile.id == current.id);
        group->addAction(action);
    }
    menu->addSeparator();
    menu->addAction(tr("Connect account…"), this, &ProfileMenu::connectRequested);
    const bool stored = current.dialect != profiles::DialectKind::Sandbox
        && current.id != profiles::ProfileStore::environmentId();
    if (stored)
        menu->addAction(tr("Update key…"), this, &ProfileMenu::keyUpdateRequested);
    menu->addSeparator();
    menu->addAction(tr("About Voice Studio"), this, &ProfileMenu::aboutRequested);
    const int height = menu->sizeHint().height();
    menu->popup(anchor->mapToGlobal(QPoint(0, -height - 4)));
}

} // namespace studio::ui
