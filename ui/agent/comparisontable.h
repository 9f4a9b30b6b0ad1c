// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTableView>

namespace studio::ui {

class ComparisonModel;

/// Both sides of a comparison, with a sign and a word for every difference, never colour alone.
class ComparisonTable final : public QTableView {
    Q_OBJECT

public:
    explicit ComparisonTable(ComparisonModel &model, QWidget *parent = nullptr);

protected:
    void resizeEvent(QResizeEvent *event) override;
};

} // namespace studio::ui
