// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/audio/pcmtrack.h"
#include "core/base/workerjob.h"
#include "core/speech/takeexport.h"

#include <memory>

namespace studio::speech {

/// The sound of a take: as received, and decoded (and cut, if a part is wanted).
struct SoundSource {
    const store::Take &take;
    QString vaultFile{};
    std::shared_ptr<audio::PcmTrack> track{};
    std::optional<audio::StreamFormat> format{}; ///< As received; empty when its name is not known.
};

/// Writes the audio file of an export and measures it as it was written. With a loudness target a lossy
/// format that overshoots is made again with lower peaks. Blocking; the file is whole or absent.
Result<audio::Measurement> writeSound(const SoundSource &source, const ExportOptions &options,
                                      const StopFlag &stop);

} // namespace studio::speech
