// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/timecodelabel.h"

#include "ui/theme/theme.h"
#include "ui/theme/typography.h"
#include "ui/widgets/accessibility.h"

#include <QPainter>

#include <cmath>

namespace studio::ui {

namespace {
QFont bigFont()
{
    return fontFor(TypeRole::PanelTitle);
}
QFont smallFont()
{
    return fontFor(TypeRole::Body);
}
} // namespace

TimecodeLabel::TimecodeLabel(QWidget *parent) : QWidget(parent)
{
    installAccessibility();
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setLayoutDirection(Qt::LeftToRight);
    refresh();
}

void TimecodeLabel::setPosition(double seconds)
{
    m_position = seconds;
    refresh();
}

void TimecodeLabel::setDuration(double seconds)
{
    m_duration = seconds;
    updateGeometry();
    refresh();
}

QString TimecodeLabel::totalText() const
{
    //: Total length after the position, as in "0:07.42 / 0:24.10".
    return tr("/ %1").arg(timecode(m_duration, true));
}

void TimecodeLabel::refresh()
{
    //: Position in a take read aloud, as "0:07 of 0:24".
    setAccessibleName(tr("%1 of %2").arg(timecode(std::floor(m_position)), timecode(std::floor(m_duration))));
    const QString shown = timecode(m_position, true) + totalText();
    if (shown == m_shown)
        return;
    m_shown = shown;
    update();
}

QSize TimecodeLabel::sizeHint() const
{
    const double position = tabularWidth(bigFont(), timecode(std::max(m_duration, m_position), true));
    const int wide = int(std::ceil(position + 8 + tabularWidth(smallFont(), totalText())));
    return {std::max(wide, scaled(150)), lineHeight(TypeRole::PanelTitle)};
}

void TimecodeLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &t = theme();
    painter.setFont(bigFont());
    painter.setPen(isEnabled() ? t.text : t.disabled);
    const double wide = tabularWidth(painter.font(), timecode(std::max(m_duration, m_position), true));
    drawTabular(&painter, QRectF(0, 0, wide, height()), Qt::AlignRight, timecode(m_position, true));
    painter.setFont(smallFont());
    painter.setPen(isEnabled() ? t.text3 : t.disabled);
    drawTabular(&painter, QRectF(wide + 8, 0, width() - wide - 8, height()), Qt::AlignLeft, totalText());
}

} // namespace studio::ui
