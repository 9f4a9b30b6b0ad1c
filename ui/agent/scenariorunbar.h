// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/agent/scenariochoices.h"

#include <QWidget>

class QLineEdit;
class QPushButton;

namespace studio::ui {

class IconButton;
class LineEditor;
class NumberField;
class StudioCombo;

/// How scenarios are run: over which line, how often, beside which other agent; and the buttons that do it.
class ScenarioRunBar final : public QWidget {
    Q_OBJECT

public:
    /// `leading` stands at the start of the last row.
    ScenarioRunBar(const ScenarioChoices &choices, QWidget *leading, QWidget *parent = nullptr);

    /// Keys and names of the agents that can be run beside the chosen one.
    void setAgents(const QList<std::pair<QString, QString>> &agents);
    [[nodiscard]] const ScenarioChoices &choices() const { return m_choices; }
    /// Whether anything can be run, and why not.
    void setRunnable(bool runnable, const QString &why);
    [[nodiscard]] LineEditor &lineEditor() const { return *m_editor; }

signals:
    void runRequested(bool all);
    void compareRequested();

private:
    void buildLine();
    void showLine();
    void openLine();

    ScenarioChoices m_choices;
    StudioCombo *m_line;
    IconButton *m_tune;
    LineEditor *m_editor;
    NumberField *m_repeat;
    StudioCombo *m_against;
    QLineEdit *m_version;
    QPushButton *m_compare;
    QPushButton *m_runAll;
    QPushButton *m_run;
};

} // namespace studio::ui
