// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/agent/stepmodel.h"

#include "ui/agent/stepfields.h"

#include <QMimeData>
#include <QUndoCommand>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace studio::ui {

using scenario::Step;

namespace {

constexpr char kRowFormat[] = "application/x-voice-studio-step";

} // namespace

/// All steps before and after: a scenario is small.
class StepModel::Edit final : public QUndoCommand {
public:
    Edit(StepModel &model, const QString &what, const QList<Step> &after)
        : QUndoCommand(what), m_model(model), m_before(model.m_steps), m_after(after)
    {
    }
    void undo() override { m_model.apply(m_before); }
    void redo() override { m_model.apply(m_after); }

private:
    StepModel &m_model;
    QList<Step> m_before;
    QList<Step> m_after;
};

StepModel::StepModel(QObject *parent) : QAbstractTableModel(parent)
{
    m_undo.setUndoLimit(500);
}

void StepModel::setSteps(const QList<Step> &steps)
{
    m_undo.clear();
    beginResetModel();
    m_steps = steps;
    endResetModel();
}

void StepModel::apply(const QList<Step> &steps)
{
    // Only what differs moves, so that the view keeps its place.
    const qsizetype common = std::min(m_steps.size(), steps.size());
    qsizetype first = 0;
    while (first < common && m_steps[first] == steps[first])
        ++first;
    if (steps.size() == m_steps.size()) {
        qsizetype last = steps.size() - 1;
        while (last > first && m_steps[last] == steps[last])
            --last;
        m_steps = steps;
        if (first < steps.size())
            emit dataChanged(index(int(first), 0), index(int(last), ColumnCount - 1));
    } else if (steps.size() > m_steps.size()) {
        beginInsertRows({}, int(first), int(first + steps.size() - m_steps.size() - 1));
        m_steps = steps;
        endInsertRows();
        emit dataChanged(index(int(first), 0), index(int(steps.size()) - 1, ColumnCount - 1));
    } else {
        beginRemoveRows({}, int(first), int(first + m_steps.size() - steps.size() - 1));
        m_steps = steps;
        endRemoveRows();
        if (first < steps.size())
            emit dataChanged(index(int(first), 0), index(int(steps.size()) - 1, ColumnCount - 1));
    }
    emit edited();
}

void StepModel::replaceSteps(const QString &what, const QList<Step> &steps)
{
    if (steps != m_steps)
        m_undo.push(new Edit(*this, what, steps));
}

void StepModel::insert(int row, const Step &step)
{
    QList<Step> steps = m_steps;
    row = std::clamp(row, 0, int(steps.size()));
    steps.insert(row, step);
    m_undo.push(new Edit(*this, tr("Add a step"), steps));
    emit rowPlaced(row);
}

void StepModel::remove(int row)
{
    if (row < 0 || row >= m_steps.size())
        return;
    QList<Step> steps = m_steps;
    steps.removeAt(row);
    m_undo.push(new Edit(*this, tr("Remove a step"), steps));
    if (!steps.isEmpty())
        emit rowPlaced(std::min(row, int(steps.size()) - 1));
}

void StepModel::move(int from, int to)
{
    if (from < 0 || from >= m_steps.size() || to < 0 || to >= m_steps.size() || from == to)
        return;
    QList<Step> steps = m_steps;
    steps.move(from, to);
    m_undo.push(new Edit(*this, tr("Move a step"), steps));
    emit rowPlaced(to);
}

int StepModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_steps.size());
}

int StepModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant StepModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Step &step = m_steps.at(index.row());
    switch (role) {
    case KindRole:
        return int(step.kind);
    case HintRole:
        return index.column() == WhatColumn  ? StepFields::whatHint(step.kind)
            : index.column() == DetailColumn ? StepFields::detailHint(step.kind)
                                             : QString();
    case Qt::DisplayRole:
    case Qt::EditRole:
        switch (index.column()) {
        case KindColumn:
            return StepFields::kindName(step.kind);
        case WhatColumn:
            return StepFields::what(step);
        default:
            return StepFields::detail(step);
        }
    case Qt::ToolTipRole:
        return scenario::describe(step);
    case Qt::AccessibleTextRole:
        return index.column() == KindColumn
            ? tr("Step %1: %2").arg(index.row() + 1).arg(scenario::describe(step))
            : data(index, Qt::DisplayRole);
    default:
        return {};
    }
}

bool StepModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return false;
    QList<Step> steps = m_steps;
    Step &step = steps[index.row()];
    if (role == KindRole)
        step = StepFields::ofKind(step, Step::Kind(value.toInt()));
    else if (role != Qt::EditRole
             || !(index.column() == WhatColumn ? StepFields::setWhat(step, value.toString())
                                               : StepFields::setDetail(step, value.toString())))
        return false;
    if (steps != m_steps)
        m_undo.push(new Edit(*this, tr("Edit a step"), steps));
    return true;
}

QVariant StepModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role != Qt::DisplayRole)
        return {};
    if (orientation == Qt::Vertical)
        return section + 1;
    switch (section) {
    case KindColumn:
        return tr("Step");
    case WhatColumn:
        return tr("What");
    default:
        return tr("Details");
    }
}

Qt::ItemFlags StepModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::ItemIsDropEnabled;
    Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsDragEnabled;
    const Step::Kind kind = m_steps.at(index.row()).kind;
    const bool isLoop = kind == Step::Kind::Repeat;
    if (!isLoop
        && (index.column() == KindColumn
            || !(index.column() == WhatColumn ? StepFields::whatHint(kind) : StepFields::detailHint(kind))
                    .isEmpty()))
        flags |= Qt::ItemIsEditable;
    return flags;
}

QStringList StepModel::mimeTypes() const
{
    return {QString::fromLatin1(kRowFormat)};
}

QMimeData *StepModel::mimeData(const QModelIndexList &indexes) const
{
    auto *data = new QMimeData;
    if (!indexes.isEmpty())
        data->setData(QString::fromLatin1(kRowFormat), QByteArray::number(indexes.first().row()));
    return data;
}

bool StepModel::dropMimeData(const QMimeData *data, Qt::DropAction action, int row, int,
                             const QModelIndex &parent)
{
    if (action != Qt::MoveAction || !data->hasFormat(QString::fromLatin1(kRowFormat)))
        return false;
    const int from = data->data(QString::fromLatin1(kRowFormat)).toInt();
    int to = row >= 0 ? row : parent.isValid() ? parent.row() : int(m_steps.size());
    if (to > from)
        --to;
    move(from, std::clamp(to, 0, int(m_steps.size()) - 1));
    return false; // moved already: the view is not to remove the row
}

} // namespace studio::ui
