// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/agent/agentchip.h"

#include "ui/theme/icons.h"
#include "ui/theme/orb.h"
#include "ui/theme/styleparts.h"
#include "ui/theme/typography.h"
#include "ui/widgets/accessibility.h"
#include "ui/widgets/buttonkeys.h"

#include <QFontMetrics>
#include <QKeyEvent>
#include <QPainter>
#include <QStyle>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace studio::ui {

namespace {

QFont agentNameFont()
{
    return fontFor(TypeRole::Body, QFont::DemiBold);
}

constexpr int kLeast = 198;

} // namespace

AgentChip::AgentChip(QWidget *parent) : QAbstractButton(parent)
{
    installAccessibility();
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setProperty("focusRadius", 9);
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    refreshName();
}

void AgentChip::setAgent(const QString &orb, const QString &name, const QString &detail)
{
    m_orb = orb;
    m_name = name;
    m_detail = detail;
    refreshName();
}

void AgentChip::clearAgent()
{
    setAgent({}, {}, {});
}

void AgentChip::refreshName()
{
    setAccessibleName(m_name.isEmpty()         ? tr("Choose an agent. Opens the list")
                          : m_detail.isEmpty() ? tr("Agent: %1. Opens the list").arg(m_name)
                                               : tr("Agent: %1, %2. Opens the list").arg(m_name, m_detail));
    updateGeometry();
    update();
}

QSize AgentChip::sizeHint() const
{
    const QString name = m_name.isEmpty() ? tr("Choose an agent") : m_name;
    int width = 39 + QFontMetrics(agentNameFont()).horizontalAdvance(name) + 40;
    if (!m_detail.isEmpty())
        width += 8 + QFontMetrics(fontFor(TypeRole::Small)).horizontalAdvance(m_detail);
    return {std::clamp(width, scaled(kLeast), scaled(320)), scaled(36)};
}

QSize AgentChip::minimumSizeHint() const
{
    return {std::min(150, sizeHint().width()), scaled(36)};
}

void AgentChip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setLayoutDirection(Qt::LayoutDirectionAuto);
    const Theme &t = theme();
    const auto slot = [this](int x, int w) {
        return QStyle::visualRect(layoutDirection(), rect(), QRect(x, 0, w, height()));
    };
    const int leading = int(QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft) | Qt::AlignVCenter);
    const bool missing = m_name.isEmpty();
    QColor fill = t.isDark() ? t.raised : t.surface;
    if (isEnabled() && (isDown() || underMouse()))
        fill = isDown() ? t.pressed : t.isDark() ? t.raisedHover : t.hover;
    const QRect front = slot(missing ? 11 : 6, missing ? 16 : 24);
    if (missing) {
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(isEnabled() ? t.borderControl : t.border, 1, Qt::DashLine));
        painter.setBrush(isDown() || underMouse() ? QBrush(fill) : QBrush(Qt::NoBrush));
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 9, 9);
        drawIcon(&painter, u"plus"_s, QRectF(front.x(), (height() - 16) / 2.0, 16, 16),
                 isEnabled() ? t.text2 : t.disabled);
    } else {
        parts::roundBox(&painter, rect(), 9, fill, isEnabled() ? t.borderStrong : t.border);
        painter.setOpacity(isEnabled() ? 1 : 0.5);
        drawOrb(&painter, QRectF(front.x(), (height() - 24) / 2, 24, 24), m_orb);
        painter.setOpacity(1);
    }
    const QRect chevron = slot(width() - 23, 14);
    drawIcon(&painter, u"chevrons-up-down"_s, QRectF(chevron.x(), (height() - 14) / 2.0, 14, 14),
             isEnabled() ? t.text2 : t.disabled);
    const int left = missing ? 34 : 38;
    const int room = width() - left - 28;
    painter.setFont(agentNameFont());
    painter.setPen(isEnabled() ? t.text : t.disabled);
    const QString name = missing ? tr("Choose an agent") : m_name;
    const QFontMetrics metrics(painter.font());
    const int nameWidth = std::min(room, metrics.horizontalAdvance(name) + 1);
    painter.drawText(slot(left, nameWidth), leading, metrics.elidedText(name, Qt::ElideRight, nameWidth));
    const int detailRoom = room - nameWidth - 8;
    if (m_detail.isEmpty() || detailRoom < 20)
        return;
    painter.setFont(fontFor(TypeRole::Small));
    painter.setPen(isEnabled() ? t.text3 : t.disabled);
    painter.drawText(slot(left + nameWidth + 8, detailRoom), leading,
                     painter.fontMetrics().elidedText(m_detail, Qt::ElideRight, detailRoom));
}

void AgentChip::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Down && event->modifiers() == Qt::NoModifier)
        click();
    else if (!clickOnReturn(this, event))
        QAbstractButton::keyPressEvent(event);
}

} // namespace studio::ui
