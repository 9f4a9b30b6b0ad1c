// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/historyapi.h"
#include "core/store/ledgerrepository.h"

namespace studio::history {

/// What is searched for: a request that was sent and whose answer was lost, or broke off.
struct LostRequest {
    QString text{}; ///< As sent.
    VoiceId voice{};
    ModelId model{};
    QDateTime sentAt{};
    QDateTime endedAt{}; ///< When the answer was given up.
    QString requestId{}; ///< If the service had told it already.
    bool operator==(const LostRequest &) const = default;
};

LostRequest lostRequestOf(const store::LedgerRow &row);

/// Whether an item of the service's history can be what became of the request: the same text, voice and
/// model, made about that time. A request id decides alone.
bool canBeOutcome(const api::HistoryItem &item, const LostRequest &lost);

/// Reads the service's history about the time of the request; costs nothing. Yields what it can have become,
/// nearest in time first, without what other requests are known to have become. Empty: it is not there (yet).
JobOf<QList<api::HistoryItem>> *findOutcomes(const api::HistoryApi &api, store::LedgerRepository &ledger,
                                             const LostRequest &lost, QObject *parent = nullptr);

} // namespace studio::history
