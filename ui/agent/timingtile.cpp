// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/agent/timingtile.h"

#include "ui/theme/styleparts.h"
#include "ui/theme/theme.h"
#include "ui/theme/typography.h"
#include "ui/widgets/accessibility.h"

#include <QPainter>
#include <QStyle>

using namespace Qt::StringLiterals;

namespace studio::ui {

TimingTile::TimingTile(const QString &label, QWidget *parent)
    : QWidget(parent), m_label(label), m_figure(u"–"_s)
{
    installAccessibility();
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    refresh();
}

void TimingTile::setLabel(const QString &label)
{
    m_label = label;
    refresh();
}

void TimingTile::setFigure(const QString &figure, bool warns)
{
    m_figure = figure;
    m_warns = warns;
    refresh();
}

void TimingTile::refresh()
{
    //: A figure: what it is, and its value.
    setAccessibleName(tr("%1: %2").arg(m_label, m_figure));
    update();
}

QSize TimingTile::sizeHint() const
{
    return {91, lineHeight(TypeRole::PageTitle) + lineHeight(TypeRole::Small) + 16};
}

QSize TimingTile::minimumSizeHint() const
{
    return {60, sizeHint().height()};
}

void TimingTile::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &t = theme();
    parts::roundBox(&painter, rect(), 9, t.sunken, t.highContrast ? t.borderControl : QColor());
    const QRect text = rect().adjusted(12, 8, -6, -8);
    const auto leading = QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft);
    painter.setFont(fontFor(TypeRole::PageTitle));
    painter.setPen(m_warns ? t.warnText : t.text);
    painter.drawText(QRect(text.left(), text.top(), text.width(), lineHeight(TypeRole::PageTitle)),
                     int(leading | Qt::AlignVCenter), m_figure);
    painter.setFont(fontFor(TypeRole::Caption, QFont::Normal));
    painter.setPen(t.text2);
    const int line = lineHeight(TypeRole::Caption);
    const QRect below(text.left(), text.bottom() - line + 1, text.width(), line);
    painter.drawText(below, int(leading | Qt::AlignVCenter),
                     painter.fontMetrics().elidedText(m_label, Qt::ElideRight, below.width()));
}

} // namespace studio::ui
