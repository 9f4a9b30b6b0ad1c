// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scenario/scenario.h"

#include <QAbstractTableModel>
#include <QUndoStack>

namespace studio::ui {

/// The steps of one scenario as a table that can be edited, ordered by drag and taken back. What is inside a
/// loop is edited as JSON; its row can be moved and removed here.
class StepModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { KindColumn, WhatColumn, DetailColumn, ColumnCount };
    enum Role { HintRole = Qt::UserRole + 1, KindRole };

    explicit StepModel(QObject *parent = nullptr);

    [[nodiscard]] const QList<scenario::Step> &steps() const { return m_steps; }
    /// Another scenario: nothing to take back.
    void setSteps(const QList<scenario::Step> &steps);
    /// An edit like others, e.g. from JSON.
    void replaceSteps(const QString &what, const QList<scenario::Step> &steps);
    void insert(int row, const scenario::Step &step);
    void remove(int row);
    /// To where `to` is before the move.
    void move(int from, int to);
    [[nodiscard]] QUndoStack &undoStack() { return m_undo; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    [[nodiscard]] Qt::DropActions supportedDropActions() const override { return Qt::MoveAction; }
    [[nodiscard]] QStringList mimeTypes() const override;
    [[nodiscard]] QMimeData *mimeData(const QModelIndexList &indexes) const override;
    bool dropMimeData(const QMimeData *data, Qt::DropAction action, int row, int column,
                      const QModelIndex &parent) override;

signals:
    void edited();
    /// A row was moved or came new: it should be the current one.
    void rowPlaced(int row);

private:
    class Edit;
    void apply(const QList<scenario::Step> &steps);

    QList<scenario::Step> m_steps;
    QUndoStack m_undo;
};

} // namespace studio::ui
