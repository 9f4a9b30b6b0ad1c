// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/taborder.h"

#include <QWidget>

#include <utility>

namespace studio::ui {

void placeInTabOrder(const QWidget *place, const QList<QWidget *> &stops)
{
    QWidget *before = place->previousInFocusChain();
    while (before != place && (!(before->focusPolicy() & Qt::TabFocus) || stops.contains(before)))
        before = before->previousInFocusChain();
    if (before == place)
        return;
    for (QWidget *stop : stops)
        QWidget::setTabOrder(std::exchange(before, stop), stop);
}

} // namespace studio::ui
