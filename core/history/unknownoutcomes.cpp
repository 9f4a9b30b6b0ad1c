// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/history/unknownoutcomes.h"

#include "core/history/outcomelookup.h"
#include "core/queue/ledger.h"

#include <QCoreApplication>

#include <algorithm>
#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace studio::history {

using State = UnknownOutcome::State;

namespace {

/// The service lists what it made a little later; after these pauses it is asked again.
constexpr std::chrono::milliseconds kAgainAfter[] = {1s, 5s, 20s, 60s};

bool isMoving(const UnknownOutcome &outcome)
{
    return outcome.state == State::Looking || outcome.state == State::Adopting;
}

} // namespace

UnknownOutcomes::UnknownOutcomes(const AdoptionStores &stores, store::LedgerRepository &table,
                                 QObject *parent)
    : QObject(parent), m_stores(stores), m_table(table)
{
    m_again.setSingleShot(true);
    connect(&m_again, &QTimer::timeout, this, [this] {
        refresh();
        for (UnknownOutcome &outcome : m_list) {
            if (outcome.state == State::NotFound)
                startLookUp(outcome);
        }
        if (++m_tries < int(std::size(kAgainAfter)))
            m_again.start(kAgainAfter[m_tries]);
    });
}

void UnknownOutcomes::setPlace(const std::optional<Place> &place)
{
    m_jobs.clear(); // cancels: another service is asked from here on
    m_place.reset();
    if (place)
        m_place.emplace(*place);
    for (UnknownOutcome &outcome : m_list) {
        if (!isHere(outcome.row))
            outcome.state = State::Elsewhere;
        else if (outcome.state == State::Elsewhere || isMoving(outcome))
            outcome.state = State::Waiting;
    }
    emit changed();
    lookUpAll();
}

bool UnknownOutcomes::isHere(const store::LedgerRow &row) const
{
    return m_place && row.profile == m_place->profile && row.host == m_place->host;
}

void UnknownOutcomes::refresh()
{
    auto *job = m_table.inState(store::LedgerState::Unknown);
    m_reading = job;
    job->then(this, [this](const Result<QList<store::LedgerRow>> &rows) {
        if (rows)
            take(*rows);
        else if (!rows.error().isCancelled())
            emit failed(rows.error());
    });
}

void UnknownOutcomes::expect()
{
    m_tries = 0;
    m_again.start(kAgainAfter[0]);
    refresh();
}

void UnknownOutcomes::take(const QList<store::LedgerRow> &rows)
{
    QList<UnknownOutcome> list;
    for (const store::LedgerRow &row : rows) {
        if (const UnknownOutcome *known = find(row.id))
            list.append(*known);
        else
            list.append({row, isHere(row) ? State::Waiting : State::Elsewhere});
    }
    if (list == m_list)
        return;
    m_list = list;
    emit changed();
    for (UnknownOutcome &outcome : m_list) {
        if (outcome.state == State::Waiting)
            startLookUp(outcome);
    }
}

int UnknownOutcomes::count() const
{
    return int(std::count_if(m_list.begin(), m_list.end(),
                             [](const UnknownOutcome &outcome) { return outcome.row.host != "sandbox"_L1; }));
}

const UnknownOutcome *UnknownOutcomes::byTake(const TakeId &take) const
{
    const auto found = std::find_if(m_list.begin(), m_list.end(), [&take](const UnknownOutcome &outcome) {
        return outcome.row.take == take;
    });
    return found == m_list.end() ? nullptr : &*found;
}

UnknownOutcome *UnknownOutcomes::find(qint64 id)
{
    const auto found = std::find_if(m_list.begin(), m_list.end(),
                                    [id](const UnknownOutcome &outcome) { return outcome.row.id == id; });
    return found == m_list.end() ? nullptr : &*found;
}

void UnknownOutcomes::lookUp(qint64 id)
{
    UnknownOutcome *outcome = find(id);
    if (outcome && !isMoving(*outcome) && isHere(outcome->row))
        startLookUp(*outcome);
}

void UnknownOutcomes::lookUpAll()
{
    if (!m_place)
        return;
    for (UnknownOutcome &outcome : m_list) {
        if (!isMoving(outcome) && isHere(outcome.row) && outcome.state != State::Choice)
            startLookUp(outcome);
    }
}

void UnknownOutcomes::startLookUp(UnknownOutcome &outcome)
{
    if (!m_place)
        return;
    outcome.state = State::Looking;
    outcome.problem = {};
    auto *job = findOutcomes(m_place->api, m_table, lostRequestOf(outcome.row), this);
    auto guard = std::make_shared<JobGuard>();
    *guard = job;
    const qint64 id = outcome.row.id;
    m_jobs.insert(id, guard);
    emit changed();
    job->then(this, [this, id, mine = std::weak_ptr(guard)](const Result<QList<api::HistoryItem>> &items) {
        if (isWaitedFor(id, mine))
            takeCandidates(id, items);
    });
}

bool UnknownOutcomes::isWaitedFor(qint64 id, const std::weak_ptr<JobGuard> &guard) const
{
    const auto held = guard.lock();
    return held && m_jobs.value(id) == held;
}

void UnknownOutcomes::takeCandidates(qint64 id, const Result<QList<api::HistoryItem>> &items)
{
    UnknownOutcome *outcome = find(id);
    if (!outcome || (!items && items.error().isCancelled()))
        return;
    outcome->lookedAt = QDateTime::currentDateTimeUtc();
    if (!items) {
        outcome->state = State::Failed;
        outcome->problem = items.error();
        emit changed();
        return;
    }
    // What another unknown request of the same text is being made of is taken.
    QList<api::HistoryItem> free = *items;
    for (const UnknownOutcome &other : std::as_const(m_list)) {
        if (other.row.id != id && other.state == State::Adopting)
            free.removeIf([&other](const api::HistoryItem &item) { return other.candidates.contains(item); });
    }
    outcome->candidates = free;
    if (free.isEmpty()) {
        outcome->state = State::NotFound;
        // The sandbox forgets at its end, and its credits are pretended ones.
        if (m_place && !m_place->realMoney && !m_again.isActive())
            markNotCharged(id);
        emit changed();
    } else if (free.size() == 1) {
        startAdoption(*outcome, free.constFirst());
    } else {
        outcome->state = State::Choice;
        emit changed();
    }
}

void UnknownOutcomes::adopt(qint64 id, const QString &itemId)
{
    UnknownOutcome *outcome = find(id);
    if (!outcome || outcome->state == State::Adopting)
        return;
    for (const api::HistoryItem &item : std::as_const(outcome->candidates)) {
        if (item.id == itemId) {
            startAdoption(*outcome, api::HistoryItem(item));
            return;
        }
    }
}

void UnknownOutcomes::startAdoption(UnknownOutcome &outcome, const api::HistoryItem &item)
{
    if (!m_place)
        return;
    outcome.state = State::Adopting;
    const QList<api::HistoryItem> before = std::exchange(outcome.candidates, {item});
    const qint64 id = outcome.row.id;
    auto *job = history::adopt(m_stores, m_place->api, item, takeOfEntry(outcome.row, item), id, this);
    auto guard = std::make_shared<JobGuard>();
    *guard = job;
    m_jobs.insert(id, guard);
    emit changed();
    job->then(this, [this, id, before, mine = std::weak_ptr(guard)](const Result<store::Take> &take) {
        if (take) {
            settle(id);
            emit adopted(*take);
            // Others with the same text may have only one item left to be.
            for (UnknownOutcome &other : m_list) {
                if (other.state == State::Choice)
                    startLookUp(other);
            }
            return;
        }
        UnknownOutcome *tried = find(id);
        if (!tried || take.error().isCancelled() || !isWaitedFor(id, mine))
            return;
        tried->state = State::Failed;
        tried->candidates = before;
        tried->problem = take.error();
        emit changed();
    });
}

void UnknownOutcomes::markNotCharged(qint64 id)
{
    m_jobs.remove(id);
    m_stores.ledger.markRefused(id, u"not_in_history"_s)->then(this, [this, id](const Result<bool> &done) {
        if (done)
            settle(id);
        else if (!done.error().isCancelled())
            emit failed(done.error());
    });
}

void UnknownOutcomes::settle(qint64 id)
{
    m_list.removeIf([id](const UnknownOutcome &outcome) { return outcome.row.id == id; });
    emit changed();
}

JobOf<store::Take> *UnknownOutcomes::fetchWhole(const store::Take &part)
{
    const auto notThere = [] {
        return Error::make(ErrorKind::NotFound,
                           QCoreApplication::translate("studio::history",
                                                       "The history of your account does not have it yet."));
    };
    if (!m_place || m_place->profile != part.profile || m_place->host != part.host)
        return readyJob<store::Take>(Unexpected(notThere()), this);
    LostRequest lost{part.text, part.voice, part.model, part.madeAt, part.madeAt, part.requestId};
    return chain(findOutcomes(m_place->api, m_table, lost, this), this,
                 [stores = m_stores, api = m_place->api, part, notThere,
                  parent = QPointer(this)](const QList<api::HistoryItem> &items) -> JobOf<store::Take> * {
                     if (items.isEmpty() || !parent)
                         return readyJob<store::Take>(Unexpected(notThere()));
                     store::Take whole = part;
                     whole.number = 0;
                     whole.alignment = {};
                     whole.audioHash.clear();
                     const api::HistoryItem &item = items.constFirst();
                     whole.requestId = item.requestId;
                     if (item.credits > 0)
                         whole.credits = item.credits;
                     return history::adopt(stores, api, item, whole, std::nullopt, parent);
                 });
}

} // namespace studio::history
