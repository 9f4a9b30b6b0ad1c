// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/jobguard.h"
#include "core/history/adoption.h"

#include <QHash>
#include <QObject>
#include <QTimer>

#include <memory>

namespace studio::history {

/// A paid request nobody knows the outcome of, and how far the search for it is.
struct UnknownOutcome {
    enum class State {
        Waiting, ///< Not looked up yet.
        Looking,
        Choice, ///< Several items fit: the user says which.
        NotFound, ///< The service's history does not have it (yet).
        Adopting,
        Elsewhere, ///< Of another profile: look it up when that is in use.
        Failed, ///< The look-up did not work; see problem.
    };
    store::LedgerRow row{};
    State state = State::Waiting;
    QList<api::HistoryItem> candidates{};
    Error problem{};
    QDateTime lookedAt{};
    bool operator==(const UnknownOutcome &) const = default;
};

/// Keeps the list of unknown outcomes and settles them: looks each one up in the service's history by text,
/// voice and time (which is free), adopts the only item that fits without asking, and lets the user choose,
/// look again or say that nothing was charged. Lives on the GUI thread; refers to its collaborators.
class UnknownOutcomes final : public QObject {
    Q_OBJECT

public:
    /// The profile in use, when its service can be asked.
    struct Place {
        ProfileId profile{};
        QString host{};
        bool realMoney = true;
        api::HistoryApi api;
    };

    UnknownOutcomes(const AdoptionStores &stores, store::LedgerRepository &table, QObject *parent = nullptr);

    /// Looks up what belongs there by itself. None: nothing can be asked now.
    void setPlace(const std::optional<Place> &place);
    /// Reads the ledger; call at start. New entries are looked up by themselves.
    void refresh();
    /// A request ended this moment with an unknown outcome: the service may need a while to list it.
    void expect();

    [[nodiscard]] const QList<UnknownOutcome> &list() const { return m_list; }
    /// Those that may have cost real money.
    [[nodiscard]] int count() const;
    [[nodiscard]] const UnknownOutcome *byTake(const TakeId &take) const;

    void lookUp(qint64 id);
    void lookUpAll();
    void adopt(qint64 id, const QString &itemId);
    /// The user has seen that the service did not charge it.
    void markNotCharged(qint64 id);

    /// A take of which only a part arrived: fetches the whole sound as another take, for no credits. NotFound
    /// if the service's history does not have it.
    [[nodiscard]] JobOf<store::Take> *fetchWhole(const store::Take &part);

signals:
    void changed();
    /// An answer that was lost is a take now.
    void adopted(const studio::store::Take &take);
    void failed(const studio::Error &error);

private:
    [[nodiscard]] UnknownOutcome *find(qint64 id);
    [[nodiscard]] bool isHere(const store::LedgerRow &row) const;
    void take(const QList<store::LedgerRow> &rows);
    void startLookUp(UnknownOutcome &outcome);
    void takeCandidates(qint64 id, const Result<QList<api::HistoryItem>> &items);
    void startAdoption(UnknownOutcome &outcome, const api::HistoryItem &item);
    void settle(qint64 id);
    /// The job is still the one that is waited for: not of a place that was left meanwhile.
    [[nodiscard]] bool isWaitedFor(qint64 id, const std::weak_ptr<JobGuard> &guard) const;

    const AdoptionStores m_stores;
    store::LedgerRepository &m_table;
    std::optional<Place> m_place;
    QList<UnknownOutcome> m_list;
    QHash<qint64, std::shared_ptr<JobGuard>> m_jobs;
    JobGuard m_reading;
    QTimer m_again;
    int m_tries = 0;
};

} // namespace studio::history
