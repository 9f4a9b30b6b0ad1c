// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/brandmark.h"

#include "ui/theme/theme.h"
#include "ui/theme/typography.h"
#include "ui/widgets/accessibility.h"

#include <QCoreApplication>
#include <QFontMetrics>
#include <QGuiApplication>
#include <QPainter>
#include <QStyle>

namespace studio::ui {

BrandMark::BrandMark(QWidget *parent) : QWidget(parent)
{
    installAccessibility();
    setAccessibleName(tr("Voice Studio"));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void BrandMark::setCollapsed(bool collapsed)
{
    m_collapsed = collapsed;
    updateGeometry();
    update();
}

QSize BrandMark::sizeHint() const
{
    return {m_collapsed ? 64 : 208, 52};
}

void BrandMark::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setLayoutDirection(Qt::LayoutDirectionAuto);
    painter.setRenderHint(QPainter::Antialiasing);
    const int side = 26;
    const int left = m_collapsed ? (width() - side) / 2 : 18;
    const QRect slot =
        QStyle::visualRect(layoutDirection(), rect(), QRect(left, (height() - side) / 2, side, side));
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme().accent);
    painter.drawRoundedRect(slot, 7, 7);
    painter.setBrush(theme().onAccent);
    constexpr double kBars[][2] = {{5.8, 4.8}, {9.9, 12.8}, {14.0, 8.8}, {18.1, 4.8}};
    for (const auto &[x, tall] : kBars)
        painter.drawRoundedRect(QRectF(slot.x() + x, slot.y() + 13 - tall / 2, 2.2, tall), 1.1, 1.1);
    if (m_collapsed)
        return;
    painter.setFont(fontFor(TypeRole::PanelTitle));
    painter.setPen(theme().text);
    const QRect text = QStyle::visualRect(layoutDirection(), rect(), QRect(54, 0, width() - 58, height()));
    const Qt::Alignment leading =
        QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft | Qt::AlignVCenter);
    painter.drawText(text, int(leading),
                     QFontMetrics(painter.font()).elidedText(accessibleName(), Qt::ElideRight, text.width()));
}

} // namespace studio::ui
