// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTableView>

namespace studio::ui {

class StepModel;

/// The table of a scenario's steps: typed into, ordered by drag or Alt+↑ ↓. Enter or F2 edits the field.
class StepTable final : public QTableView {
    Q_OBJECT

public:
    explicit StepTable(StepModel &steps, QWidget *parent = nullptr);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
};

} // namespace studio::ui
