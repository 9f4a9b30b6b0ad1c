// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/queue/ledger.h"

#include "core/queue/processidentity.h"
#include "core/queue/spendingguard.h"

#include <QCoreApplication>

#include <chrono>

namespace studio::queue {

using store::LedgerRow;
using store::LedgerState;

namespace {

/// A process that cannot be asked about is believed to work on a request for this long.
constexpr std::chrono::hours kBenefitOfDoubt{24};

Error underWayElsewhere()
{
    Error error = Error::make(
        ErrorKind::Busy,
        QCoreApplication::translate("studio::queue", "Another window is generating exactly this already."));
    error.nextStep =
        QCoreApplication::translate("studio::queue", "Wait until it is done. Then it costs nothing here.");
    return error;
}

} // namespace

Ledger::Ledger(store::LedgerRepository &table, const Clock &clock, const QString &owner,
               const SpendingGuard *guard)
    : m_table(table), m_clock(clock), m_owner(owner), m_guard(guard)
{
}

JobOf<qint64> *Ledger::enter(LedgerRow entry, LedgerState state,
                             std::function<bool(const LedgerRow &)> underWay)
{
    entry.state = state;
    entry.openedAt = entry.changedAt = m_clock.nowUtc();
    entry.owner = m_owner;
    std::optional<store::LedgerCap> cap;
    if (m_guard) {
        const auto admitted = m_guard->admit(entry);
        if (!admitted)
            return readyJob<qint64>(Unexpected(admitted.error()));
        cap = *admitted;
    }
    const qint64 limit = cap ? cap->credits : 0;
    return chain(m_table.insertIf(entry, std::move(underWay), cap), nullptr,
                 [credits = entry.estimatedCredits, limit](const store::LedgerInsertion &insertion) {
                     using Outcome = store::LedgerInsertion::Outcome;
                     switch (insertion.outcome) {
                     case Outcome::UnderWay:
                         return readyJob<qint64>(Unexpected(underWayElsewhere()));
                     case Outcome::OverCap:
                         return readyJob<qint64>(
                             Unexpected(SpendingGuard::dayIsFull(credits, insertion.committed, limit)));
                     case Outcome::Made:
                         break;
                     }
                     return readyJob<qint64>(insertion.id);
                 });
}

JobOf<qint64> *Ledger::open(LedgerRow entry)
{
    return enter(std::move(entry), LedgerState::Estimated);
}

JobOf<qint64> *Ledger::openSent(LedgerRow entry)
{
    return enter(std::move(entry), LedgerState::Sent);
}

JobOf<qint64> *Ledger::openSentOnce(LedgerRow entry)
{
    return enter(std::move(entry), LedgerState::Sent, [owner = m_owner](const LedgerRow &row) {
        return row.owner != owner && ProcessIdentity::lifeOf(row.owner) == ProcessIdentity::Life::Alive;
    });
}

JobOf<bool> *Ledger::markSent(qint64 id)
{
    return m_table.change(id, {LedgerState::Sent, {LedgerState::Estimated}, m_clock.nowUtc()});
}

JobOf<bool> *Ledger::markDone(qint64 id, std::optional<qint64> credits, const QString &requestId,
                              const TakeId &take)
{
    return m_table.change(id,
                          {LedgerState::Done,
                           {LedgerState::Sent, LedgerState::Unknown},
                           m_clock.nowUtc(),
                           credits,
                           requestId,
                           take});
}

JobOf<bool> *Ledger::markRefused(qint64 id, const QString &note)
{
    store::LedgerRepository::Change change{LedgerState::Refused,
                                           {LedgerState::Estimated, LedgerState::Sent, LedgerState::Unknown},
                                           m_clock.nowUtc()};
    change.note = note;
    return m_table.change(id, change);
}

JobOf<bool> *Ledger::markUnknown(qint64 id, const QString &note, std::optional<qint64> credits,
                                 const QString &requestId)
{
    store::LedgerRepository::Change change{
        LedgerState::Unknown, {LedgerState::Estimated, LedgerState::Sent}, m_clock.nowUtc()};
    change.note = note;
    change.credits = credits;
    change.requestId = requestId;
    return m_table.change(id, change);
}

JobOf<QList<LedgerRow>> *Ledger::recover()
{
    const QDateTime now = m_clock.nowUtc();
    return m_table.closeDead(
        [now](const LedgerRow &row) {
            switch (ProcessIdentity::lifeOf(row.owner)) {
            case ProcessIdentity::Life::Alive:
                return true;
            case ProcessIdentity::Life::Dead:
                return false;
            case ProcessIdentity::Life::CannotTell:
                break;
            }
            return row.changedAt.addMSecs(std::chrono::milliseconds(kBenefitOfDoubt).count()) > now;
        },
        now);
}

JobOf<QList<LedgerRow>> *Ledger::unknownEntries()
{
    return m_table.inState(LedgerState::Unknown);
}

JobOf<QList<store::LedgerSum>> *Ledger::sums(store::LedgerGroup group, const store::LedgerRange &range)
{
    return m_table.sums(group, range);
}

} // namespace studio::queue
