// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/transcription/captionslane.h"

#include "ui/theme/styleparts.h"
#include "ui/theme/theme.h"
#include "ui/theme/typography.h"

#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace studio::ui {

namespace {

constexpr int kLaneGap = 2;
constexpr int kLanePadding = 10;
constexpr int kLaneTop = 8;
constexpr int kLaneBottom = 7;
constexpr int kNudgeMs = 100;

/// Two or more lines stand closer than paragraphs of the same size.
int lanePitch()
{
    return lineHeight(TypeRole::Body) - scaled(3);
}

} // namespace

double CaptionDelegate::advance(QChar c) const
{
    if (m_advances.empty()) {
        const QFontMetricsF metrics(fontFor(TypeRole::Body));
        m_advances.resize(256);
        for (size_t i = 0; i < m_advances.size(); ++i)
            m_advances[i] = float(metrics.horizontalAdvance(QChar(char16_t(i))));
        m_wide = metrics.horizontalAdvance(u'W');
    }
    if (c.unicode() < 256)
        return double(m_advances[c.unicode()]);
    if (c.unicode() >= 0x2E80)
        return m_wide * 1.05;
    return m_wide * 0.62;
}

QStringList CaptionDelegate::wrapped(const QString &line, double room) const
{
    QStringList result;
    qsizetype from = 0;
    qsizetype space = -1;
    double width = 0;
    for (qsizetype i = 0; i < line.size(); ++i) {
        if (line[i] == u' ')
            space = i;
        width += advance(line[i]);
        if (width <= room || i == from)
            continue;
        const bool atSpace = space > from;
        const qsizetype end = atSpace ? space : i;
        result.append(line.sliced(from, end - from));
        from = atSpace ? end + 1 : end;
        space = -1;
        i = std::max(i, from) - 1;
        width = 0;
        for (qsizetype k = from; k <= i; ++k)
            width += advance(line[k]);
    }
    result.append(line.sliced(from));
    return result;
}

QStringList CaptionDelegate::shownLines(const transcript::Caption &caption) const
{
    QStringList lines;
    for (const QString &line : caption.spokenLines())
        lines += wrapped(line, m_width - 2 * kLanePadding);
    return lines;
}

QSize CaptionDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const
{
    const auto *model = static_cast<const CaptionModel *>(index.model());
    if (model->shownLines(index.row()) == 0)
        model->setShownLines(index.row(), int(shownLines(*model->at(index)).size()));
    const int lines = model->shownLines(index.row());
    return {100, kLaneTop + lineHeight(TypeRole::Small) + lines * lanePitch() + kLaneBottom + kLaneGap};
}

void CaptionDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                            const QModelIndex &index) const
{
    const auto *model = static_cast<const CaptionModel *>(index.model());
    const transcript::Caption *caption = model->at(index);
    if (!caption)
        return;
    painter->save();
    painter->setLayoutDirection(Qt::LayoutDirectionAuto);
    const Theme &t = theme();
    QRect row = option.rect.adjusted(0, 0, 0, -kLaneGap);
    if (option.direction == Qt::RightToLeft)
        row.setLeft(row.right() + 1 - m_width);
    else
        row.setWidth(m_width);
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    if (selected)
        parts::roundBox(painter, row, 9, t.selected, t.highContrast ? t.borderControl : QColor());
    else if (option.state.testFlag(QStyle::State_MouseOver))
        parts::roundBox(painter, row, 9, t.hover);
    const QRect inner = row.adjusted(kLanePadding, kLaneTop, -kLanePadding, 0);
    const auto edge = [&](Qt::Alignment wanted) {
        return QStyle::visualAlignment(option.direction, wanted) | Qt::AlignVCenter;
    };
    const QRect head(inner.x(), inner.y(), inner.width(), lineHeight(TypeRole::Small));
    painter->setFont(fontFor(TypeRole::Small));
    painter->setPen(t.text2);
    drawTabular(painter, head, edge(Qt::AlignLeft), captionTimes(caption->cue));
    if (const QString wrong = model->warning(index.row()); !wrong.isEmpty()) {
        painter->setFont(fontFor(TypeRole::Caption, 500));
        painter->setPen(t.warnText);
        painter->drawText(head, int(edge(Qt::AlignRight)), wrong);
    }
    painter->setFont(fontFor(TypeRole::Body));
    painter->setPen(t.text);
    int y = head.bottom() + 1;
    for (const QString &line : shownLines(*caption)) {
        const QRect place(inner.x(), y, inner.width(), lanePitch());
        // Text has a direction of its own.
        painter->setLayoutDirection(line.isRightToLeft() ? Qt::RightToLeft : Qt::LeftToRight);
        const Qt::Alignment side = line.isRightToLeft() ? Qt::AlignRight : Qt::AlignLeft;
        painter->drawText(place, int(side | Qt::AlignAbsolute | Qt::AlignVCenter),
                          painter->fontMetrics().elidedText(line, Qt::ElideRight, place.width() + 2));
        y += lanePitch();
    }
    if (option.state.testFlag(QStyle::State_HasFocus) && !selected)
        parts::roundBox(painter, row.adjusted(1, 1, -1, -1), 9, QColor(), t.focus, 1.5);
    painter->restore();
}

CaptionsLane::CaptionsLane(CaptionModel &model, QWidget *parent)
    : QListView(parent), m_model(model), m_delegate(new CaptionDelegate(this))
{
    setObjectName(u"captionsLane"_s);
    setAccessibleName(tr("Captions"));
    setAccessibleDescription(
        tr("Enter seeks, Space plays, Control and Enter splits, Control and Backspace joins "
           "with the one above, F fixes."));
    setModel(&model);
    setItemDelegate(m_delegate);
    setFrameShape(QFrame::NoFrame);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setMouseTracking(true);
    setTabKeyNavigation(false);
    setMinimumHeight(120);
    viewport()->setAttribute(Qt::WA_Hover);
    viewport()->setAutoFillBackground(false);
}

void CaptionsLane::showHeard(int row)
{
    if (row < 0 || row >= m_model.rowCount() || row == currentRow() || hasFocus())
        return;
    const QModelIndex index = m_model.index(row);
    setCurrentIndex(index);
    scrollTo(index, QAbstractItemView::EnsureVisible);
}

bool CaptionsLane::lanePress(const QKeyEvent &event)
{
    const int row = currentRow();
    if (row < 0)
        return false;
    const Qt::KeyboardModifiers modifiers = event.modifiers() & ~Qt::KeypadModifier;
    const bool enter = event.key() == Qt::Key_Return || event.key() == Qt::Key_Enter;
    if (enter && modifiers == Qt::ControlModifier)
        emit splitRequested(row);
    else if (event.key() == Qt::Key_Backspace && modifiers == Qt::ControlModifier)
        emit joinRequested(row);
    else if (enter && modifiers == Qt::NoModifier)
        emit seekRequested(row);
    else if (event.key() == Qt::Key_Space && modifiers == Qt::NoModifier)
        emit playRequested(row);
    else if (event.key() == Qt::Key_F && modifiers == Qt::NoModifier)
        emit fixRequested(row);
    else if ((event.key() == Qt::Key_Left || event.key() == Qt::Key_Right)
             && (modifiers & ~Qt::ShiftModifier) == Qt::AltModifier) {
        const bool later = (event.key() == Qt::Key_Right) != isRightToLeft();
        const int by = later ? kNudgeMs : -kNudgeMs;
        const bool end = modifiers.testFlag(Qt::ShiftModifier);
        emit moveRequested(row, end ? 0 : by, end ? by : 0);
    } else {
        return false;
    }
    return true;
}

void CaptionsLane::keyPressEvent(QKeyEvent *event)
{
    if (lanePress(*event)) {
        event->accept();
        return;
    }
    // Letters do not search: they may be shortcuts.
    if (!event->text().isEmpty() && event->text().at(0).isPrint()) {
        event->ignore();
        return;
    }
    QListView::keyPressEvent(event);
}

void CaptionsLane::mouseReleaseEvent(QMouseEvent *event)
{
    QListView::mouseReleaseEvent(event);
    const QModelIndex index = indexAt(event->position().toPoint());
    if (event->button() == Qt::LeftButton && index.isValid())
        emit seekRequested(index.row());
}

void CaptionsLane::contextMenuEvent(QContextMenuEvent *event)
{
    const QModelIndex index =
        event->reason() == QContextMenuEvent::Mouse ? indexAt(event->pos()) : currentIndex();
    if (!index.isValid())
        return;
    setCurrentIndex(index);
    emit menuRequested(index.row(), viewport()->mapToGlobal(visualRect(index).center()));
}

void CaptionsLane::resizeEvent(QResizeEvent *event)
{
    if (m_delegate->setWidth(width() - kBarRoom)) {
        m_model.forgetShownLines();
        scheduleDelayedItemsLayout();
    }
    QListView::resizeEvent(event);
}

void CaptionsLane::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::FontChange) {
        m_delegate->forgetFont();
        m_model.forgetShownLines();
        scheduleDelayedItemsLayout();
    }
    QListView::changeEvent(event);
}

void CaptionsLane::focusInEvent(QFocusEvent *event)
{
    QListView::focusInEvent(event);
    if (!currentIndex().isValid() && m_model.rowCount() > 0)
        setCurrentIndex(m_model.index(0));
}

} // namespace studio::ui
