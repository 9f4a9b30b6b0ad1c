// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scenario/runlog.h"
#include "ui/widgets/card.h"

#include <QAbstractListModel>

class QListView;

namespace studio::ui {

class ShownSession;
class TextLabel;

/// The steps of the scenario of the shown session, from its log.
class ScenarioStepsModel final : public QAbstractListModel {
    Q_OBJECT

public:
    enum Role { StateRole = Qt::UserRole + 1 };

    explicit ScenarioStepsModel(ShownSession &shown, QObject *parent = nullptr);

    [[nodiscard]] const scenario::RunLog &run() const { return m_run; }
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

signals:
    /// A step has come to another state, or there is another scenario.
    void progressed();

private:
    void readAll();
    void take(const agent::LogEntry &entry);

    ShownSession &m_shown;
    scenario::RunLog m_run;
};

/// "Scenario: Duplicate charge  3 / 5" with a tick for each step, below the waterfall while there is one.
class ScenarioCard final : public Card {
    Q_OBJECT

public:
    explicit ScenarioCard(ShownSession &shown, QWidget *parent = nullptr);

    [[nodiscard]] ScenarioStepsModel &model() const { return *m_model; }

private:
    void refresh();

    ScenarioStepsModel *m_model;
    TextLabel *m_title;
    TextLabel *m_count;
    QListView *m_list;
};

} // namespace studio::ui
