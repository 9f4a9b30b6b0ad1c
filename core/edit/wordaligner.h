// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/alignmentapi.h"
#include "core/edit/quietpoint.h"
#include "core/store/take.h"

namespace studio::queue {
class Ledger;
}
namespace studio::store {
class AudioVault;
class TakeRepository;
} // namespace studio::store

namespace studio::edit {

/// What finding the times of a sound costs, roughly: the service tells no price before; it charges by time.
[[nodiscard]] qint64 estimatedAlignmentCredits(double seconds);

struct AlignStores {
    store::TakeRepository &takes;
    store::AudioVault &vault;
    queue::Ledger &ledger;
};

/// Asks the service when the words of a take are heard, through the ledger, and keeps the times with the
/// take.
[[nodiscard]] JobOf<text::Alignment> *alignTake(const AlignStores &stores, const api::AlignmentApi &api,
                                                const store::Take &take, QObject *parent = nullptr);

/// Without the service, and for nothing: by pauses and letters. A few tenths of a second off. Blocking.
[[nodiscard]] text::Alignment guessAlignment(const Track &track, const QString &text);

} // namespace studio::edit
