// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/transcription/livetext.h"

#include "ui/theme/theme.h"
#include "ui/theme/typography.h"
#include "ui/transcription/accessiblelivetext.h"

#include <QAccessible>
#include <QEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <QStyle>
#include <QTextLayout>
#include <QTextOption>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace studio::ui {

namespace {

constexpr int kTimeColumn = 60;
constexpr int kEdge = 12;
constexpr int kParagraphGap = 10;
constexpr int kLeastText = 80;
constexpr int kNearEnd = 24;

/// Lays a paragraph out line by line; yields its height.
int layOutLive(QTextLayout &layout, int width)
{
    QTextOption wrap(Qt::AlignLeading);
    wrap.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(wrap);
    const int line = lineHeight(TypeRole::Script);
    int y = 0;
    layout.beginLayout();
    for (QTextLine next = layout.createLine(); next.isValid(); next = layout.createLine()) {
        next.setLineWidth(width);
        next.setPosition({0, y + (line - next.height()) / 2});
        y += line;
    }
    layout.endLayout();
    return std::max(y, line);
}

} // namespace

LiveText::LiveText(QWidget *parent) : QAbstractScrollArea(parent)
{
    installLiveTextAccessibility();
    setObjectName(u"liveText"_s);
    setAccessibleName(tr("What is said"));
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    viewport()->setAutoFillBackground(false);
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, &LiveText::noteEnd);
}

void LiveText::clear()
{
    const int length = int(m_plain.size());
    m_paragraphs.clear();
    m_partial.clear();
    m_partialHeight = 0;
    const QString gone = std::exchange(m_plain, {});
    m_atEnd = true;
    grow();
    if (length > 0) {
        QAccessibleTextRemoveEvent event(this, 0, gone);
        QAccessible::updateAccessibility(&event);
    }
}

void LiveText::append(double at, const QString &text)
{
    const QString partial = m_partial;
    replacePartial({});
    const int offset = int(m_plain.size());
    const QString added = text + u'\n';
    m_paragraphs.push_back({at, text, bottom(), heightOf(text)});
    m_plain += added;
    QAccessibleTextInsertEvent event(this, offset, added);
    QAccessible::updateAccessibility(&event);
    replacePartial(partial);
    grow();
}

void LiveText::setPartial(const QString &text)
{
    if (text == m_partial)
        return;
    replacePartial(text);
    grow();
}

/// Not told to assistive technology: it changes with every syllable.
void LiveText::replacePartial(const QString &text)
{
    m_plain.chop(m_partial.size());
    m_partial = text;
    m_plain += m_partial;
    m_partialHeight = text.isEmpty() ? 0 : heightOf(text);
}

int LiveText::textWidth() const
{
    return std::max(kLeastText, viewport()->width() - scaled(kTimeColumn) - 2 * kEdge);
}

int LiveText::heightOf(const QString &text) const
{
    QTextLayout layout(text, fontFor(TypeRole::Script));
    return layOutLive(layout, textWidth()) + kParagraphGap;
}

int LiveText::bottom() const
{
    return m_paragraphs.empty() ? kEdge / 2 : m_paragraphs.back().top + m_paragraphs.back().height;
}

void LiveText::layOutAll()
{
    int top = kEdge / 2;
    for (Paragraph &paragraph : m_paragraphs) {
        paragraph.top = top;
        paragraph.height = heightOf(paragraph.text);
        top += paragraph.height;
    }
    m_partialHeight = m_partial.isEmpty() ? 0 : heightOf(m_partial);
    grow();
}

void LiveText::noteEnd()
{
    m_atEnd = verticalScrollBar()->value() >= verticalScrollBar()->maximum() - kNearEnd;
    viewport()->update();
}

void LiveText::grow()
{
    QScrollBar *bar = verticalScrollBar();
    const bool follow = m_atEnd;
    bar->setPageStep(viewport()->height());
    bar->setSingleStep(lineHeight(TypeRole::Script));
    bar->setRange(0, std::max(0, bottom() + m_partialHeight - viewport()->height()));
    if (follow)
        bar->setValue(bar->maximum());
    viewport()->update();
}

void LiveText::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    layOutAll();
}

void LiveText::changeEvent(QEvent *event)
{
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        layOutAll();
}

void LiveText::keyPressEvent(QKeyEvent *event)
{
    QScrollBar *bar = verticalScrollBar();
    if (event->key() == Qt::Key_Home)
        bar->setValue(0);
    else if (event->key() == Qt::Key_End)
        bar->setValue(bar->maximum());
    else
        QAbstractScrollArea::keyPressEvent(event); // arrows and pages scroll
}

void LiveText::paintRow(QPainter &painter, int y, const QString &time, const QString &text,
                        bool certain) const
{
    const Theme &t = theme();
    const bool mirrored = isRightToLeft();
    const int column = scaled(kTimeColumn);
    const int width = viewport()->width();
    if (!time.isEmpty()) {
        painter.setFont(fontFor(TypeRole::Small));
        painter.setPen(t.text2);
        drawTabular(
            &painter,
            QRectF(mirrored ? width - kEdge - column : kEdge, y, column, lineHeight(TypeRole::Script)),
            QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft) | Qt::AlignVCenter, time);
    }
    QTextLayout layout(text, fontFor(TypeRole::Script));
    layOutLive(layout, textWidth());
    painter.setPen(certain ? t.text : t.text3);
    layout.draw(&painter, QPointF(mirrored ? kEdge : kEdge + column, y));
}

void LiveText::paintEvent(QPaintEvent *)
{
    QPainter painter(viewport());
    painter.setLayoutDirection(Qt::LayoutDirectionAuto);
    if (m_paragraphs.empty() && m_partial.isEmpty()) {
        painter.setFont(fontFor(TypeRole::Body));
        painter.setPen(theme().text2);
        painter.drawText(viewport()->rect().adjusted(24, 24, -24, -24),
                         int(Qt::AlignCenter) | int(Qt::TextWordWrap),
                         tr("Record and speak: words appear here as they are said, grey while they may still "
                            "change."));
        return;
    }
    const int from = verticalScrollBar()->value();
    const int to = from + viewport()->height();
    auto row = std::upper_bound(
        m_paragraphs.begin(), m_paragraphs.end(), from,
        [](int y, const Paragraph &paragraph) { return y < paragraph.top + paragraph.height; });
    for (; row != m_paragraphs.end() && row->top < to; ++row)
        paintRow(painter, row->top - from, timecode(row->at), row->text, true);
    if (!m_partial.isEmpty() && bottom() < to)
        paintRow(painter, bottom() - from, {}, m_partial, false);
}

} // namespace studio::ui
