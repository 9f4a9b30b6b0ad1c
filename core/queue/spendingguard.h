// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/store/ledgerrepository.h"

#include <functional>

namespace studio::settings {
class SettingsStore;
}

namespace studio::queue {

/// The user's limits in credits; 0: none.
struct SpendingLimits {
    qint64 askAbove = 0;
    qint64 stopAbove = 0;
    qint64 perDay = 0;
    bool operator==(const SpendingLimits &) const = default;
};

/// What the limits say to a price.
struct SpendingVerdict {
    enum class Kind { Go, Ask, Stop };
    Kind kind = Kind::Go;
    SpendingLimits limits{};
    Error reason{}; ///< SpendLimit, a sentence with what to do; for Stop only.
    bool operator==(const SpendingVerdict &) const = default;
};

/// Holds prices against the user's limits. What counts for the day is the ledger of the profile since local
/// midnight: paid, possibly paid, and under way. Refers to its collaborators; GUI thread.
///
/// The ledger asks it again at the moment a request is entered, so that two clicks at once, several windows
/// and the command line together stay within the limits too.
class SpendingGuard final {
public:
    /// `costsMoney` says no for the sandbox.
    SpendingGuard(store::LedgerRepository &ledger, const settings::SettingsStore &settings,
                  const Clock &clock, std::function<bool(const ProfileId &)> costsMoney);

    /// None for a profile that costs nothing.
    [[nodiscard]] SpendingLimits limitsFor(const ProfileId &profile) const;
    /// The answer if it can be given without reading the ledger.
    [[nodiscard]] std::optional<SpendingVerdict> checkAtOnce(qint64 credits, const ProfileId &profile) const;
    [[nodiscard]] JobOf<SpendingVerdict> *check(qint64 credits, const ProfileId &profile) const;
    /// Credits that count for today.
    [[nodiscard]] JobOf<qint64> *spentToday(const ProfileId &profile) const;

    /// What the ledger has to make sure of when it enters a request.
    [[nodiscard]] Result<std::optional<store::LedgerCap>> admit(const store::LedgerRow &entry) const;
    /// Why a request did not fit below the cap of the day.
    [[nodiscard]] static Error dayIsFull(qint64 credits, qint64 spent, qint64 limit);

private:
    [[nodiscard]] QDateTime startOfToday() const;

    store::LedgerRepository &m_ledger;
    const settings::SettingsStore &m_settings;
    const Clock &m_clock;
    const std::function<bool(const ProfileId &)> m_costsMoney;
};

} // namespace studio::queue
