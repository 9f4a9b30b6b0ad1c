// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/ledgerrepository.h"
#include "ui/widgets/accessibility.h"

#include <QDate>
#include <QWidget>

namespace studio::ui {

/// Credits by day as bars, days without any included; what may have been charged stands hatched on top. One
/// Tab stop: ← → go from day to day, and the day is read aloud and shown above. The table says the same.
class UsageChart final : public QWidget, public SpokenValue {
    Q_OBJECT

public:
    explicit UsageChart(QWidget *parent = nullptr);

    /// `sums` by day; days of the range that are missing are empty.
    void setDays(const QDate &first, const QDate &last, const QList<store::LedgerSum> &sums);

    [[nodiscard]] QString spoken() const override;
    [[nodiscard]] double spokenMinimum() const override { return 0; }
    [[nodiscard]] double spokenMaximum() const override;
    [[nodiscard]] double spokenNow() const override;
    void setSpokenNow(double) override { }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return {120, 90}; }

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    struct Day {
        QDate date;
        qint64 credits = 0;
        qint64 unknown = 0;
    };
    void choose(int day);
    [[nodiscard]] int dayAt(double x) const;
    [[nodiscard]] QRectF bed() const;

    QList<Day> m_days;
    qint64 m_most = 0;
    int m_chosen = -1;
};

} // namespace studio::ui
