// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jobs/jobboard.h"

#include <QAbstractListModel>
#include <QTimer>

namespace studio::ui {

/// The jobs of a board as rows: running, waiting, ended. Countdowns and times left move while somebody looks.
/// Refers to the board.
class JobModel final : public QAbstractListModel {
    Q_OBJECT

public:
    enum Role {
        IdRole = Qt::UserRole + 1,
        StatusRole,
        ProgressRole, ///< 0…1; less: no bar.
        StateRole, ///< int of jobs::JobState
        ActionRole, ///< int of Action
        GroupStartRole, ///< The first of running, waiting or ended ones but the very first row.
    };
    enum class Action { None, Cancel, Reveal, Retry, Remove };

    explicit JobModel(jobs::JobBoard &board, QObject *parent = nullptr);

    /// Texts that change with time are kept up to date.
    void setWatched(bool watched);
    [[nodiscard]] const jobs::JobView *at(int row) const;
    [[nodiscard]] static QString actionName(Action action);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

signals:
    /// The rows stand as on the board again.
    void synced();

private:
    void sync();
    void refresh(const JobId &id);
    void tick();
    [[nodiscard]] int rowOf(const JobId &id) const;
    [[nodiscard]] QString status(int row) const;
    [[nodiscard]] bool startsGroup(int row) const;
    [[nodiscard]] Action actionOf(const jobs::JobView &job) const;

    jobs::JobBoard &m_board;
    QList<jobs::JobView> m_jobs;
    QTimer m_second;
    QTimer m_soon; ///< Many changes at once are one.
};

} // namespace studio::ui
