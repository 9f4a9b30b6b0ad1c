// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/agent/chatview.h"

#include "ui/agent/chatdelegate.h"
#include "ui/agent/shownsession.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QScrollBar>

#include <algorithm>
#include <chrono>
#include <utility>

using namespace Qt::StringLiterals;

namespace studio::ui {

using agent::ConversationItem;

ChatView::ChatView(ShownSession &shown, QWidget *parent)
    : QListView(parent), m_shown(shown), m_model(new ChatModel(shown, this)),
      m_delegate(new ChatDelegate(this))
{
    setObjectName(u"chatView"_s);
    setAccessibleName(tr("Conversation"));
    setItemDelegate(m_delegate);
    setFrameShape(QFrame::NoFrame);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setResizeMode(QListView::Adjust);
    setTabKeyNavigation(false);
    viewport()->setAutoFillBackground(false);
    setModel(m_model);

    m_relayout.setSingleShot(true);
    m_relayout.setInterval(std::chrono::milliseconds(0));
    connect(&m_relayout, &QTimer::timeout, this, [this] {
        doItemsLayout();
        follow();
    });
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this,
            [this](int value) { m_atEnd = value >= verticalScrollBar()->maximum() - 4; });
    connect(verticalScrollBar(), &QScrollBar::rangeChanged, this, &ChatView::follow);
    connect(m_model, &QAbstractItemModel::rowsInserted, this, [this] { m_relayout.start(); });
    connect(m_model, &QAbstractItemModel::dataChanged, this, [this](const QModelIndex &first) {
        // Most changes are of words within a line; only a taller row moves the others.
        if (visualRect(first).height() != m_delegate->sizeHint(optionFor(first), first).height())
            m_relayout.start();
    });
    connect(m_model, &QAbstractItemModel::modelReset, this, [this] {
        m_delegate->forgetSizes();
        m_atEnd = m_shown.kind() == ShownSession::Kind::Live;
        m_relayout.start();
    });
    connect(&shown, &ShownSession::turnChosen, this, &ChatView::showTurn);
    connect(&shown, &ShownSession::positionChanged, this, &ChatView::showPosition);
}

QStyleOptionViewItem ChatView::optionFor(const QModelIndex &index) const
{
    QStyleOptionViewItem option;
    initViewItemOption(&option);
    option.rect = visualRect(index);
    option.rect.setWidth(viewport()->width());
    return option;
}

void ChatView::follow()
{
    if (m_atEnd && !m_shown.position())
        verticalScrollBar()->setValue(verticalScrollBar()->maximum());
}

void ChatView::scrollToEnd()
{
    m_atEnd = true;
    follow();
}

void ChatView::showStart()
{
    doItemsLayout();
    verticalScrollBar()->setValue(0);
    m_atEnd = false;
    clearSelection();
}

void ChatView::showTurn(int turn)
{
    if (m_choosing)
        return;
    const int row = m_model->rowOfTurn(turn);
    if (row < 0)
        return;
    const QModelIndex index = m_model->index(row);
    m_choosing = true;
    setCurrentIndex(index);
    m_choosing = false;
    scrollTo(index);
}

/// What is heard stays in sight.
void ChatView::showPosition()
{
    const auto position = m_shown.position();
    if (!position)
        return;
    if (const int row = m_model->rowAt(*position); row >= 0)
        scrollTo(m_model->index(row));
}

void ChatView::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QListView::currentChanged(current, previous);
    const ConversationItem *item = current.isValid() ? m_model->item(current.row()) : nullptr;
    if (!item || m_choosing)
        return;
    m_choosing = true;
    m_shown.chooseTurn(item->turn);
    m_choosing = false;
}

void ChatView::focusInEvent(QFocusEvent *event)
{
    QListView::focusInEvent(event);
    if (!currentIndex().isValid() && m_model->rowCount() > 0)
        setCurrentIndex(m_model->index(m_model->rowCount() - 1));
}

void ChatView::activateRow(const QModelIndex &index)
{
    const ConversationItem *item = index.isValid() ? m_model->item(index.row()) : nullptr;
    if (!item)
        return;
    if (item->kind == ConversationItem::Kind::Tool)
        emit toolOpened(*item);
    else
        m_shown.playItem(*item);
}

QString ChatView::plainText(const QModelIndexList &rows) const
{
    QModelIndexList sorted = rows;
    std::sort(sorted.begin(), sorted.end());
    QStringList lines;
    for (const QModelIndex &index : std::as_const(sorted))
        lines.append(sorted.size() == 1 ? index.data(Qt::DisplayRole).toString()
                                        : index.data(Qt::AccessibleTextRole).toString());
    return lines.join(u'\n');
}

void ChatView::copyChosen()
{
    if (const QString text = plainText(selectionModel()->selectedIndexes()); !text.isEmpty())
        QGuiApplication::clipboard()->setText(text);
}

void ChatView::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy)) {
        copyChosen();
        return;
    }
    const bool plain = !(event->modifiers() & ~(Qt::KeypadModifier | Qt::ShiftModifier));
    if (plain && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)) {
        activateRow(currentIndex());
        return;
    }
    // Held, it is the key one talks with; the view would choose a row.
    if (event->key() == Qt::Key_Space) {
        event->ignore();
        return;
    }
    if (plain && !event->text().isEmpty() && event->text().at(0).isPrint()) {
        emit typed(event->text());
        return;
    }
    QListView::keyPressEvent(event);
}

void ChatView::mouseDoubleClickEvent(QMouseEvent *event)
{
    activateRow(indexAt(event->pos()));
}

void ChatView::contextMenuEvent(QContextMenuEvent *event)
{
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    const QModelIndex index = byKey ? currentIndex() : indexAt(event->pos());
    const ConversationItem *item = index.isValid() ? m_model->item(index.row()) : nullptr;
    if (!item)
        return;
    const ConversationItem about = *item; // the menu may outlive the row
    if (!selectionModel()->isSelected(index))
        setCurrentIndex(index);
    emit menuRequested(about,
                       byKey ? viewport()->mapToGlobal(visualRect(index).center()) : event->globalPos());
}

void ChatView::resizeEvent(QResizeEvent *event)
{
    const bool atEnd = m_atEnd;
    QListView::resizeEvent(event);
    setProperty("focusRect", rect().adjusted(4, 4, -4, -4)); // its neighbours touch it
    m_atEnd = atEnd;
    m_relayout.start();
}

void ChatView::changeEvent(QEvent *event)
{
    QListView::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::ApplicationFontChange)
        m_relayout.start();
}

} // namespace studio::ui
