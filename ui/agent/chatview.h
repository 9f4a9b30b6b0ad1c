// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/agent/chatmodel.h"

#include <QListView>
#include <QTimer>

namespace studio::ui {

class ChatDelegate;

/// The conversation. ↑ ↓ go from row to row, Enter plays that turn, Ctrl+C copies; what is typed goes to the
/// message field. Follows the end while it is there.
class ChatView final : public QListView {
    Q_OBJECT

public:
    explicit ChatView(ShownSession &shown, QWidget *parent = nullptr);

    [[nodiscard]] ChatModel *chat() const { return m_model; }
    /// Its text, as it is copied: a line a row, with times and names.
    [[nodiscard]] QString plainText(const QModelIndexList &rows) const;
    void scrollToEnd();
    /// Stays at its beginning.
    void showStart();

signals:
    /// Letters that were typed here.
    void typed(const QString &text);
    void menuRequested(const studio::agent::ConversationItem &item, const QPoint &globalPosition);
    /// More about a tool's call is wanted.
    void toolOpened(const studio::agent::ConversationItem &item);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;

private:
    void activateRow(const QModelIndex &index);
    [[nodiscard]] QStyleOptionViewItem optionFor(const QModelIndex &index) const;
    void copyChosen();
    void follow();
    void showTurn(int turn);
    void showPosition();

    ShownSession &m_shown;
    ChatModel *m_model;
    ChatDelegate *m_delegate;
    QTimer m_relayout; ///< Rows that grow while they are heard.
    bool m_atEnd = true;
    bool m_choosing = false;
};

} // namespace studio::ui
