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

namespace {

constexpr int kLeft = 12;
constexpr int kRight = 6;

} // namespace

TimingTile::TimingTile(const QString &label, QWidget *parent)
    : QWidget(parent), m_label(label), m_figure(u"–"_s)
{
    installAccessibility();
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Minimum); // as high as its neighbours
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
    fitLabel();
    update();
}

/// A label that is too long for one line, in large text, takes two.
void TimingTile::fitLabel()
{
    const QFontMetrics metrics(fontFor(TypeRole::Caption, QFont::Normal));
    const int lines = metrics.horizontalAdvance(m_label) > width() - kLeft - kRight ? 2 : 1;
    if (lines == m_lines)
        return;
    m_lines = lines;
    updateGeometry();
}

void TimingTile::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fitLabel();
}

QSize TimingTile::sizeHint() const
{
    return {91, lineHeight(TypeRole::PageTitle) + m_lines * lineHeight(TypeRole::Caption) + 16};
}

QSize TimingTile::minimumSizeHint() const
{
    return {60, sizeHint().height()};
}

void TimingTile::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setLayoutDirection(Qt::LayoutDirectionAuto);
    const Theme &t = theme();
    parts::roundBox(&painter, rect(), 9, t.sunken, t.highContrast ? t.borderControl : QColor());
    const QRect text = rect().adjusted(kLeft, 8, -kRight, -8);
    const auto leading = QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft);
    painter.setFont(fontFor(TypeRole::PageTitle));
    painter.setPen(m_warns ? t.warnText : t.text);
    painter.drawText(QRect(text.left(), text.top(), text.width(), lineHeight(TypeRole::PageTitle)),
                     int(leading | Qt::AlignVCenter), m_figure);
    painter.setFont(fontFor(TypeRole::Caption, QFont::Normal));
    painter.setPen(t.text2);
    const QRect below(text.left(), text.top() + lineHeight(TypeRole::PageTitle), text.width(),
                      m_lines * lineHeight(TypeRole::Caption));
    if (m_lines > 1)
        painter.drawText(below, int(leading | Qt::AlignTop) | Qt::TextWordWrap, m_label);
    else
        painter.drawText(below, int(leading | Qt::AlignVCenter), m_label);
}

} // namespace studio::ui
