// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/navrow.h"

#include "ui/theme/icons.h"
#include "ui/theme/styleparts.h"
#include "ui/theme/typography.h"
#include "ui/widgets/buttonkeys.h"

#include <QPainter>
#include <QStyle>

namespace studio::ui {

NavRow::NavRow(const NavEntry &entry, QWidget *parent) : QAbstractButton(parent), m_entry(entry)
{
    setObjectName(entry.id);
    setText(entry.text);
    setAccessibleName(entry.text);
    setCheckable(true);
    setAttribute(Qt::WA_Hover);
    setProperty("focusRadius", 9);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setCollapsed(false);
}

void NavRow::setCollapsed(bool collapsed)
{
    m_collapsed = collapsed;
    QString tip = collapsed ? m_entry.text : QString();
    if (!m_entry.shortcut.isEmpty())
        tip = tr("%1 (%2)", "panel, shortcut").arg(m_entry.text, m_entry.shortcut);
    setToolTip(tip);
    updateGeometry();
    update();
}

void NavRow::setBadge(bool shown)
{
    m_badge = shown;
    setAccessibleDescription(shown ? tr("Active now") : QString());
    update();
}

QSize NavRow::sizeHint() const
{
    return m_collapsed ? QSize(40, 38) : QSize(187, scaled(34));
}

QSize NavRow::minimumSizeHint() const
{
    return {40, sizeHint().height()};
}

void NavRow::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setLayoutDirection(Qt::LayoutDirectionAuto);
    const Theme &t = theme();
    const auto slot = [this](int x, int w) {
        return QStyle::visualRect(layoutDirection(), rect(), QRect(x, 0, w, height()));
    };
    if (isChecked())
        parts::roundBox(&painter, rect(), 9, t.isDark() ? t.hover : t.surface, t.border);
    else if (isEnabled() && (underMouse() || isDown()))
        parts::roundBox(&painter, rect(), 9, isDown() || !t.isDark() ? t.pressed : t.hover);
    if (isChecked() && !m_collapsed)
        parts::roundBox(&painter, QRectF(slot(0, 3).x(), height() / 2.0 - 8, 3, 16), 1.5, t.accent);
    const QColor ink = !isEnabled() ? t.disabled : isChecked() ? t.accentText : t.text2;
    const QRect glyph = m_collapsed ? QRect((width() - 18) / 2, 0, 18, height()) : slot(11, 18);
    drawIcon(&painter, m_entry.iconName, QRectF(glyph.x(), (height() - 18) / 2.0, 18, 18), ink);
    if (m_badge)
        parts::roundBox(&painter,
                        QRectF(m_collapsed ? glyph.right() - 2 : slot(width() - 20, 8).x(),
                               m_collapsed ? 8 : height() / 2.0 - 4, 8, 8),
                        4, t.record);
    if (m_collapsed)
        return;
    painter.setFont(fontFor(TypeRole::Body, isChecked() ? QFont::DemiBold : QFont::Medium));
    painter.setPen(!isEnabled() ? t.disabled : isChecked() ? t.text : t.text2);
    const int room = width() - 39 - (m_badge ? 26 : 8);
    painter.drawText(slot(39, room),
                     int(QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft) | Qt::AlignVCenter),
                     painter.fontMetrics().elidedText(text(), Qt::ElideRight, room));
}

void NavRow::keyPressEvent(QKeyEvent *event)
{
    if (!clickOnReturn(this, event))
        QAbstractButton::keyPressEvent(event);
}

} // namespace studio::ui
