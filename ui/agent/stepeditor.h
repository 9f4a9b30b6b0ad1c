// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace studio::ui {

class IconButton;
class StepModel;
class StepTable;

/// The table of steps with its tools. Keys in the table: Insert adds, Delete removes, Alt+↑ ↓ moves, Alt+→ ←
/// moves into a loop and out of it, Alt+R repeats what is selected or takes the loop away, Ctrl+Z and
/// Ctrl+Shift+Z.
class StepEditor final : public QWidget {
    Q_OBJECT

public:
    explicit StepEditor(StepModel &steps, QWidget *parent = nullptr);

    /// The first row becomes the current one.
    void begin();
    /// Nothing can be done while there is no scenario.
    void setUsable(bool usable);
    [[nodiscard]] StepTable &table() const { return *m_table; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void buildTools();
    void addStep();
    void remove();
    void shift(int by);
    void indent(bool in);
    void repeat();
    void refresh();

    StepModel &m_steps;
    StepTable *m_table;
    QWidget *m_tools;
    IconButton *m_repeat = nullptr;
};

} // namespace studio::ui
