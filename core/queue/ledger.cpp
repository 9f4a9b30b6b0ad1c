// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/queue/ledger.h"

#include "core/queue/processidentity.h"

#include <QCoreApplication>

#include <chrono>

namespace studio::queue {

using store::LedgerRow;
using store::LedgerState;

namespace {

/// A process that cannot be asked about is believed to work on a request for this long.
constexpr std::chrono::hours kBenefitOfDoubt{24};

} // namespace

Ledger::Ledger(store::LedgerRepository &table, const Clock &clock, const QString &owner)
    : m_table(table), m_clock(clock), m_owner(owner)
{
}

JobOf<qint64> *Ledger::open(LedgerRow entry)
{
    entry.state = LedgerState::Estimated;
    entry.openedAt = entry.changedAt = m_clock.nowUtc();
    entry.owner = m_owner;
    return m_table.insert(entry);
}

JobOf<qint64> *Ledger::openSent(LedgerRow entry)
{
    entry.state = LedgerState::Sent;
    entry.openedAt = entry.changedAt = m_clock.nowUtc();
    entry.owner = m_owner;
    return m_table.insert(entry);
}

JobOf<qint64> *Ledger::openSentOnce(LedgerRow entry)
{
    entry.state = LedgerState::Sent;
    entry.openedAt = entry.changedAt = m_clock.nowUtc();
    entry.owner = m_owner;
    const auto isElsewhere = [owner = m_owner](const LedgerRow &row) {
        return row.owner != owner && ProcessIdentity::lifeOf(row.owner) == ProcessIdentity::Life::Alive;
    };
    return chain(m_table.insertUnlessSent(entry, isElsewhere), nullptr, [](qint64 id) {
        if (id > 0)
            return readyJob<qint64>(id);
        Error error = Error::make(ErrorKind::Busy,
                                  QCoreApplication::translate(
                                      "studio::queue", "Another window is generating exactly this already."));
        error.nextStep = QCoreApplication::translate("studio::queue",
                                                     "Wait until it is done. Then it costs nothing here.");
        return readyJob<qint64>(Unexpected(error));
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

JobOf<bool> *Ledger::markUnknown(qint64 id, const QString &note)
{
    store::LedgerRepository::Change change{
        LedgerState::Unknown, {LedgerState::Estimated, LedgerState::Sent}, m_clock.nowUtc()};
    change.note = note;
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
