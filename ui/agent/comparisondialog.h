// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scenario/comparison.h"
#include "ui/widgets/dialogframe.h"

class QPushButton;
class QStackedWidget;

namespace studio::ui {

class ComparisonModel;
class ComparisonTable;
class EmptyState;
class StudioCombo;
class Switch;
class TextLabel;

/// Two checks beside each other: which, what differs, and what was said where it does. The owner knows the
/// checks and makes the comparison of the two that are chosen.
class ComparisonDialog final : public DialogFrame {
    Q_OBJECT

public:
    explicit ComparisonDialog(QWidget *parent = nullptr);

    /// What can be chosen on both sides, the newest first.
    void setSides(const QStringList &names, int left, int right);
    void setComparison(const scenario::Comparison &comparison);
    /// Instead of the table, while there is nothing to compare.
    void setNothing(const QString &why);
    [[nodiscard]] ComparisonModel &model() const { return *m_model; }
    [[nodiscard]] int left() const;
    [[nodiscard]] int right() const;

signals:
    void sidesChosen(int left, int right);
    void openRequested();
    void exportRequested();
    void fileDropped(const QString &path);

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void buildSides();
    void buildTable();
    void showDetail();

    ComparisonModel *m_model;
    StudioCombo *m_left = nullptr;
    StudioCombo *m_right = nullptr;
    QStackedWidget *m_pages = nullptr;
    ComparisonTable *m_table = nullptr;
    EmptyState *m_nothing = nullptr;
    TextLabel *m_detail = nullptr;
    TextLabel *m_summary = nullptr;
    Switch *m_only = nullptr;
    QPushButton *m_export = nullptr;
};

} // namespace studio::ui
