// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/textlabel.h"

#include <QEvent>
#include <QFontMetricsF>
#include <QPainter>
#include <QStyle>
#include <QTextLayout>

#include <cmath>

namespace studio::ui {

namespace {

/// Lays paragraphs out in lines of a fixed height; returns the height and, with a painter, draws.
int layOut(const QString &text, const QFont &font, int width, int line, Qt::Alignment alignment,
           QPainter *painter, const QRect &rect)
{
    int y = 0;
    const QFontMetricsF metrics(font);
    const double drop = (line - metrics.height()) / 2;
    for (const QString &paragraph : text.split(QChar(u'\n'))) {
        QTextLayout layout(paragraph, font);
        QTextOption option;
        option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
        option.setAlignment(alignment & Qt::AlignHorizontal_Mask);
        layout.setTextOption(option);
        layout.beginLayout();
        for (QTextLine l = layout.createLine(); l.isValid(); l = layout.createLine()) {
            l.setLineWidth(width);
            l.setPosition(QPointF(0, y + drop));
            y += line;
        }
        layout.endLayout();
        if (painter)
            layout.draw(painter, rect.topLeft());
    }
    return y;
}

QString fittingTabular(const QFont &font, const QString &text, int width)
{
    if (tabularWidth(font, text) <= width + 0.99)
        return text;
    for (qsizetype kept = text.size() - 1; kept > 0; --kept) {
        const QString shorter = text.first(kept) + QChar(0x2026);
        if (tabularWidth(font, shorter) <= width)
            return shorter;
    }
    return QString(QChar(0x2026));
}

} // namespace

TextLabel::TextLabel(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setFont(roleFont());
}

TextLabel::TextLabel(const QString &text, TypeRole role, ColorRole color, QWidget *parent)
    : QWidget(parent), m_text(text), m_role(role), m_color(color)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setFont(roleFont());
}

void TextLabel::setText(const QString &text)
{
    if (text == m_text)
        return;
    const QSize before = sizeHint();
    m_text = text;
    if (m_wrapping || sizeHint() != before)
        updateGeometry();
    update();
}

void TextLabel::setTypeRole(TypeRole role)
{
    m_role = role;
    setFont(roleFont());
    updateGeometry();
}

void TextLabel::setColorRole(ColorRole color)
{
    m_color = color;
    update();
}

void TextLabel::setWeight(int weight)
{
    m_weight = weight;
    setFont(roleFont());
    updateGeometry();
}

void TextLabel::setWrapping(bool wrapping)
{
    m_wrapping = wrapping;
    QSizePolicy policy(QSizePolicy::Preferred, wrapping ? QSizePolicy::Preferred : QSizePolicy::Fixed);
    policy.setHeightForWidth(wrapping);
    setSizePolicy(policy);
    updateGeometry();
}

void TextLabel::setAlignment(Qt::Alignment alignment)
{
    m_alignment = alignment;
    update();
}

void TextLabel::setElideMode(Qt::TextElideMode mode)
{
    m_elide = mode;
    update();
}

void TextLabel::setTabular(bool tabular)
{
    m_tabular = tabular;
    updateGeometry();
}

QFont TextLabel::roleFont() const
{
    return fontFor(m_role, m_weight);
}

QSize TextLabel::sizeHint() const
{
    const QFont font = roleFont();
    if (m_wrapping) {
        const int natural = int(std::ceil(QFontMetricsF(font).horizontalAdvance(m_text)));
        const int width = std::min(natural, 420);
        return {width, wrappedHeight(std::max(1, width))};
    }
    const double width =
        m_tabular ? tabularWidth(font, m_text) : QFontMetricsF(font).horizontalAdvance(m_text);
    return {int(std::ceil(width)), lineHeight(m_role)};
}

QSize TextLabel::minimumSizeHint() const
{
    return {std::min(28, sizeHint().width()), lineHeight(m_role)};
}

int TextLabel::heightForWidth(int width) const
{
    return m_wrapping ? wrappedHeight(width) : -1;
}

int TextLabel::wrappedHeight(int width) const
{
    return layOut(m_text, roleFont(), width, lineHeight(m_role), m_alignment, nullptr, {});
}

void TextLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setLayoutDirection(Qt::LayoutDirectionAuto);
    painter.setFont(roleFont());
    painter.setPen(isEnabled() ? theme().*m_color : theme().disabled);
    const Qt::Alignment alignment = QStyle::visualAlignment(layoutDirection(), m_alignment);
    if (m_wrapping) {
        layOut(m_text, roleFont(), width(), lineHeight(m_role), alignment, &painter, rect());
    } else if (m_tabular) {
        drawTabular(&painter, rect(), alignment, fittingTabular(painter.font(), m_text, width()));
    } else {
        const QFontMetricsF metrics(painter.font());
        const bool fits = metrics.horizontalAdvance(m_text) <= width() + 0.99;
        painter.drawText(rect(), int(alignment) | Qt::TextSingleLine,
                         fits ? m_text : metrics.elidedText(m_text, m_elide, width()));
    }
}

void TextLabel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::ApplicationFontChange || event->type() == QEvent::FontChange) {
        if (font() != roleFont())
            setFont(roleFont());
        updateGeometry();
    }
    QWidget::changeEvent(event);
}

} // namespace studio::ui
