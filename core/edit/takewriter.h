// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/job.h"
#include "core/edit/compose.h"
#include "core/store/take.h"

namespace studio::store {
class AudioVault;
class TakeRepository;
} // namespace studio::store

namespace studio::edit {

/// Where edited takes are kept.
struct EditStores {
    store::TakeRepository &takes;
    store::AudioVault &vault;
    const Clock &clock;
};

/// A new take that is `base` but for its sound: id and time are new, there is no request and no price, its
/// key is that of its making.
[[nodiscard]] store::Take editedTake(const store::Take &base, const Edited &edited, const Clock &clock);

/// Writes a sound losslessly (FLAC) into the vault and the take into the store: first the audio, then the
/// row. Yields the take as it was added. A failure leaves neither. The sound is not copied.
[[nodiscard]] JobOf<store::Take> *writeTake(const EditStores &stores, const store::Take &take,
                                            const Track &sound, QObject *parent = nullptr);

} // namespace studio::edit
