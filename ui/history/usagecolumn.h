// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/jobguard.h"
#include "core/history/usage.h"
#include "ui/history/historyservices.h"

#include <QHash>
#include <QWidget>

class QDateEdit;
class QPushButton;

namespace studio::ui {

class Segmented;
class StudioCombo;
class TextLabel;
class UsageBars;
class UsageChart;

/// What is left of the plan, and what this computer spent: by day, and by voice, model or project, for this
/// month, the last 30 days or days of the user's choice. Figures of the service and of the ledger are told
/// apart.
class UsageColumn final : public QWidget {
    Q_OBJECT

public:
    explicit UsageColumn(const HistoryServices &services, QWidget *parent = nullptr);

    void takeAccount();
    /// Reads the ledger again.
    void reload();
    [[nodiscard]] const history::UsageReport &report() const { return m_report; }

    [[nodiscard]] QSize sizeHint() const override { return {304, 400}; }

signals:
    void reported();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QWidget *buildForm();
    void showPlan();
    void showReport();
    void showGroup();
    void openTable();
    void save(const QByteArray &csv, const QString &word);
    [[nodiscard]] store::LedgerRange range() const;
    [[nodiscard]] QString voiceName(const QString &id) const;

    HistoryServices m_services;
    TextLabel *m_left = nullptr;
    TextLabel *m_plan = nullptr;
    StudioCombo *m_period = nullptr;
    QWidget *m_custom = nullptr;
    QDateEdit *m_from = nullptr;
    QDateEdit *m_to = nullptr;
    TextLabel *m_total = nullptr;
    TextLabel *m_unknown = nullptr;
    UsageChart *m_chart = nullptr;
    Segmented *m_group = nullptr;
    UsageBars *m_bars = nullptr;
    QPushButton *m_table = nullptr;
    history::UsageReport m_report;
    QHash<QString, QString> m_voices; ///< Of the history, for voices the account does not list any more.
    JobGuard m_reading;
};

} // namespace studio::ui
