// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/audio/pcmtrack.h"
#include "core/base/workerjob.h"
#include "core/recognition/recogniser.h"
#include "core/text/alignment.h"

#include <vector>

namespace studio::sandbox {

/// When each character of a text is heard, and how well each word of it was.
struct ForcedAlignment {
    text::Alignment alignment{};
    std::vector<double> losses{}; ///< One for each of text::wordsOf(alignment); 0 is certain.
};

/// Fits a text to times: words that were recognised stand where they were heard, those between them share
/// what is left as pauses and letters suggest. `heard` in the order of time; without any it is the rough one.
[[nodiscard]] ForcedAlignment alignedTo(const text::Alignment &rough, const recognition::HeardWords &heard);

/// Blocking. Empty without text or speech.
[[nodiscard]] ForcedAlignment forcedAlignment(const QString &text, const audio::PcmTrack &track,
                                              const std::shared_ptr<recognition::RecogniserPool> &pool,
                                              const StopFlag &stop);

} // namespace studio::sandbox
