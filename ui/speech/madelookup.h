// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/jobguard.h"
#include "core/edit/speechplan.h"
#include "core/store/take.h"

#include <QObject>
#include <QTimer>

#include <optional>

namespace studio::store {
class TakeRepository;
}

namespace studio::ui {

/// Knows whether what would be made was made already, all or parts of it. Looks when they have not changed
/// for a quarter of a second; until then the answer is no.
class MadeLookup final : public QObject {
    Q_OBJECT

public:
    explicit MadeLookup(store::TakeRepository &takes, QObject *parent = nullptr);

    /// Empty when there is nothing to make.
    void setPlan(const std::optional<edit::SpeechPlan> &plan);
    /// Looks again, e.g. after a take was made or deleted.
    void refresh();
    [[nodiscard]] const std::optional<store::Take> &made() const { return m_made; }
    /// Parts of the plan that were made before, e.g. of a generation that was interrupted; they cost nothing.
    [[nodiscard]] int partsMade() const { return int(m_parts.count(true)); }
    /// What the other parts cost; empty without a plan.
    [[nodiscard]] std::optional<qint64> creditsLeftToPay() const;

signals:
    void madeChanged();

private:
    void look();
    void lookAtParts();
    void setMade(const std::optional<store::Take> &made, const QList<bool> &parts = {});

    store::TakeRepository &m_takes;
    std::optional<edit::SpeechPlan> m_plan;
    std::optional<store::Take> m_made;
    QList<bool> m_parts;
    int m_run = 0; ///< Tells a late answer about another plan.
    QTimer m_quiet;
    JobGuard m_job;
};

} // namespace studio::ui
