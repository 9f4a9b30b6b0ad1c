// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sandbox/engines/voicedesign.h"

#include <QByteArray>
#include <QList>

#include <cstdint>
#include <vector>

namespace studio::sandbox {

inline constexpr int kEngineRateHz = 16000;

struct TimeSpan {
    double start = 0;
    double end = 0;
    bool operator==(const TimeSpan &) const = default;
};

struct FliteSpeech {
    std::vector<std::int16_t> samples; ///< Mono at kEngineRateHz.
    std::vector<TimeSpan> words; ///< One an input word, from the engine's own segments.
};

struct FliteManner {
    double pitchHz = 0; ///< 0 keeps the voice's own.
    double spread = 1; ///< Of the pitch contour, 1 is the voice's own.
    double stretch = 1;
    unsigned seed = 1; ///< Of the noise in unvoiced sounds.
};

/// Speaks words of printable ASCII, each with at least one letter or digit. The voice is loaded at its first
/// use. Blocking, about 70 times faster than real time; any thread, one at a time for the whole process,
/// since Flite keeps state of its own. Empty samples when Flite fails.
FliteSpeech speakWords(VoiceDesign::Base base, const QList<QByteArray> &words, const FliteManner &manner);

} // namespace studio::sandbox
