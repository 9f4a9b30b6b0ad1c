// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/regions.h"

#include <QApplication>
#include <QWidget>

namespace studio::ui {

namespace {

bool isStop(const QWidget *widget)
{
    return (widget->focusPolicy() & Qt::TabFocus) && widget->isVisible() && widget->isEnabled();
}

QWidget *firstStop(QWidget *region)
{
    QWidget *widget = region;
    do {
        if ((widget == region || region->isAncestorOf(widget)) && isStop(widget))
            return widget;
        widget = widget->nextInFocusChain();
    } while (widget && widget != region);
    return nullptr;
}

} // namespace

void focusNeighbourRegion(const QList<QWidget *> &regions, int step)
{
    const QWidget *focus = QApplication::focusWidget();
    const int count = int(regions.size());
    int current = step > 0 ? -1 : count;
    for (int i = 0; i < count; ++i) {
        if (focus && (regions.at(i) == focus || regions.at(i)->isAncestorOf(focus)))
            current = i;
    }
    for (int i = 1; i <= count; ++i) {
        const int index = ((current + step * i) % count + count) % count;
        QWidget *region = regions.at(index);
        if (!region->isVisible())
            continue;
        if (QWidget *stop = firstStop(region)) {
            stop->setFocus(Qt::TabFocusReason);
            return;
        }
    }
}

} // namespace studio::ui
