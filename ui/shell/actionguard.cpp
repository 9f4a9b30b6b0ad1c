// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/actionguard.h"

#include "ui/widgets/panel.h"

#include <QAction>

namespace studio::ui {

namespace {

/// The panel an action belongs to, if it is one's.
const Panel *panelOfAction(const QAction *action)
{
    for (const QObject *owner = action->parent(); owner; owner = owner->parent()) {
        if (const auto *panel = qobject_cast<const Panel *>(owner))
            return panel;
    }
    return nullptr;
}

} // namespace

void ActionGuard::addAlways(QAction *action)
{
    m_always.append(action);
    set(action, true);
}

void ActionGuard::add(QAction *action)
{
    m_actions.append(action);
}

QList<QAction *> ActionGuard::reachable(const QWidget *panel) const
{
    QList<QAction *> found;
    for (QAction *action : m_actions) {
        const Panel *owner = panelOfAction(action);
        if (!owner || owner == panel)
            found.append(action);
    }
    return found + m_always;
}

void ActionGuard::update(bool covered, const QWidget *panel)
{
    for (QAction *action : std::as_const(m_actions)) {
        const Panel *owner = panelOfAction(action);
        set(action, !covered && (!owner || owner == panel));
    }
}

void ActionGuard::set(QAction *action, bool answers)
{
    if (answers == m_answering.contains(action))
        return;
    if (answers) {
        m_window.addAction(action);
        m_answering.insert(action);
    } else {
        m_window.removeAction(action);
        m_answering.remove(action);
    }
}

} // namespace studio::ui
