// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/agent/stepmodel.h"

#include "ui/agent/stepfields.h"

#include <QMimeData>
#include <QUndoCommand>

#include <algorithm>
#include <tuple>

using namespace Qt::StringLiterals;

namespace studio::ui {

using scenario::Step;

namespace {

constexpr char kRowFormat[] = "application/x-voice-studio-step";

} // namespace

/// All steps before and after: a scenario is small.
class StepModel::Edit final : public QUndoCommand {
public:
    Edit(StepModel &model, const QString &what, const StepRows &after)
        : QUndoCommand(what), m_model(model), m_before(model.m_rows), m_after(after)
    {
    }
    void undo() override { m_model.apply(m_before); }
    void redo() override { m_model.apply(m_after); }

private:
    StepModel &m_model;
    StepRows m_before;
    StepRows m_after;
};

StepModel::StepModel(QObject *parent) : QAbstractTableModel(parent)
{
    m_undo.setUndoLimit(500);
}

void StepModel::setSteps(const QList<Step> &steps)
{
    m_undo.clear();
    beginResetModel();
    m_rows = outline::rowsOf(steps);
    m_steps = steps;
    endResetModel();
}

void StepModel::apply(const StepRows &rows)
{
    // Only what differs moves, so that the view keeps its place.
    const qsizetype common = std::min(m_rows.size(), rows.size());
    qsizetype first = 0;
    while (first < common && m_rows[first] == rows[first])
        ++first;
    const auto take = [this, &rows] {
        m_rows = rows;
        m_steps = outline::stepsOf(rows);
    };
    qsizetype last = rows.size() - 1;
    if (rows.size() == m_rows.size()) {
        while (last > first && m_rows[last] == rows[last])
            --last;
        take();
    } else if (rows.size() > m_rows.size()) {
        beginInsertRows({}, int(first), int(first + rows.size() - m_rows.size() - 1));
        take();
        endInsertRows();
    } else {
        beginRemoveRows({}, int(first), int(first + m_rows.size() - rows.size() - 1));
        take();
        endRemoveRows();
    }
    if (first < rows.size())
        emit dataChanged(index(int(first), 0), index(int(last), ColumnCount - 1));
    emit edited();
}

void StepModel::push(const QString &what, const StepRows &rows)
{
    if (rows != m_rows)
        m_undo.push(new Edit(*this, what, rows));
}

void StepModel::replaceSteps(const QString &what, const QList<Step> &steps)
{
    push(what, outline::rowsOf(steps));
}

bool StepModel::isRange(int first, int last) const
{
    return first >= 0 && first <= last && last < m_rows.size();
}

bool StepModel::isLoop(int row) const
{
    return row >= 0 && row < m_rows.size() && m_rows[row].isLoop();
}

void StepModel::insert(int row, const Step &step)
{
    StepRows rows = m_rows;
    row = std::clamp(row, 0, int(rows.size()));
    const int depth = outline::depthFor(rows, row);
    StepRows added = outline::rowsOf({step});
    for (int i = 0; i < added.size(); ++i) {
        added[i].depth += depth;
        rows.insert(row + i, added[i]);
    }
    push(tr("Add a step"), rows);
    emit rowsPlaced(row, row);
}

void StepModel::remove(int first, int last)
{
    if (!isRange(first, last))
        return;
    std::tie(first, last) = outline::whole(m_rows, first, last);
    StepRows rows = m_rows;
    rows.remove(first, last - first + 1);
    push(tr("Remove a step"), rows);
    if (!rows.isEmpty()) {
        const int row = std::min(first, int(rows.size()) - 1);
        emit rowsPlaced(row, row);
    }
}

bool StepModel::moved(const QString &what, StepRows rows, int first, int last, int to)
{
    if (to < 0)
        return false;
    std::tie(first, last) = outline::whole(m_rows, first, last);
    push(what, rows);
    emit rowsPlaced(to, to + last - first);
    return true;
}

bool StepModel::shift(int first, int last, int by)
{
    if (!isRange(first, last))
        return false;
    StepRows rows = m_rows;
    const int to = outline::shift(rows, first, last, by);
    return moved(tr("Move a step"), rows, first, last, to);
}

bool StepModel::indent(int first, int last)
{
    if (!isRange(first, last))
        return false;
    StepRows rows = m_rows;
    const int to = outline::indent(rows, first, last);
    return moved(tr("Move a step into a loop"), rows, first, last, to);
}

bool StepModel::outdent(int first, int last)
{
    if (!isRange(first, last))
        return false;
    StepRows rows = m_rows;
    const int to = outline::outdent(rows, first, last);
    return moved(tr("Move a step out of a loop"), rows, first, last, to);
}

bool StepModel::wrap(int first, int last)
{
    if (!isRange(first, last))
        return false;
    StepRows rows = m_rows;
    const int loop = outline::wrap(rows, first, last);
    if (loop < 0)
        return false;
    push(tr("Repeat steps"), rows);
    emit rowsPlaced(loop, loop);
    return true;
}

void StepModel::unwrap(int row)
{
    if (!isLoop(row))
        return;
    StepRows rows = m_rows;
    const int end = outline::endOf(rows, row);
    outline::unwrap(rows, row);
    push(tr("Take a loop away"), rows);
    if (end > row)
        emit rowsPlaced(row, end - 1);
}

Step StepModel::wholeStep(int row) const
{
    if (!m_rows[row].isLoop())
        return m_rows[row].step;
    StepRows part = m_rows.mid(row, outline::endOf(m_rows, row) - row + 1);
    const int depth = part.first().depth;
    for (StepRow &one : part)
        one.depth -= depth;
    return outline::stepsOf(part).value(0);
}

int StepModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int StepModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant StepModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Step &step = m_rows.at(index.row()).step;
    switch (role) {
    case KindRole:
        return int(step.kind);
    case DepthRole:
        return m_rows.at(index.row()).depth;
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
        return scenario::describe(wholeStep(index.row()));
    case Qt::AccessibleTextRole: {
        if (index.column() != KindColumn)
            return data(index, Qt::DisplayRole);
        const QString what = scenario::describe(wholeStep(index.row()));
        const int depth = m_rows.at(index.row()).depth;
        //: %1 is the number of a row, %2 what it does, %3 how many loops it is in.
        return depth > 0 ? tr("Step %1: %2, in a loop, level %3").arg(index.row() + 1).arg(what).arg(depth)
                         : tr("Step %1: %2").arg(index.row() + 1).arg(what);
    }
    default:
        return {};
    }
}

bool StepModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return false;
    const int row = index.row();
    StepRows rows = m_rows;
    Step &step = rows[row].step;
    if (role == KindRole) {
        const auto kind = Step::Kind(value.toInt());
        if (kind == step.kind)
            return true;
        // A step that is to be repeated is what the new loop repeats.
        if (kind == Step::Kind::Repeat)
            return wrap(row, row);
        step = StepFields::ofKind(step, kind);
        outline::mend(rows);
    } else if (role != Qt::EditRole
               || !(index.column() == WhatColumn ? StepFields::setWhat(step, value.toString())
                                                 : StepFields::setDetail(step, value.toString()))) {
        return false;
    }
    push(tr("Edit a step"), rows);
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
    const Step::Kind kind = m_rows.at(index.row()).step.kind;
    if (kind == Step::Kind::Repeat)
        flags |= Qt::ItemIsDropEnabled; // into it
    if (index.column() == KindColumn
        || !(index.column() == WhatColumn ? StepFields::whatHint(kind) : StepFields::detailHint(kind))
                .isEmpty())
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
    if (indexes.isEmpty())
        return data;
    int first = indexes.first().row();
    int last = first;
    for (const QModelIndex &index : indexes) {
        first = std::min(first, index.row());
        last = std::max(last, index.row());
    }
    data->setData(QString::fromLatin1(kRowFormat),
                  QByteArray::number(first) + ' ' + QByteArray::number(last));
    return data;
}

bool StepModel::dropMimeData(const QMimeData *data, Qt::DropAction action, int row, int,
                             const QModelIndex &parent)
{
    const QByteArrayList range = data->data(QString::fromLatin1(kRowFormat)).split(' ');
    if (action != Qt::MoveAction || range.size() != 2)
        return false;
    const int first = range[0].toInt();
    const int last = range[1].toInt();
    if (!isRange(first, last))
        return false;
    StepRows rows = m_rows;
    int to = row >= 0 ? row : int(rows.size());
    int depth = to < rows.size() ? rows[to].depth : 0;
    if (row < 0 && parent.isValid()) {
        to = isLoop(parent.row()) ? outline::endOf(rows, parent.row()) + 1 : parent.row();
        depth = rows[parent.row()].depth + (isLoop(parent.row()) ? 1 : 0);
    }
    const int at = outline::place(rows, first, last, to, depth);
    moved(tr("Move a step"), rows, first, last, at);
    return false; // moved already: the view is not to remove the row
}

} // namespace studio::ui
