// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/noticebutton.h"

#include "ui/theme/icons.h"
#include "ui/theme/styleparts.h"
#include "ui/theme/typography.h"

#include <QPainter>
#include <QStyle>

namespace studio::ui {

NoticeButton::NoticeButton(QWidget *parent) : QPushButton(parent)
{
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void NoticeButton::setInk(ColorRole role, const QColor &fixed)
{
    m_role = role;
    m_fixed = fixed;
    update();
}

QSize NoticeButton::sizeHint() const
{
    const QFontMetrics metrics(fontFor(TypeRole::Body, QFont::DemiBold));
    const bool hasIcon = !property("iconName").toString().isEmpty();
    return {metrics.horizontalAdvance(text()) + 16 + (hasIcon ? 23 : 0), scaled(28)};
}

void NoticeButton::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setLayoutDirection(Qt::LayoutDirectionAuto);
    const QColor ink = !isEnabled() ? theme().disabled : m_fixed.isValid() ? m_fixed : theme().*m_role;
    if (isDown() || underMouse()) {
        QColor wash = ink;
        wash.setAlphaF(isDown() ? 0.18F : 0.10F);
        parts::roundBox(&painter, rect(), 7, wash);
    }
    const QString name = property("iconName").toString();
    QRect label = rect();
    if (!name.isEmpty()) {
        const QRect glyph =
            QStyle::visualRect(layoutDirection(), rect(), QRect(8, (height() - 16) / 2, 16, 16));
        drawIcon(&painter, name, glyph, ink);
        label = QStyle::visualRect(layoutDirection(), rect(), rect().adjusted(23, 0, 0, 0));
    }
    painter.setFont(fontFor(TypeRole::Body, QFont::DemiBold));
    painter.setPen(ink);
    painter.drawText(label, Qt::AlignCenter, text());
}

} // namespace studio::ui
