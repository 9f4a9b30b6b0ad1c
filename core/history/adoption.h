// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/historyapi.h"
#include "core/store/ledgerrepository.h"
#include "core/store/take.h"

namespace studio::queue {
class Ledger;
}
namespace studio::store {
class TakeRepository;
class AudioVault;
} // namespace studio::store

namespace studio::history {

/// Where an adopted sound goes.
struct AdoptionStores {
    store::TakeRepository &takes;
    store::AudioVault &vault;
    queue::Ledger &ledger;
};

/// The take that a ledger entry's request asked for, as the item tells how it came out. Without sound.
store::Take takeOfEntry(const store::LedgerRow &entry, const api::HistoryItem &item);
/// A take of something that was not made with this program. Its request key fits no request, because not
/// everything that was sent is known.
store::Take takeOfItem(const api::HistoryItem &item, const ProfileId &profile, const QString &host);

/// Makes a take of an item of the service's history, for no credits: downloads its sound, puts it into the
/// vault, records `take` and, if there is an entry, ends it with the service's figure. Any step may be the
/// last before a crash: doing it again leads to the same one take and the same one entry.
JobOf<store::Take> *adopt(const AdoptionStores &stores, const api::HistoryApi &api,
                          const api::HistoryItem &item, const store::Take &take,
                          std::optional<qint64> ledgerEntry, QObject *parent = nullptr);

} // namespace studio::history
