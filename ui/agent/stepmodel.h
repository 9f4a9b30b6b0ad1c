// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/agent/stepoutline.h"

#include <QAbstractTableModel>
#include <QUndoStack>

namespace studio::ui {

/// The steps of one scenario as a table that can be edited, ordered by drag and taken back. A loop is a row,
/// and what it repeats are the rows behind it, a level deeper.
class StepModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { KindColumn, WhatColumn, DetailColumn, ColumnCount };
    enum Role { HintRole = Qt::UserRole + 1, KindRole, DepthRole };

    explicit StepModel(QObject *parent = nullptr);

    [[nodiscard]] const QList<scenario::Step> &steps() const { return m_steps; }
    [[nodiscard]] const StepRows &rows() const { return m_rows; }
    /// Another scenario: nothing to take back.
    void setSteps(const QList<scenario::Step> &steps);
    /// An edit like others, e.g. from JSON.
    void replaceSteps(const QString &what, const QList<scenario::Step> &steps);
    void insert(int row, const scenario::Step &step);
    /// The rows and what belongs to them: a loop goes with its steps.
    void remove(int first, int last);
    /// One row up or down, into loops and out of them. False: there is no further.
    bool shift(int first, int last, int by);
    /// Into the loop above.
    bool indent(int first, int last);
    /// Behind the loop they are in.
    bool outdent(int first, int last);
    /// A new loop around them.
    bool wrap(int first, int last);
    /// The loop goes, its steps stay.
    void unwrap(int row);
    [[nodiscard]] bool isLoop(int row) const;
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
    /// Rows were moved or came new: they should be selected.
    void rowsPlaced(int first, int last);

private:
    class Edit;
    void apply(const StepRows &rows);
    void push(const QString &what, const StepRows &rows);
    [[nodiscard]] bool isRange(int first, int last) const;
    /// The rows of a move, and where they are afterwards.
    bool moved(const QString &what, StepRows rows, int first, int last, int to);
    [[nodiscard]] scenario::Step wholeStep(int row) const;

    StepRows m_rows;
    QList<scenario::Step> m_steps; ///< The same as a tree.
    QUndoStack m_undo;
};

} // namespace studio::ui
