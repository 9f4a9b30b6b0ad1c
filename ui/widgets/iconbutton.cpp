// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/iconbutton.h"

#include "ui/theme/icons.h"
#include "ui/theme/styleparts.h"
#include "ui/theme/typography.h"
#include "ui/widgets/accessibility.h"
#include "ui/widgets/buttonkeys.h"

#include <QLocale>
#include <QPainter>

namespace studio::ui {

IconButton::IconButton(const QString &iconName, const QString &name, QWidget *parent)
    : QAbstractButton(parent), m_icon(iconName)
{
    installAccessibility();
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setName(name);
}

void IconButton::setIconName(const QString &iconName)
{
    m_icon = iconName;
    update();
}

void IconButton::setName(const QString &name, const QString &shortcutHint)
{
    setAccessibleName(name);
    //: Tooltip: %1 what the button does, %2 its shortcut.
    setToolTip(shortcutHint.isEmpty() ? name : tr("%1 (%2)").arg(name, shortcutHint));
}

void IconButton::setFilled(bool filled)
{
    m_filled = filled;
    update();
}

void IconButton::setColorRole(ColorRole role)
{
    m_color = role;
    update();
}

void IconButton::setExtent(int side, int glyph)
{
    m_side = side;
    m_glyph = glyph;
    updateGeometry();
}

void IconButton::setBadge(int count)
{
    m_badge = std::max(0, count);
    //: Number of things waiting behind a button; %n is at least 1.
    setAccessibleDescription(m_badge > 0 ? tr("%n waiting", nullptr, m_badge) : QString());
    update();
}

QSize IconButton::sizeHint() const
{
    return {m_side, m_side};
}

void IconButton::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setLayoutDirection(Qt::LayoutDirectionAuto);
    const Theme &t = theme();
    if (isEnabled() && (isDown() || underMouse()))
        parts::roundBox(&painter, rect(), 7, isDown() ? t.pressed : t.hover);
    else if (isChecked())
        parts::roundBox(&painter, rect(), 7, t.accentSoft);
    const QColor ink = !isEnabled() ? t.disabled : isChecked() ? t.accentText : t.*m_color;
    drawIcon(&painter, m_icon,
             QRectF((width() - m_glyph) / 2.0, (height() - m_glyph) / 2.0, m_glyph, m_glyph), ink, m_filled);
    if (m_badge <= 0)
        return;
    const QString text = m_badge > 99 ? tr("99+", "more than 99") : locale().toString(m_badge);
    painter.setFont(fontFor(TypeRole::Caption, QFont::DemiBold));
    const double wide = std::max(14.0, painter.fontMetrics().horizontalAdvance(text) + 7.0);
    const QRectF dot(width() - wide, 0, wide, 14);
    parts::roundBox(&painter, dot, 7, t.accent);
    painter.setPen(t.onAccent);
    QFont small = painter.font();
    small.setPixelSize(10);
    painter.setFont(small);
    painter.drawText(dot, Qt::AlignCenter, text);
}

void IconButton::keyPressEvent(QKeyEvent *event)
{
    if (!clickOnReturn(this, event))
        QAbstractButton::keyPressEvent(event);
}

} // namespace studio::ui
