// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/palettemodel.h"

#include "ui/widgets/keycaps.h"

namespace studio::ui {

PaletteModel::PaletteModel(PaletteIndex &index, QObject *parent)
    : QAbstractListModel(parent), m_index(index), m_lines(index.lines())
{
    // Every key press brings other lines: nothing of the old ones is worth keeping.
    connect(&index, &PaletteIndex::changed, this, [this] {
        beginResetModel();
        m_lines = m_index.lines();
        endResetModel();
    });
}

const PaletteLine *PaletteModel::at(int row) const
{
    return row >= 0 && row < int(m_lines.size()) ? &m_lines[size_t(row)] : nullptr;
}

int PaletteModel::itemFrom(int row, int step) const
{
    const int count = int(m_lines.size());
    for (int i = 1; i <= count; ++i) {
        const int next = ((row + step * i) % count + count) % count;
        if (!m_lines[size_t(next)].isHeading())
            return next;
    }
    return -1;
}

int PaletteModel::rowOf(const QString &id) const
{
    for (int row = 0; row < int(m_lines.size()); ++row) {
        if (!m_lines[size_t(row)].isHeading() && m_lines[size_t(row)].item.id == id)
            return row;
    }
    return -1;
}

int PaletteModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_lines.size());
}

QVariant PaletteModel::data(const QModelIndex &index, int role) const
{
    const PaletteLine *line = at(index.row());
    if (!index.isValid() || !line)
        return {};
    const PaletteItem &item = line->item;
    switch (role) {
    case Qt::DisplayRole:
        return line->isHeading() ? line->heading : item.text;
    case Qt::AccessibleTextRole:
        if (line->isHeading())
            return line->heading;
        //: A row of the command palette: %1 what it does, %2 details such as the price.
        return item.detail.isEmpty() ? item.text : tr("%1, %2").arg(item.text, item.detail);
    case Qt::AccessibleDescriptionRole:
        return keysText(item.keys);
    case HeadingRole:
        return line->isHeading();
    case DetailRole:
        return item.detail;
    case IconRole:
        return item.iconName;
    case CapsRole:
        return keyCaps(item.keys);
    case ItemEnabledRole:
        return item.enabled;
    case IdRole:
        return item.id;
    default:
        return {};
    }
}

Qt::ItemFlags PaletteModel::flags(const QModelIndex &index) const
{
    const PaletteLine *line = at(index.row());
    if (!index.isValid() || !line || line->isHeading())
        return Qt::NoItemFlags;
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
}

} // namespace studio::ui
