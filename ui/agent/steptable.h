// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTableView>

#include <utility>

namespace studio::ui {

class StepModel;

/// The table of a scenario's steps: typed into, ordered by drag or Alt+↑ ↓, with loops as rows around what
/// they repeat. Enter or F2 edits the field; Shift+↑ ↓ selects several.
class StepTable final : public QTableView {
    Q_OBJECT

public:
    explicit StepTable(StepModel &steps, QWidget *parent = nullptr);

    /// First and last row of the selection; negative when there is none.
    [[nodiscard]] std::pair<int, int> chosenRows() const;
    void chooseRows(int first, int last);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
};

} // namespace studio::ui
