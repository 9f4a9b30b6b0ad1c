// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/panel.h"

#include "ui/theme/typography.h"

#include <QAction>
#include <QBoxLayout>

#include <algorithm>

namespace studio::ui {

int inspectorWidth()
{
    constexpr int least = 304;
    return std::max(least, least + (scaled(least) - least) / 4);
}

Panel::Panel(const Identity &identity, QWidget *parent) : QWidget(parent), m_identity(identity) { }

QAction *Panel::addPanelAction(const QString &name, const QString &text, const QList<QKeySequence> &keys)
{
    auto *action = new QAction(text, this);
    action->setObjectName(name);
    action->setShortcuts(keys);
    m_actions.append(action);
    return action;
}

QBoxLayout *Panel::sideBySide() const
{
    return qobject_cast<QBoxLayout *>(layout());
}

} // namespace studio::ui
