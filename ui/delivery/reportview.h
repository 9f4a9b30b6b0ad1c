// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/speech/takeexport.h"

#include <QWidget>

class QPushButton;

namespace studio::ui {

/// What was measured of an exported file: a line each, with what was asked for and whether it is met.
class ReportView final : public QWidget {
    Q_OBJECT

public:
    explicit ReportView(const speech::ExportReport &report, QWidget *parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;

signals:
    void showRequested();
    void closed();

protected:
    void showEvent(QShowEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void build();
    void copy();

    const speech::ExportReport m_report;
    QPushButton *m_copy;
    QPushButton *m_done;
};

} // namespace studio::ui
