// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/icons.h"
#include "ui/theme/styleparts.h"
#include "ui/theme/theme.h"

#include <QPainter>
#include <QStyle>
#include <QStyleOption>
#include <QVariant>
#include <QWidget>

#include <climits>

namespace studio::ui::parts {

using namespace Qt::StringLiterals;

void fieldFrame(const QStyleOption &option, QPainter *painter, const QWidget *widget)
{
    const Theme &t = theme();
    const bool enabled = option.state & QStyle::State_Enabled;
    const bool focus = option.state & QStyle::State_HasFocus;
    const bool error = widget && widget->property("error").toBool();
    const QColor fill = !enabled ? (t.isDark() ? t.surface : t.sunken) : t.isDark() ? t.raised : t.surface;
    QColor border = enabled ? t.borderStrong : t.border;
    double width = 1;
    if (error) {
        border = t.isDark() ? t.dangerHover : t.danger;
        width = 1.5;
    } else if (focus && enabled) {
        border = t.focus;
        width = t.highContrast ? 3 : 1.5;
    } else if ((option.state & QStyle::State_MouseOver) && enabled) {
        border = t.borderControl;
    }
    roundBox(painter, option.rect, 7, fill, border, width);
    const QString lead = widget ? widget->property("lead").toString() : QString();
    if (lead.isEmpty())
        return;
    const QRect slot = QStyle::visualRect(option.direction, option.rect,
                                          QRect(option.rect.x() + 10, option.rect.center().y() - 7, 16, 16));
    drawIcon(painter, lead, slot, enabled ? t.text2 : t.disabled);
}

void comboFrame(const QStyleOptionComboBox &option, QPainter *painter, const QWidget *widget)
{
    const Theme &t = theme();
    const bool enabled = option.state & QStyle::State_Enabled;
    if (option.editable) {
        fieldFrame(option, painter, widget);
    } else {
        const bool open = option.state & QStyle::State_On;
        const bool hover = option.state & QStyle::State_MouseOver;
        QColor fill = t.isDark() ? t.raised : t.surface;
        if (!enabled)
            fill = t.isDark() ? t.surface : t.sunken;
        else if (open)
            fill = t.pressed;
        else if (hover)
            fill = t.isDark() ? t.raisedHover : t.hover;
        roundBox(painter, option.rect, 7, fill, enabled ? t.borderStrong : t.border);
    }
    const QRect slot = QStyle::visualRect(
        option.direction, option.rect, QRect(option.rect.right() - 23, option.rect.center().y() - 6, 14, 14));
    drawIcon(painter, u"chevrons-up-down"_s, slot, enabled ? t.text2 : t.disabled);
}

QRect sliderGroove(const QStyleOptionSlider &option)
{
    const QRect &r = option.rect;
    if (option.orientation == Qt::Horizontal)
        return {r.x(), r.y() + (r.height() - 4) / 2, r.width(), 4};
    return {r.x() + (r.width() - 4) / 2, r.y(), 4, r.height()};
}

QRect sliderHandle(const QStyleOptionSlider &option)
{
    const QRect &r = option.rect;
    const bool flat = option.orientation == Qt::Horizontal;
    const int travel = (flat ? r.width() : r.height()) - kHandle;
    const int at = QStyle::sliderPositionFromValue(option.minimum, option.maximum, option.sliderPosition,
                                                   travel, option.upsideDown);
    return flat ? QRect(r.x() + at, r.y() + (r.height() - kHandle) / 2, kHandle, kHandle)
                : QRect(r.x() + (r.width() - kHandle) / 2, r.y() + at, kHandle, kHandle);
}

void slider(const QStyleOptionSlider &option, QPainter *painter, const QWidget *widget)
{
    const Theme &t = theme();
    const bool enabled = option.state & QStyle::State_Enabled;
    const QRect groove = sliderGroove(option);
    const QRect handle = sliderHandle(option);
    const bool flat = option.orientation == Qt::Horizontal;
    const QVariant mark = widget ? widget->property("defaultMark") : QVariant();
    roundBox(painter, groove, 2, trackColor());
    QRect filled = groove;
    if (flat && option.upsideDown)
        filled.setLeft(handle.center().x());
    else if (flat)
        filled.setRight(handle.center().x());
    else if (option.upsideDown)
        filled.setTop(handle.center().y());
    else
        filled.setBottom(handle.center().y());
    roundBox(painter, filled, 2, enabled ? t.accent : t.disabled);
    if (flat && mark.isValid() && mark.toInt() != INT_MIN && mark.toInt() != option.sliderPosition) {
        const int x = QStyle::sliderPositionFromValue(option.minimum, option.maximum, mark.toInt(),
                                                      option.rect.width() - kHandle, option.upsideDown);
        painter->fillRect(option.rect.x() + kHandle / 2 + x, groove.y() - 3, 2, 10, t.borderControl);
    }
    const bool hover = (option.state & QStyle::State_MouseOver) && enabled;
    const QColor knob = !enabled ? (t.isDark() ? t.disabled : t.surface) : QColor(0xff, 0xff, 0xff);
    const QColor edge = !enabled ? t.borderStrong : hover ? t.accent : t.isDark() ? knob : t.borderControl;
    roundBox(painter, handle, kHandle / 2.0, knob, edge);
}

} // namespace studio::ui::parts
