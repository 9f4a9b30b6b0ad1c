// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/takechipbutton.h"

#include "ui/theme/icons.h"
#include "ui/theme/orb.h"
#include "ui/theme/styleparts.h"
#include "ui/theme/typography.h"

#include <QPainter>
#include <QStyle>

namespace studio::ui {

using namespace Qt::StringLiterals;

namespace {
QFont titleFont()
{
    return fontFor(TypeRole::Small, QFont::DemiBold);
}
QFont voiceFont()
{
    return fontFor(TypeRole::Small);
}
} // namespace

TakeChipButton::TakeChipButton(const TakeChip &take, QWidget *parent) : QAbstractButton(parent)
{
    setCheckable(true);
    setAttribute(Qt::WA_Hover);
    setProperty("focusRadius", 8);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setTake(take);
}

void TakeChipButton::setTake(const TakeChip &take)
{
    m_take = take;
    setText(take.title);
    //: A take of speech read aloud: %1 "Take 3", %2 the voice.
    setAccessibleName(take.starred ? tr("%1, %2, starred").arg(take.title, take.voiceName)
                                   //: A take of speech read aloud: %1 "Take 3", %2 the voice.
                                   : tr("%1, %2").arg(take.title, take.voiceName));
    setAccessibleDescription(take.growing ? tr("Being made") : QString());
    updateGeometry();
    update();
}

QSize TakeChipButton::sizeHint() const
{
    const int title = QFontMetrics(titleFont()).horizontalAdvance(m_take.title);
    const int voice = QFontMetrics(voiceFont()).horizontalAdvance(m_take.voiceName);
    return {29 + title + (voice > 0 ? 6 + voice : 0) + (m_take.starred ? 34 : 13), scaled(30)};
}

void TakeChipButton::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setLayoutDirection(Qt::LayoutDirectionAuto);
    const Theme &t = theme();
    const auto slot = [this](int x, int w) {
        return QStyle::visualRect(layoutDirection(), rect(), QRect(x, 0, w, height()));
    };
    if (isChecked())
        parts::roundBox(&painter, rect(), 8, t.selected, t.accent, 1.5);
    else
        parts::roundBox(&painter, rect(), 8,
                        isDown()           ? t.pressed
                            : underMouse() ? t.hover
                                           : t.surface,
                        t.border);
    const QRectF orb(slot(8, 14).x(), (height() - 14) / 2.0, 14, 14);
    painter.setOpacity(m_take.growing ? 0.45 : 1);
    drawOrb(&painter, orb, m_take.voice.value());
    painter.setOpacity(1);
    const int leading = int(QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft) | Qt::AlignVCenter);
    painter.setFont(titleFont());
    painter.setPen(isEnabled() ? t.text : t.disabled);
    const int title = painter.fontMetrics().horizontalAdvance(m_take.title);
    painter.drawText(slot(29, title + 1), leading, m_take.title);
    painter.setFont(voiceFont());
    painter.setPen(isEnabled() ? t.text2 : t.disabled);
    painter.drawText(slot(29 + title + 6, width() - title - 40), leading, m_take.voiceName);
    if (m_take.starred)
        drawIcon(&painter, u"star"_s, QRectF(slot(width() - 23, 14).x(), (height() - 14) / 2.0, 14, 14),
                 t.warn, true);
}

} // namespace studio::ui
