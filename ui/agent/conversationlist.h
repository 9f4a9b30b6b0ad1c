// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/types/conversations.h"

#include <QAbstractListModel>
#include <QListView>
#include <QStyledItemDelegate>

namespace studio::ui {

/// Conversations the service remembers, page by page.
class ConversationListModel final : public QAbstractListModel {
    Q_OBJECT

public:
    using QAbstractListModel::QAbstractListModel;

    void setConversations(const QList<api::ConversationSummary> &conversations);
    /// Those that are there already are passed over.
    void append(const QList<api::ConversationSummary> &conversations);
    [[nodiscard]] const api::ConversationSummary *at(const QModelIndex &index) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    QList<api::ConversationSummary> m_conversations;
};

class ConversationDelegate final : public QStyledItemDelegate {
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

/// The list, as high as its rows up to a dozen. Enter, Space or a click opens.
class ConversationList final : public QListView {
    Q_OBJECT

public:
    explicit ConversationList(ConversationListModel &model, QWidget *parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return {200, sizeHint().height()}; }

signals:
    void openRequested(const studio::api::ConversationSummary &conversation);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;

private:
    ConversationListModel &m_model;
};

/// "success", "failure" or "not judged", as a word for people.
[[nodiscard]] QString verdictText(api::Verdict verdict);

} // namespace studio::ui
