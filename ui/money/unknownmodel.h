// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/history/unknownoutcomes.h"

#include <QAbstractListModel>

namespace studio::ui {

/// The unknown outcomes as rows; below one that several items of the service's history fit, a row for each of
/// these. Follows the list it was given.
class UnknownModel final : public QAbstractListModel {
    Q_OBJECT

public:
    enum Role {
        DetailRole = Qt::UserRole + 1,
        VoiceRole, ///< For the orb.
        CandidateRole, ///< An item that fits, not a request.
    };

    explicit UnknownModel(const history::UnknownOutcomes &outcomes, QObject *parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

    /// The request of a row; 0 for no row.
    [[nodiscard]] qint64 requestAt(int row) const;
    /// The item of a candidate's row; empty for the others.
    [[nodiscard]] QString itemAt(int row) const;
    [[nodiscard]] const history::UnknownOutcome *outcomeAt(int row) const;

private:
    struct Row {
        qsizetype outcome;
        qsizetype candidate; ///< -1: the request itself.
    };
    void rebuild();
    [[nodiscard]] QString titleOf(const Row &row) const;
    [[nodiscard]] QString detailOf(const Row &row) const;

    const history::UnknownOutcomes &m_outcomes;
    QList<history::UnknownOutcome> m_list;
    QList<Row> m_rows;
};

} // namespace studio::ui
