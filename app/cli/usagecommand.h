// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command.h"
#include "core/history/usage.h"

#include <QHash>
#include <QStringList>

namespace studio::app {

struct UsageOptions {
    enum class By { Day, Voice, Model, Project };
    By by = By::Day;
    int days = 0; ///< The last so many days; 0: all.
    bool month = false; ///< From the first of this month.
    bool csv = false;
    bool operator==(const UsageOptions &) const = default;
};
Result<UsageOptions> parseUsageOptions(const QStringList &arguments);

/// `voice-studio usage`: the plan, what is left of it, and the ledger of this machine, with the figures the
/// History panel shows. With --csv the ledger alone, without asking the service.
class UsageCommand final : public Command {
    Q_OBJECT
public:
    UsageCommand(Application &application, Output &output, const UsageOptions &options);
    void start() override;
    void cancel() override;

private:
    void askPlan();
    void printPlan(const api::Subscription &plan);
    void askNames();
    void askLedger();
    void printLedger(const history::UsageReport &report);
    [[nodiscard]] const QList<store::LedgerSum> &rowsOf(const history::UsageReport &report) const;
    [[nodiscard]] QString nameOf(const QString &key) const;

    const UsageOptions m_options;
    QHash<QString, QString> m_voices;
    QJsonObject m_result;
    std::optional<Error> m_planError;
    JobGuard m_step;
};

} // namespace studio::app
