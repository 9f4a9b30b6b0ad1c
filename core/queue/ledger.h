// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/store/ledgerrepository.h"

namespace studio::queue {

class SpendingGuard;

/// The account book of paid requests. The order that keeps it honest: `openSent` (or `open`, then `markSent`)
/// has ended well → the request may be written → one of the `mark…` calls.
///
/// A job that ended well is on disk. Marks are idempotent: they yield false, and change nothing, when the
/// entry is in a state they do not fit. Refers to its collaborators, owns nothing; lives on the GUI thread.
class Ledger final {
public:
    /// `owner` names this process; see ProcessIdentity. Without a guard nothing is refused.
    Ledger(store::LedgerRepository &table, const Clock &clock, const QString &owner,
           const SpendingGuard *guard = nullptr);

    /// Times, state and owner of `entry` are filled in here. Yields the id for the other calls. Entries that
    /// would pass a limit of the user are refused with SpendLimit; so with the other two.
    [[nodiscard]] JobOf<qint64> *open(store::LedgerRow entry);
    /// As open() and markSent() in one write, for a request that goes out at once.
    [[nodiscard]] JobOf<qint64> *openSent(store::LedgerRow entry);
    /// As openSent(), unless another living process has the same request under way: that is Busy.
    [[nodiscard]] JobOf<qint64> *openSentOnce(store::LedgerRow entry);
    [[nodiscard]] JobOf<bool> *markSent(qint64 id);
    /// `credits` as the service said; empty if it did not. Also ends an unknown entry found in the history.
    [[nodiscard]] JobOf<bool> *markDone(qint64 id, std::optional<qint64> credits,
                                        const QString &requestId = {}, const TakeId &take = {});
    /// Surely not charged: refused by the service, never sent, or not in its history.
    [[nodiscard]] JobOf<bool> *markRefused(qint64 id, const QString &note = {});
    /// `credits` and `requestId` if the service had told them before the answer was lost.
    [[nodiscard]] JobOf<bool> *markUnknown(qint64 id, const QString &note = {},
                                           std::optional<qint64> credits = {}, const QString &requestId = {});

    /// Call once at start: entries of processes that are no more and were sent become unknown; they are
    /// returned.
    [[nodiscard]] JobOf<QList<store::LedgerRow>> *recover();
    [[nodiscard]] JobOf<QList<store::LedgerRow>> *unknownEntries();
    [[nodiscard]] JobOf<QList<store::LedgerSum>> *sums(store::LedgerGroup group,
                                                       const store::LedgerRange &range = {});

private:
    [[nodiscard]] JobOf<qint64> *enter(store::LedgerRow entry, store::LedgerState state,
                                       std::function<bool(const store::LedgerRow &)> underWay = {});

    store::LedgerRepository &m_table;
    const Clock &m_clock;
    const QString m_owner;
    const SpendingGuard *const m_guard;
};

} // namespace studio::queue
