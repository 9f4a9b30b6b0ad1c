// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/palettebutton.h"

#include "ui/theme/icons.h"
#include "ui/theme/styleparts.h"
#include "ui/theme/typography.h"
#include "ui/widgets/accessibility.h"

#include <QKeyEvent>
#include <QPainter>
#include <QStyle>

using namespace Qt::StringLiterals;

namespace studio::ui {

PaletteButton::PaletteButton(QWidget *parent) : QAbstractButton(parent)
{
    installAccessibility();
    setText(tr("Search or run a command"));
    setAccessibleName(text());
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    connect(this, &QAbstractButton::clicked, this, [this] { emit requested({}); });
}

void PaletteButton::setShortcutHint(const QString &hint)
{
    m_hint = hint;
    //: Tooltip: %1 what the button does, %2 its shortcut.
    setToolTip(hint.isEmpty() ? text() : tr("%1 (%2)").arg(text(), hint));
    update();
}

QSize PaletteButton::sizeHint() const
{
    return {scaled(320), scaled(32)};
}

QSize PaletteButton::minimumSizeHint() const
{
    return {120, scaled(32)};
}

void PaletteButton::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setLayoutDirection(Qt::LayoutDirectionAuto);
    const Theme &t = theme();
    const bool hot = underMouse() || isDown();
    parts::roundBox(&painter, rect(), 7, t.isDark() ? t.surface : t.raised, hot ? t.borderControl : t.border);
    const auto slot = [this](const QRect &place) {
        return QStyle::visualRect(layoutDirection(), rect(), place);
    };
    drawIcon(&painter, u"search"_s, slot(QRect(10, (height() - 16) / 2, 16, 16)), t.text3);
    int room = width() - 34 - 10;
    if (!m_hint.isEmpty()) {
        painter.setFont(fontFor(TypeRole::Caption, QFont::DemiBold));
        const int wide = painter.fontMetrics().horizontalAdvance(m_hint) + 12;
        const int tall = scaled(18);
        const QRect cap = slot(QRect(width() - wide - 7, (height() - tall) / 2, wide, tall));
        parts::roundBox(&painter, cap, 5, t.isDark() ? t.raisedHover : t.hover,
                        t.isDark() || t.highContrast ? t.borderStrong : t.border);
        painter.setPen(t.text2);
        painter.drawText(cap, Qt::AlignCenter, m_hint);
        room -= wide + 4;
    }
    painter.setFont(fontFor(TypeRole::Body, QFont::Normal));
    painter.setPen(t.text3);
    const int leading = int(QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft) | Qt::AlignVCenter);
    painter.drawText(slot(QRect(34, 0, room, height())), leading,
                     painter.fontMetrics().elidedText(text(), Qt::ElideRight, room));
}

void PaletteButton::keyPressEvent(QKeyEvent *event)
{
    const bool plain = !(event->modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier));
    const QString typed = event->text();
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
    case Qt::Key_Down:
        emit requested({});
        return;
    default:
        break;
    }
    if (plain && !typed.isEmpty() && typed.at(0).isPrint())
        emit requested(typed);
    else
        QAbstractButton::keyPressEvent(event);
}

} // namespace studio::ui
