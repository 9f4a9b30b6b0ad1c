// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/audio/pcmtrack.h"
#include "core/base/job.h"
#include "core/store/take.h"

#include <memory>

namespace studio::store {
class AudioVault;
class TakeRepository;
} // namespace studio::store

namespace studio::speech {

struct TakeStores {
    store::TakeRepository &takes;
    store::AudioVault &vault;
};

/// Keeps a sound that was put together here as a take: losslessly (FLAC) into the vault, then the row. Yields
/// the take as it was added. A failure leaves neither. The sound is not copied; `workFolder` holds the file
/// on its way (empty: the system's).
[[nodiscard]] JobOf<store::Take> *keepTake(const TakeStores &stores, const store::Take &take,
                                           const std::shared_ptr<const audio::PcmTrack> &sound,
                                           const QString &workFolder = {}, QObject *parent = nullptr);

} // namespace studio::speech
