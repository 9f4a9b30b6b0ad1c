// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/paletteindex.h"

#include <QAbstractListModel>

namespace studio::ui {

/// The lines of a PaletteIndex as rows. Refers to the index.
class PaletteModel final : public QAbstractListModel {
    Q_OBJECT

public:
    enum Role { HeadingRole = Qt::UserRole + 1, DetailRole, IconRole, CapsRole, ItemEnabledRole, IdRole };

    explicit PaletteModel(PaletteIndex &index, QObject *parent = nullptr);

    [[nodiscard]] const PaletteLine *at(int row) const;
    /// The next row that is no heading, going by `step` from `row`, round the ends; −1 if there is none.
    [[nodiscard]] int itemFrom(int row, int step) const;
    [[nodiscard]] int rowOf(const QString &id) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    PaletteIndex &m_index;
    std::vector<PaletteLine> m_lines;
};

} // namespace studio::ui
