// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/takes/takeactions.h"

#include "ui/takes/takeshelf.h"
#include "ui/widgets/toast.h"

#include <QMenu>

namespace studio::ui {

TakeActions::TakeActions(TakeShelf &shelf, QWidget *panel)
    : QObject(panel), m_shelf(shelf), m_panel(panel) { }

void TakeActions::openMenu(const TakeId &id, const QPoint &globalPosition)
{
    const store::Take *take = m_shelf.take(id);
    if (!take)
        return;
    auto *menu = new QMenu(m_panel);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(take->starred ? tr("Remove the star") : tr("Star"), this,
                    [this, id] { m_shelf.toggleStar(id); });
    menu->addAction(tr("Name and note…"), this, [this, id] { emit detailsRequested(id); });
    menu->addAction(tr("Export…"), this, [this, id] {
        if (const store::Take *chosen = m_shelf.take(id))
            emit exportRequested(*chosen);
    });
    menu->addAction(tr("Open in Transcription"), this, [this, id] { emit transcribeRequested(id); });
    menu->addSeparator();
    menu->addAction(tr("Delete"), this, [this, id] { remove(id); });
    menu->popup(globalPosition);
}

void TakeActions::remove(const TakeId &id)
{
    const store::Take *take = m_shelf.take(id);
    if (!take)
        return;
    //: %1 is the name of a take, such as "Take 3".
    const QString text = tr("%1 was deleted.").arg(takeTitle(*take));
    emit removing();
    m_shelf.hide(id);
    auto *toast = Toast::show(m_panel, NoticeKind::Info, text, tr("Undo"));
    connect(toast, &Toast::actionTriggered, &m_shelf, &TakeShelf::undoHide);
    connect(toast, &QObject::destroyed, this, [this, id] {
        m_shelf.forgetHidden(id);
        emit removed();
    });
}

} // namespace studio::ui
