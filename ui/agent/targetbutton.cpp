// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/agent/targetbutton.h"

#include "ui/theme/theme.h"
#include "ui/theme/typography.h"
#include "ui/widgets/accessibility.h"
#include "ui/widgets/buttonkeys.h"

#include <QFontMetrics>
#include <QKeyEvent>
#include <QPainter>
#include <QStyle>

namespace studio::ui {

TargetButton::TargetButton(QWidget *parent) : QAbstractButton(parent)
{
    installAccessibility();
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

QSize TargetButton::sizeHint() const
{
    return {QFontMetrics(fontFor(TypeRole::Small)).horizontalAdvance(text()) + 2,
            std::max(24, lineHeight(TypeRole::Small))};
}

QSize TargetButton::minimumSizeHint() const
{
    return {60, sizeHint().height()};
}

void TargetButton::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setLayoutDirection(Qt::LayoutDirectionAuto);
    const Theme &t = theme();
    painter.setFont(fontFor(TypeRole::Small));
    painter.setPen(isDown() || underMouse() ? t.text : t.text3);
    painter.drawText(rect(),
                     int(QStyle::visualAlignment(layoutDirection(), Qt::AlignRight) | Qt::AlignVCenter),
                     painter.fontMetrics().elidedText(text(), Qt::ElideRight, width()));
}

void TargetButton::keyPressEvent(QKeyEvent *event)
{
    if (!clickOnReturn(this, event))
        QAbstractButton::keyPressEvent(event);
}

} // namespace studio::ui
