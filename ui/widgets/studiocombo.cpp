// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/studiocombo.h"

#include "ui/theme/icons.h"
#include "ui/theme/styleparts.h"
#include "ui/theme/typography.h"

#include <QPainter>
#include <QStyle>
#include <QWheelEvent>

namespace studio::ui {

using namespace Qt::StringLiterals;

StudioCombo::StudioCombo(QWidget *parent) : QComboBox(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setSizeAdjustPolicy(QComboBox::AdjustToContentsOnFirstShow);
}

void StudioCombo::setGhost(bool ghost, const QString &iconName)
{
    m_ghost = ghost;
    m_icon = iconName;
    updateGeometry();
    update();
}

QSize StudioCombo::sizeHint() const
{
    if (!m_ghost)
        return QComboBox::sizeHint();
    const QFontMetrics metrics(fontFor(TypeRole::Body, QFont::Medium));
    const int lead = m_icon.isEmpty() ? 0 : 23;
    return {10 + lead + metrics.horizontalAdvance(currentText()) + 12 + 14 + 10, scaled(32)};
}

QSize StudioCombo::minimumSizeHint() const
{
    return {72, QComboBox::minimumSizeHint().height()};
}

void StudioCombo::wheelEvent(QWheelEvent *event)
{
    if (hasFocus())
        QComboBox::wheelEvent(event);
    else
        event->ignore();
}

void StudioCombo::paintEvent(QPaintEvent *event)
{
    if (!m_ghost) {
        QComboBox::paintEvent(event);
        return;
    }
    QPainter painter(this);
    painter.setLayoutDirection(Qt::LayoutDirectionAuto);
    const Theme &t = theme();
    if (isEnabled() && underMouse())
        parts::roundBox(&painter, rect(), 7, t.hover);
    const QColor ink = isEnabled() ? t.text2 : t.disabled;
    const auto slot = [this](int x, int w) {
        return QStyle::visualRect(layoutDirection(), rect(), QRect(x, 0, w, height()));
    };
    int left = 10;
    if (!m_icon.isEmpty()) {
        drawIcon(&painter, m_icon, QRectF(slot(left, 16).x(), (height() - 16) / 2.0, 16, 16), ink);
        left += 23;
    }
    drawIcon(&painter, u"chevron-down"_s, QRectF(slot(width() - 24, 14).x(), (height() - 14) / 2.0, 14, 14),
             ink);
    painter.setFont(fontFor(TypeRole::Body, QFont::Medium));
    painter.setPen(ink);
    const int room = width() - left - 30;
    painter.drawText(slot(left, room),
                     int(QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft) | Qt::AlignVCenter),
                     painter.fontMetrics().elidedText(currentText(), Qt::ElideRight, room));
}

} // namespace studio::ui
