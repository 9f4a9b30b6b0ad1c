// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/strongid.h"
#include "core/store/database.h"

#include <QDateTime>
#include <QJsonObject>
#include <QList>
#include <QSet>

#include <optional>

namespace studio::store {

enum class LedgerState {
    Estimated, ///< Priced, surely not sent yet.
    Sent, ///< About to be, or being, sent.
    Done, ///< Answered and paid.
    Refused, ///< Surely not charged.
    Unknown, ///< May have been charged.
};

/// One paid request.
struct LedgerRow {
    qint64 id = 0; ///< Given by the table.
    LedgerState state = LedgerState::Estimated;
    QDateTime openedAt;
    QDateTime changedAt;
    ProfileId profile;
    QString host;
    QString service; ///< "speech", "changer", "transcription", …
    VoiceId voice;
    ModelId model;
    QByteArray requestKey;
    TakeId take;
    QString text; ///< As sent, to find an unknown request in the service's history; forgotten once settled.
    qint64 characters = 0;
    qint64 estimatedCredits = 0;
    std::optional<qint64> credits; ///< As charged.
    QString requestId;
    QString note; ///< Name of the error kind, or why the state is what it is.
    QString owner; ///< The process that does the request.
    QString document{}; ///< What it belongs to; as in Take.
    /// All of the take but its sound, to make it of the service's history; forgotten once settled.
    QJsonObject description{};
    bool operator==(const LedgerRow &) const = default;
};

enum class LedgerGroup { None, Day /*local date*/, Voice, Model, Profile, Document, Service };

struct LedgerSum {
    QString key; ///< "2026-11-21", a voice id, …; empty for None.
    qint64 requests = 0; ///< Done and unknown.
    qint64 characters = 0;
    qint64 credits = 0; ///< Done; the estimate where the service told no figure.
    qint64 unknownRequests = 0;
    qint64 unknownCredits = 0; ///< ≈, may have been charged.
    bool operator==(const LedgerSum &) const = default;
};

/// A limit to hold when an entry is made: what its profile has paid, may have paid or has under way since
/// then, together with the new entry's estimate.
struct LedgerCap {
    QDateTime since;
    qint64 credits = 0;
    bool operator==(const LedgerCap &) const = default;
};

/// What became of an insert with conditions.
struct LedgerInsertion {
    enum class Outcome { Made, UnderWay, OverCap };
    Outcome outcome = Outcome::Made;
    qint64 id = 0; ///< 0 unless made.
    qint64 committed = 0; ///< What counted against the cap, without the new entry.
    bool operator==(const LedgerInsertion &) const = default;
};

struct LedgerRange {
    QDateTime from{}; ///< Included; invalid: from the beginning.
    QDateTime to{}; ///< Excluded; invalid: until now.
    ProfileId profile{}; ///< Empty: all.
};

/// The table of paid requests. It stores and sums; which change is allowed when is queue::Ledger's knowledge.
class LedgerRepository final {
public:
    explicit LedgerRepository(Database &database) : m_database(database) { }
    /// What a change writes besides the state; empty fields leave the row as it is.
    struct Change {
        LedgerState to;
        QList<LedgerState> from; ///< Any other state: the change does nothing and yields false.
        QDateTime at{};
        std::optional<qint64> credits{};
        QString requestId{};
        TakeId take{};
        QString note{};
    };

    /// Durable when the job ends. Yields the id.
    [[nodiscard]] JobOf<qint64> *insert(const LedgerRow &row);
    /// The same, but writes nothing while a row of this request key is `sent` and `underWay` (which may be
    /// empty), or when it would pass the cap. Atomic, also between processes.
    [[nodiscard]] JobOf<LedgerInsertion> *insertIf(const LedgerRow &row,
                                                   std::function<bool(const LedgerRow &)> underWay,
                                                   const std::optional<LedgerCap> &cap);
    /// Credits of a profile since then: as charged, else as estimated; refused ones do not count.
    [[nodiscard]] JobOf<qint64> *committedSince(const QDateTime &since, const ProfileId &profile);
    [[nodiscard]] JobOf<bool> *change(qint64 id, const Change &change);
    [[nodiscard]] JobOf<std::optional<LedgerRow>> *byId(qint64 id);
    /// Newest first.
    [[nodiscard]] JobOf<QList<LedgerRow>> *inState(LedgerState state, int limit = 1000);
    /// Which of these requests of the service belong to rows that are done.
    [[nodiscard]] JobOf<QSet<QString>> *settledRequests(const QStringList &requestIds);
    /// Rows `estimated` or `sent` of owners for which `isAlive` says no: sent becomes unknown, estimated
    /// (never sent) becomes refused. Yields the new unknown rows.
    [[nodiscard]] JobOf<QList<LedgerRow>> *closeDead(std::function<bool(const LedgerRow &)> isAlive,
                                                     const QDateTime &now);
    [[nodiscard]] JobOf<QList<LedgerSum>> *sums(LedgerGroup group, const LedgerRange &range);

private:
    Database &m_database;
};

QString ledgerStateName(LedgerState state);

} // namespace studio::store
