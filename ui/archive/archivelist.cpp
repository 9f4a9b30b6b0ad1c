// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/archive/archivelist.h"

#include "ui/archive/archivedelegate.h"
#include "ui/archive/archivemodel.h"

#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMouseEvent>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace studio::ui {

ArchiveList::ArchiveList(ArchiveModel &model, bool compact, QWidget *parent)
    : QListView(parent), m_model(model), m_delegate(new ArchiveDelegate(compact, this))
{
    setObjectName(u"archiveList"_s);
    setAccessibleName(tr("History"));
    setModel(&model);
    setItemDelegate(m_delegate);
    setFrameShape(QFrame::NoFrame);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSelectionMode(compact ? QAbstractItemView::SingleSelection : QAbstractItemView::ExtendedSelection);
    setResizeMode(QListView::Adjust);
    setMouseTracking(true);
    setTabKeyNavigation(false);
    viewport()->setAttribute(Qt::WA_Hover);
    viewport()->setAutoFillBackground(false);
}

const ArchiveEntry *ArchiveList::current() const
{
    // Assistive technology chooses a row without moving the keyboard's place.
    const QModelIndexList rows = selectionModel()->selectedIndexes();
    const QModelIndex index = rows.size() == 1 ? rows.first() : currentIndex();
    const ArchiveEntry *entry = index.isValid() ? m_model.at(index.row()) : nullptr;
    return entry && !entry->isDay() ? entry : nullptr;
}

QList<ArchiveEntry> ArchiveList::chosen() const
{
    QModelIndexList rows = selectionModel()->selectedIndexes();
    std::sort(rows.begin(), rows.end());
    QList<ArchiveEntry> entries;
    for (const QModelIndex &row : std::as_const(rows)) {
        if (const ArchiveEntry *entry = m_model.at(row.row()); entry && !entry->isDay())
            entries.append(*entry);
    }
    if (entries.isEmpty() && current())
        entries.append(*current());
    return entries;
}

QModelIndex ArchiveList::moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers)
{
    const int last = m_model.rowCount() - 1;
    QModelIndex index = QListView::moveCursor(action, modifiers);
    if (last < 0 || !index.isValid())
        return index;
    const bool up = action == MoveUp || action == MovePrevious || action == MovePageUp;
    const int from = currentIndex().isValid() ? currentIndex().row() : -1;
    int row = index.row();
    // The view knows only what can be selected; days are stepped over, the other way at the very top.
    if (row == from && (up || action == MoveDown || action == MoveNext))
        row += up ? -1 : 1;
    const auto isDay = [this](int at) { return m_model.at(at) && m_model.at(at)->isDay(); };
    while (row > 0 && row <= last && isDay(row))
        row += up ? -1 : 1;
    while (row >= 0 && row <= last && isDay(row))
        ++row;
    return row >= 0 && row <= last && !isDay(row) ? m_model.index(row) : currentIndex();
}

void ArchiveList::focusInEvent(QFocusEvent *event)
{
    QListView::focusInEvent(event);
    if (!current() && m_model.rowCount() > 1)
        setCurrentIndex(m_model.index(1));
}

void ArchiveList::keyPressEvent(QKeyEvent *event)
{
    const ArchiveEntry *entry = current();
    const bool plain = !(event->modifiers() & ~Qt::KeypadModifier);
    if (entry && plain) {
        const ArchiveEntry chosenEntry = *entry; // handlers may change the rows
        switch (event->key()) {
        case Qt::Key_Space:
            emit playRequested(chosenEntry);
            return;
        case Qt::Key_Return:
        case Qt::Key_Enter:
            emit restoreRequested(chosenEntry);
            return;
        case Qt::Key_Delete:
        case Qt::Key_Backspace:
            emit removeRequested();
            return;
        default:
            break;
        }
    }
    if (!(event->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier))
        && !event->text().isEmpty() && event->text().at(0).isPrint() && event->key() != Qt::Key_Space) {
        emit typed(event->text());
        return;
    }
    QListView::keyPressEvent(event);
}

bool ArchiveList::takeClick(QMouseEvent *event)
{
    const QModelIndex index = indexAt(event->pos());
    const ArchiveEntry *entry = index.isValid() ? m_model.at(index.row()) : nullptr;
    if (!entry || entry->isDay() || event->button() != Qt::LeftButton || event->modifiers())
        return false;
    const ArchiveEntry clicked = *entry;
    const QRect row = visualRect(index);
    if (m_delegate->orbRect(row, layoutDirection()).contains(event->pos())) {
        setCurrentIndex(index);
        emit playRequested(clicked);
        return true;
    }
    if (selectionMode() == QAbstractItemView::ExtendedSelection
        && ArchiveDelegate::starRect(row, layoutDirection()).contains(event->pos())) {
        setCurrentIndex(index);
        emit starRequested(clicked);
        return true;
    }
    return false;
}

void ArchiveList::mousePressEvent(QMouseEvent *event)
{
    if (!takeClick(event))
        QListView::mousePressEvent(event);
}

void ArchiveList::mouseDoubleClickEvent(QMouseEvent *event)
{
    const QModelIndex index = indexAt(event->pos());
    const ArchiveEntry *entry = index.isValid() ? m_model.at(index.row()) : nullptr;
    if (entry && !entry->isDay() && event->button() == Qt::LeftButton
        && !m_delegate->orbRect(visualRect(index), layoutDirection()).contains(event->pos()))
        emit restoreRequested(ArchiveEntry(*entry));
}

void ArchiveList::contextMenuEvent(QContextMenuEvent *event)
{
    if (event->reason() == QContextMenuEvent::Keyboard) {
        const QRect row = visualRect(currentIndex());
        emit menuRequested(viewport()->mapToGlobal(row.center()));
        return;
    }
    const QModelIndex index = indexAt(event->pos());
    if (index.isValid() && !selectionModel()->isSelected(index))
        setCurrentIndex(index);
    emit menuRequested(event->globalPos());
}

} // namespace studio::ui
