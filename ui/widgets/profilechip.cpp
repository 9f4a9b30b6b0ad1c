// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/profilechip.h"

#include "ui/theme/icons.h"
#include "ui/theme/styleparts.h"
#include "ui/theme/typography.h"
#include "ui/widgets/accessibility.h"
#include "ui/widgets/buttonkeys.h"

#include <QFontMetrics>
#include <QPainter>
#include <QStyle>

namespace studio::ui {

using namespace Qt::StringLiterals;

ProfileChip::ProfileChip(QWidget *parent) : QAbstractButton(parent)
{
    installAccessibility();
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    setProperty("focusRadius", 9);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setProfile(Kind::Sandbox, tr("Sandbox"), tr("No account"));
}

void ProfileChip::setProfile(Kind kind, const QString &name, const QString &detail)
{
    m_kind = kind;
    m_name = name;
    m_detail = detail;
    //: Name of a button: %1 is the profile in use, %2 its plan.
    setAccessibleName(tr("Profile: %1, %2").arg(name, detail));
    setToolTip(m_collapsed ? name : QString());
    update();
}

void ProfileChip::setCollapsed(bool collapsed)
{
    m_collapsed = collapsed;
    setToolTip(m_collapsed ? m_name : QString());
    updateGeometry();
    update();
}

QString ProfileChip::initials(const QString &name)
{
    const QStringList words = name.split(QChar(u' '), Qt::SkipEmptyParts);
    if (words.isEmpty())
        return {};
    if (words.size() == 1)
        return words.constFirst().left(2).toUpper();
    return (words.constFirst().left(1) + words.constLast().left(1)).toUpper();
}

QSize ProfileChip::sizeHint() const
{
    return {m_collapsed ? 44 : 183, lineHeight(TypeRole::Small) + lineHeight(TypeRole::Caption) + 12};
}

QSize ProfileChip::minimumSizeHint() const
{
    return {m_collapsed ? 40 : 120, sizeHint().height()};
}

void ProfileChip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setLayoutDirection(Qt::LayoutDirectionAuto);
    const Theme &t = theme();
    QColor fill = t.surface;
    if (isEnabled() && (isDown() || underMouse()))
        fill = isDown() ? t.pressed : t.hover;
    parts::roundBox(&painter, rect(), 9, fill, t.border);
    const auto slot = [this](QRect r) { return QStyle::visualRect(layoutDirection(), rect(), r); };
    const int side = 26;
    const QRect mark = slot(QRect(m_collapsed ? (width() - side) / 2 : 9, (height() - side) / 2, side, side));
    const bool sandbox = m_kind == Kind::Sandbox;
    parts::roundBox(&painter, mark, 7, sandbox ? t.warnSoft : t.accentSoft);
    if (sandbox) {
        drawIcon(&painter, u"cloud-off"_s, QRectF(mark).adjusted(5, 5, -5, -5), t.warnText);
    } else {
        painter.setFont(fontFor(TypeRole::Small, QFont::DemiBold));
        painter.setPen(t.accentText);
        painter.drawText(mark, Qt::AlignCenter, initials(m_name));
    }
    if (m_collapsed)
        return;
    const int room = width() - 44 - 30;
    const int leading = int(QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft) | Qt::AlignVCenter);
    const int first = lineHeight(TypeRole::Small);
    const int second = lineHeight(TypeRole::Caption);
    const int top = (height() - first - second) / 2;
    painter.setFont(fontFor(TypeRole::Small, QFont::DemiBold));
    painter.setPen(t.text);
    painter.drawText(slot(QRect(44, top, room, first)), leading,
                     painter.fontMetrics().elidedText(m_name, Qt::ElideRight, room));
    painter.setFont(fontFor(TypeRole::Caption, QFont::Normal));
    painter.setPen(t.text3);
    painter.drawText(slot(QRect(44, top + first, room, second)), leading,
                     painter.fontMetrics().elidedText(m_detail, Qt::ElideRight, room));
    const QRect chevron = slot(QRect(width() - 24, (height() - 14) / 2, 14, 14));
    drawIcon(&painter, u"chevrons-up-down"_s, chevron, t.text2);
}

void ProfileChip::keyPressEvent(QKeyEvent *event)
{
    if (!clickOnReturn(this, event))
        QAbstractButton::keyPressEvent(event);
}

} // namespace studio::ui
