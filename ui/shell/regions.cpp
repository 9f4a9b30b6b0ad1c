// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/regions.h"

#include <QApplication>
#include <QLayout>
#include <QScrollArea>
#include <QWidget>

namespace studio::ui {

namespace {

/// One with a focus proxy is a part of its proxy, or the other way round.
bool isStop(const QWidget *widget)
{
    return (widget->focusPolicy() & Qt::TabFocus) && !widget->focusProxy() && widget->isVisible()
        && widget->isEnabled();
}

/// The stops of a window in the order of the focus chain.
QList<QWidget *> chainOf(QWidget *widget)
{
    QList<QWidget *> chain;
    QWidget *const window = widget->window();
    for (QWidget *at = window->nextInFocusChain(); at && at != window; at = at->nextInFocusChain()) {
        if (isStop(at))
            chain.append(at);
    }
    return chain;
}

void addStops(QWidget *widget, const QList<QWidget *> &chain, QList<QWidget *> *stops);

void addStops(QLayout *layout, const QList<QWidget *> &chain, QList<QWidget *> *stops)
{
    for (int i = 0; i < layout->count(); ++i) {
        QLayoutItem *item = layout->itemAt(i);
        if (QWidget *part = item->widget())
            addStops(part, chain, stops);
        else if (QLayout *inner = item->layout())
            addStops(inner, chain, stops);
    }
}

void addStops(QWidget *widget, const QList<QWidget *> &chain, QList<QWidget *> *stops)
{
    if (!widget->isVisible())
        return;
    const auto add = [stops](QWidget *stop) {
        if (!stops->contains(stop))
            stops->append(stop);
    };
    if (isStop(widget))
        add(widget);
    if (!widget->property("ownTabOrder").toBool()) {
        if (auto *area = qobject_cast<QScrollArea *>(widget); area && area->widget())
            addStops(area->widget(), chain, stops);
        if (widget->layout())
            addStops(widget->layout(), chain, stops);
    }
    for (QWidget *stop : chain) {
        if (widget->isAncestorOf(stop))
            add(stop);
    }
}

QList<QWidget *> stopsOf(const QList<QWidget *> &regions)
{
    QList<QWidget *> stops;
    if (regions.isEmpty())
        return stops;
    const QList<QWidget *> chain = chainOf(regions.first());
    for (QWidget *region : regions)
        addStops(region, chain, &stops);
    return stops;
}

} // namespace

QWidget *firstStopOf(QWidget *region)
{
    return stopsOf({region}).value(0);
}

bool focusNeighbourStop(const QList<QWidget *> &regions, int step)
{
    const QList<QWidget *> stops = stopsOf(regions);
    const qsizetype current = stops.indexOf(QApplication::focusWidget());
    if (current < 0)
        return false;
    const qsizetype count = stops.size();
    stops.at((current + step + count) % count)
        ->setFocus(step > 0 ? Qt::TabFocusReason : Qt::BacktabFocusReason);
    return true;
}

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
        if (QWidget *stop = firstStopOf(region)) {
            stop->setFocus(Qt::TabFocusReason);
            return;
        }
    }
}

} // namespace studio::ui
