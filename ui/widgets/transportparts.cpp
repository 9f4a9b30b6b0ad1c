// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/transportparts.h"

#include "ui/theme/icons.h"
#include "ui/theme/orb.h"
#include "ui/theme/styleparts.h"
#include "ui/theme/typography.h"
#include "ui/widgets/accessibility.h"
#include "ui/widgets/buttonkeys.h"

#include <QPainter>
#include <QStyle>

namespace studio::ui {

using namespace Qt::StringLiterals;

PlayButton::PlayButton(QWidget *parent) : QAbstractButton(parent)
{
    installAccessibility();
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    setProperty("focusRadius", 20);
    setFixedSize(40, 40);
    m_spin.setInterval(33);
    connect(&m_spin, &QTimer::timeout, this, [this] {
        m_angle = (m_angle + 12) % 360;
        update();
    });
    setLook(Look::Play);
}

void PlayButton::setLook(Look look)
{
    m_look = look;
    setAccessibleName(look == Look::Play ? tr("Play") : tr("Pause"));
    //: Space is the key.
    setToolTip(look == Look::Play ? tr("Play (Space)") : tr("Pause (Space)"));
    look == Look::Waiting &&theme().motion(1) > 0 ? m_spin.start() : m_spin.stop();
    update();
}

void PlayButton::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &t = theme();
    QColor fill = t.accent;
    if (!isEnabled())
        fill = t.pressed;
    else if (isDown() || underMouse())
        fill = isDown() ? t.accentPressed : t.accentHover;
    parts::roundBox(&painter, rect(), 20, fill);
    const QColor ink = isEnabled() ? t.onAccent : t.disabled;
    if (m_look == Look::Waiting) {
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(ink, 2, Qt::SolidLine, Qt::RoundCap));
        painter.drawArc(QRectF(5, 5, 30, 30), -m_angle * 16, 100 * 16);
    }
    drawIcon(&painter, m_look == Look::Play ? u"play"_s : u"pause"_s,
             QRectF(m_look == Look::Play ? 12 : 11, 11, 18, 18), ink, true);
}

void PlayButton::keyPressEvent(QKeyEvent *event)
{
    if (!clickOnReturn(this, event))
        QAbstractButton::keyPressEvent(event);
}

void PlayButton::hideEvent(QHideEvent *event)
{
    m_spin.stop();
    QAbstractButton::hideEvent(event);
}

TransportSource::TransportSource(QWidget *parent) : QWidget(parent)
{
    installAccessibility();
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
}

void TransportSource::setSource(const VoiceId &voice, const QString &title, const QString &detail)
{
    m_voice = voice;
    m_title = title;
    m_detail = detail;
    setAccessibleName(title);
    setAccessibleDescription(detail);
    update();
}

void TransportSource::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setLayoutDirection(Qt::LayoutDirectionAuto);
    const auto slot = [this](QRect r) { return QStyle::visualRect(layoutDirection(), rect(), r); };
    const int side = 36;
    int left = 0;
    if (!m_voice.isEmpty()) {
        drawOrb(&painter, slot(QRect(0, (height() - side) / 2, side, side)), m_voice.value());
        left = 46;
    }
    const int room = std::max(0, width() - left);
    const int leading = int(QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft) | Qt::AlignVCenter);
    const int first = lineHeight(TypeRole::Small) + 2;
    const int top = (height() - first - lineHeight(TypeRole::Small)) / 2;
    painter.setFont(fontFor(TypeRole::Section));
    painter.setPen(theme().text);
    painter.drawText(slot(QRect(left, top, room, first)), leading,
                     painter.fontMetrics().elidedText(m_title, Qt::ElideRight, room));
    painter.setFont(fontFor(TypeRole::Small));
    painter.setPen(theme().text3);
    painter.drawText(slot(QRect(left, top + first, room, lineHeight(TypeRole::Small))), leading,
                     painter.fontMetrics().elidedText(m_detail, Qt::ElideRight, room));
}

} // namespace studio::ui
