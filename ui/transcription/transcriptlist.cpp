// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/transcription/transcriptlist.h"

#include "ui/theme/icons.h"
#include "ui/theme/styleparts.h"
#include "ui/theme/typography.h"
#include "ui/widgets/buttonkeys.h"

#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace studio::ui {

namespace {

constexpr int kRowSpace = 2;
constexpr int kGlyphSide = 18;

/// "13:20" today, "18 Jul" before, with the year in another one.
QString whenText(const QDateTime &time)
{
    const QDateTime local = time.toLocalTime();
    const QDate today = QDate::currentDate();
    if (local.date() == today)
        return QLocale().toString(local.time(), QLocale::ShortFormat);
    if (local.date().year() == today.year())
        return QLocale().toString(local.date(), TranscriptList::tr("d MMM"));
    return QLocale().toString(local.date(), QLocale::ShortFormat);
}

QString factsOf(const TranscriptItem &item)
{
    QStringList parts;
    if (item.seconds > 0)
        parts.append(timecode(item.seconds));
    if (item.speakers > 0)
        parts.append(TranscriptList::tr("%n speakers", nullptr, item.speakers));
    if (item.live)
        parts.append(TranscriptList::tr("live"));
    if (item.changedAt.isValid())
        parts.append(whenText(item.changedAt));
    return parts.join(u"  ·  "_s);
}

} // namespace

void TranscriptListModel::setItems(const QList<TranscriptItem> &items)
{
    if (items == m_items)
        return;
    const auto sameRows = [](const TranscriptItem &a, const TranscriptItem &b) {
        return a.id == b.id && a.job == b.job;
    };
    if (items.size() == m_items.size()
        && std::equal(items.begin(), items.end(), m_items.cbegin(), sameRows)) {
        m_items = items;
        if (!items.isEmpty())
            emit dataChanged(index(0), index(int(items.size()) - 1));
        return;
    }
    beginResetModel();
    m_items = items;
    endResetModel();
}

const TranscriptItem *TranscriptListModel::at(int row) const
{
    return row >= 0 && row < m_items.size() ? &m_items.at(row) : nullptr;
}

int TranscriptListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_items.size());
}

QVariant TranscriptListModel::data(const QModelIndex &index, int role) const
{
    const TranscriptItem *item = at(index);
    if (!item)
        return {};
    if (role == Qt::DisplayRole)
        return item->title;
    if (role == Qt::AccessibleTextRole) {
        const QString state = item->problem.isEmpty() ? item->excerpt : item->problem;
        return QStringList{item->title, factsOf(*item), state}.join(u", "_s);
    }
    return {};
}

QSize TranscriptDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return {100, lineHeight(TypeRole::Body) + lineHeight(TypeRole::Small) + 20 + kRowSpace};
}

void TranscriptDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                               const QModelIndex &index) const
{
    const auto *model = qobject_cast<const TranscriptListModel *>(index.model());
    const TranscriptItem *item = model ? model->at(index) : nullptr;
    if (!item)
        return;
    painter->save();
    // What was said keeps the direction of its own language.
    painter->setLayoutDirection(Qt::LayoutDirectionAuto);
    const Theme &t = theme();
    const QRect row = option.rect.adjusted(0, 0, 0, -kRowSpace);
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    if (selected)
        parts::roundBox(painter, row, 9, t.selected, t.highContrast ? t.borderControl : QColor());
    else if (option.state.testFlag(QStyle::State_MouseOver))
        parts::roundBox(painter, row, 9, t.hover);
    const auto place = [&](int x, int width, int y, int height) {
        return QStyle::visualRect(option.direction, row, QRect(row.x() + x, row.y() + y, width, height));
    };
    const auto alignment = [&](Qt::Alignment edge) {
        return int(QStyle::visualAlignment(option.direction, edge) | Qt::AlignVCenter);
    };
    const QString icon = !item->problem.isEmpty() ? u"triangle-alert"_s
        : item->isMade()                          ? (item->live ? u"mic"_s : u"file-audio"_s)
                                                  : u"loader-circle"_s;
    drawIcon(painter, icon, place(14, kGlyphSide, (row.height() - kGlyphSide) / 2, kGlyphSide),
             item->problem.isEmpty() ? t.text2 : t.warn);

    const int first = lineHeight(TypeRole::Body);
    const int second = lineHeight(TypeRole::Small);
    const int top = (row.height() - first - second) / 2;
    const int left = 14 + kGlyphSide + 14;
    painter->setFont(fontFor(TypeRole::Small));
    const QString facts = factsOf(*item);
    const int factsWidth = std::min(painter->fontMetrics().horizontalAdvance(facts) + 4, row.width() / 2);
    painter->setPen(t.text2);
    painter->drawText(place(row.width() - factsWidth - 14, factsWidth, top, first), alignment(Qt::AlignRight),
                      facts);
    painter->setFont(fontFor(TypeRole::Body, selected ? 600 : 500));
    painter->setPen(t.text);
    const int titleRoom = row.width() - left - factsWidth - 28;
    painter->drawText(place(left, titleRoom, top, first), alignment(Qt::AlignLeft),
                      painter->fontMetrics().elidedText(item->title, Qt::ElideMiddle, titleRoom));
    const int room = row.width() - left - 14;
    painter->setFont(fontFor(TypeRole::Small));
    painter->setPen(item->problem.isEmpty() ? t.text2 : t.dangerText);
    painter->drawText(place(left, room, top + first, second), alignment(Qt::AlignLeft),
                      painter->fontMetrics().elidedText(
                          item->problem.isEmpty() ? item->excerpt : item->problem, Qt::ElideRight, room));
    if (!item->isMade() && item->problem.isEmpty() && item->progress >= 0) {
        const QRect bed = place(left, room, row.height() - 5, 3);
        parts::roundBox(painter, bed, 1.5, t.sunken);
        const int done = int(bed.width() * std::clamp(item->progress, 0.0, 1.0));
        parts::roundBox(
            painter, QStyle::visualRect(option.direction, bed, QRect(bed.x(), bed.y(), done, bed.height())),
            1.5, t.accent);
    }
    if (option.state.testFlag(QStyle::State_HasFocus) && !selected)
        parts::roundBox(painter, row.adjusted(1, 1, -1, -1), 9, QColor(), t.focus, 1.5);
    painter->restore();
}

TranscriptList::TranscriptList(TranscriptListModel &model, QWidget *parent)
    : QListView(parent), m_model(model)
{
    setObjectName(u"transcriptList"_s);
    setAccessibleName(tr("Transcripts"));
    setModel(&model);
    setItemDelegate(new TranscriptDelegate(this));
    setFrameShape(QFrame::NoFrame);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setUniformItemSizes(true);
    setMouseTracking(true);
    setTabKeyNavigation(false);
    viewport()->setAttribute(Qt::WA_Hover);
    viewport()->setAutoFillBackground(false);
}

const TranscriptItem *TranscriptList::current() const
{
    const QModelIndexList rows = selectionModel()->selectedIndexes();
    return m_model.at(rows.size() == 1 ? rows.first() : currentIndex());
}

void TranscriptList::keyPressEvent(QKeyEvent *event)
{
    const TranscriptItem *item = current();
    if (item) {
        const TranscriptItem copy = *item;
        if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter
            || event->key() == Qt::Key_Space) {
            emit openRequested(copy);
            return;
        }
        if (isDeleteKey(*event)) {
            emit removeRequested(copy);
            return;
        }
        if (event->key() == Qt::Key_F2) {
            emit renameRequested(copy);
            return;
        }
    }
    QListView::keyPressEvent(event);
}

void TranscriptList::mouseReleaseEvent(QMouseEvent *event)
{
    QListView::mouseReleaseEvent(event);
    if (event->button() != Qt::LeftButton)
        return;
    if (const TranscriptItem *item = m_model.at(indexAt(event->position().toPoint())))
        emit openRequested(TranscriptItem(*item));
}

void TranscriptList::contextMenuEvent(QContextMenuEvent *event)
{
    const QModelIndex index =
        event->reason() == QContextMenuEvent::Mouse ? indexAt(event->pos()) : currentIndex();
    if (const TranscriptItem *item = m_model.at(index))
        emit menuRequested(TranscriptItem(*item), viewport()->mapToGlobal(visualRect(index).center()));
}

void TranscriptList::focusInEvent(QFocusEvent *event)
{
    QListView::focusInEvent(event);
    if (!currentIndex().isValid() && m_model.rowCount() > 0)
        setCurrentIndex(m_model.index(0));
}

} // namespace studio::ui
