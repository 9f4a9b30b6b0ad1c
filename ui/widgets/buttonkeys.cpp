// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/buttonkeys.h"

#include <QAbstractButton>
#include <QKeyEvent>

namespace studio::ui {

bool clickOnReturn(QAbstractButton *button, QKeyEvent *event)
{
    if ((event->key() != Qt::Key_Return && event->key() != Qt::Key_Enter) || event->isAutoRepeat()
        || (event->modifiers() & ~Qt::KeypadModifier))
        return false;
    button->click();
    return true;
}

bool isDeleteKey(const QKeyEvent &event)
{
    return event.key() == Qt::Key_Delete && !(event.modifiers() & ~Qt::KeypadModifier);
}

} // namespace studio::ui
