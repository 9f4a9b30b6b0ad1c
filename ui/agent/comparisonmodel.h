// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scenario/comparison.h"

#include <QAbstractTableModel>

namespace studio::ui {

/// Two checks side by side: a row for each scenario and below it one for each of its steps.
class ComparisonModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { StepColumn, LeftColumn, RightColumn, ChangeColumn, ColumnCount };
    /// How a side of a row went.
    enum class Mark { None, Passed, Failed, Flaky, NotReached };
    enum Role {
        IsScenarioRole = Qt::UserRole + 1,
        MarkRole, ///< Mark of a side.
        CountRole, ///< "2/3" of a side that was run more than once.
        TimeRole, ///< "1.02 s"
        ChangeRole, ///< scenario::Change
    };

    explicit ComparisonModel(QObject *parent = nullptr);

    void setComparison(const scenario::Comparison &comparison);
    [[nodiscard]] const scenario::Comparison &comparison() const { return m_comparison; }
    /// Leaves out what went the same on both sides.
    void setOnlyDifferences(bool only);
    /// The row as sentences: both sides, with what was said.
    [[nodiscard]] QString detail(int row) const;
    /// "1 worse · 2 slower · 12 the same"
    [[nodiscard]] QString summary() const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Place {
        int scenario = 0;
        int step = -1; ///< -1: the scenario itself.
    };
    void fill();
    [[nodiscard]] const scenario::ComparedRow &rowOf(const Place &place) const;
    [[nodiscard]] const scenario::ComparedStep *stepOf(const Place &place) const;
    [[nodiscard]] QString textOf(const Place &place) const;
    [[nodiscard]] Mark markOf(const Place &place, bool left) const;
    [[nodiscard]] QString countOf(const Place &place, bool left) const;
    [[nodiscard]] QString timeOf(const Place &place, bool left) const;
    [[nodiscard]] QString sideText(const Place &place, bool left) const;
    [[nodiscard]] scenario::Change changeOf(const Place &place) const;
    [[nodiscard]] QString changeText(const Place &place) const;

    scenario::Comparison m_comparison;
    QList<Place> m_places;
    bool m_onlyDifferences = false;
};

} // namespace studio::ui
