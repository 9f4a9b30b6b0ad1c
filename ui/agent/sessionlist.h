// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/evidence/sessioninfo.h"

#include <QAbstractListModel>
#include <QListView>
#include <QStyledItemDelegate>

namespace studio::ui {

/// Recorded sessions, as the archive lists them.
class SessionListModel final : public QAbstractListModel {
    Q_OBJECT

public:
    using QAbstractListModel::QAbstractListModel;

    /// Rows that stay are changed in place, so that the current one stays too.
    void setSessions(const QList<evidence::SessionInfo> &sessions);
    [[nodiscard]] const QList<evidence::SessionInfo> &sessions() const { return m_sessions; }
    [[nodiscard]] const evidence::SessionInfo *at(const QModelIndex &index) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    QList<evidence::SessionInfo> m_sessions;
};

class SessionDelegate final : public QStyledItemDelegate {
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

/// The list, as high as its rows up to a dozen. Enter, Space or a click opens, Delete removes, the menu key
/// opens the menu.
class SessionList final : public QListView {
    Q_OBJECT

public:
    explicit SessionList(SessionListModel &model, QWidget *parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return {200, sizeHint().height()}; }

signals:
    void openRequested(const studio::evidence::SessionInfo &session);
    void removeRequested(const studio::evidence::SessionInfo &session);
    void menuRequested(const studio::evidence::SessionInfo &session, const QPoint &globalPosition);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;

private:
    SessionListModel &m_model;
};

/// "4 turns · 0.98 s median · 2:14"
[[nodiscard]] QString sessionFacts(const evidence::SessionInfo &session);

} // namespace studio::ui
