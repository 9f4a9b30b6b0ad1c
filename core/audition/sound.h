// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/audio/pcmtrack.h"
#include "core/audio/peaks.h"
#include "core/audition/wordmap.h"
#include "core/base/job.h"
#include "core/store/take.h"

#include <memory>

namespace studio::audition {

/// What all candidates are played at: most speech reaches it without its peaks being touched.
inline constexpr double kListeningLufs = -23;

/// A take ready to be compared by ear: as loud as the others. Only this copy in memory is changed.
struct Sound {
    std::shared_ptr<audio::PcmTrack> track{};
    std::shared_ptr<const audio::Peaks> peaks{};
    Reading reading{};
    double measuredLufs = 0; ///< Of the take itself; −inf for silence.
    double gainDb = 0; ///< That was applied.
};
using SoundPtr = std::shared_ptr<const Sound>;

/// Decodes, measures and levels a take in a worker. Storage when its file is gone or damaged.
JobOf<SoundPtr> *prepareSound(const store::Take &take, const QString &vaultFile, QObject *parent = nullptr);

} // namespace studio::audition
