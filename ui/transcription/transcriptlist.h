// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractListModel>
#include <QDateTime>
#include <QListView>
#include <QStyledItemDelegate>

namespace studio::ui {

/// One row of the list of transcripts.
struct TranscriptItem {
    QString id{}; ///< Empty for one that is only being made.
    QString job{}; ///< Of the jobs board, for one that is being made or failed.
    QString title{};
    QString excerpt{}; ///< The first words, or what is being done.
    QDateTime changedAt{};
    double seconds = 0;
    int speakers = 0;
    bool live = false;
    double progress = -1; ///< 0…1 while it is made.
    QString problem{}; ///< Why it was not made.

    [[nodiscard]] bool isMade() const { return !id.isEmpty(); }
    bool operator==(const TranscriptItem &) const = default;
};

/// What is being made first, then what is there, the latest change first.
class TranscriptListModel final : public QAbstractListModel {
    Q_OBJECT

public:
    using QAbstractListModel::QAbstractListModel;

    /// Rows that stay are changed in place, so that selection and scroll position stay too.
    void setItems(const QList<TranscriptItem> &items);
    [[nodiscard]] const TranscriptItem *at(int row) const;
    [[nodiscard]] const TranscriptItem *at(const QModelIndex &index) const { return at(index.row()); }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    QList<TranscriptItem> m_items;
};

class TranscriptDelegate final : public QStyledItemDelegate {
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

/// The list: Enter or a double click opens, Delete removes, F2 renames, the menu key opens the menu.
class TranscriptList final : public QListView {
    Q_OBJECT

public:
    explicit TranscriptList(TranscriptListModel &model, QWidget *parent = nullptr);

    [[nodiscard]] const TranscriptItem *current() const;

signals:
    void openRequested(const studio::ui::TranscriptItem &item);
    void removeRequested(const studio::ui::TranscriptItem &item);
    void renameRequested(const studio::ui::TranscriptItem &item);
    void menuRequested(const studio::ui::TranscriptItem &item, const QPoint &globalPosition);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;

private:
    TranscriptListModel &m_model;
};

} // namespace studio::ui
