// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/creditsmeter.h"

#include "ui/theme/styleparts.h"
#include "ui/theme/theme.h"
#include "ui/theme/typography.h"

#include <QFontMetrics>
#include <QLocale>
#include <QPainter>
#include <QStyle>

#include <algorithm>

namespace studio::ui {

CreditsMeter::CreditsMeter(QWidget *parent) : QWidget(parent)
{
    installAccessibility();
    setAccessibleName(tr("Credits"));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void CreditsMeter::setUsage(qint64 used, qint64 limit)
{
    m_used = std::max<qint64>(0, used);
    m_limit = std::max<qint64>(0, limit);
    update();
}

QString CreditsMeter::spoken() const
{
    return m_limit > 0 ? tr("%1, %2").arg(leftText(), usedText()) : usedText();
}

QString CreditsMeter::leftText() const
{
    //: %1 is a number of credits.
    return m_limit > 0 ? tr("%1 left").arg(locale().toString(std::max<qint64>(0, m_limit - m_used)))
                       : QString();
}

QString CreditsMeter::usedText() const
{
    //: %1 and %2 are numbers of credits.
    return m_limit > 0 ? tr("%1 of %2 used").arg(locale().toString(m_used), locale().toString(m_limit))
                       //: %1 is a number of credits.
                       : tr("%1 used").arg(locale().toString(m_used));
}

QSize CreditsMeter::sizeHint() const
{
    return {171, 2 * lineHeight(TypeRole::Small) + 16};
}

QSize CreditsMeter::minimumSizeHint() const
{
    return {120, sizeHint().height()};
}

void CreditsMeter::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setLayoutDirection(Qt::LayoutDirectionAuto);
    const Theme &t = theme();
    const int line = lineHeight(TypeRole::Small);
    const Qt::Alignment leading = QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft);
    const Qt::Alignment trailing = QStyle::visualAlignment(layoutDirection(), Qt::AlignRight);
    const QRect top(0, 0, width(), line);
    painter.setFont(fontFor(TypeRole::Small, QFont::Medium));
    painter.setPen(t.text2);
    painter.drawText(top, int(leading | Qt::AlignVCenter), accessibleName());
    painter.setFont(fontFor(TypeRole::Small, QFont::DemiBold));
    painter.setPen(t.text);
    painter.drawText(top, int(trailing | Qt::AlignVCenter), leftText());
    const QRect bed(0, line + 7, width(), 4);
    parts::roundBox(&painter, bed, 2, parts::trackColor());
    if (m_limit > 0 && m_used > 0) {
        const int filled = std::clamp(int(double(width()) * double(m_used) / double(m_limit)), 4, width());
        const double share = double(m_used) / double(m_limit);
        parts::roundBox(&painter, QStyle::visualRect(layoutDirection(), rect(), QRect(0, bed.y(), filled, 4)),
                        2, share >= 1 ? t.danger : t.accent);
    }
    painter.setFont(fontFor(TypeRole::Caption, QFont::Normal));
    painter.setPen(t.text3);
    painter.drawText(QRect(0, bed.bottom() + 5, width(), line), int(leading | Qt::AlignVCenter),
                     painter.fontMetrics().elidedText(usedText(), Qt::ElideRight, width()));
}

} // namespace studio::ui
