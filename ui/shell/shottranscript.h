// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"

class QString;

namespace studio::transcription {
class TranscriptionEngine;
}

namespace studio::ui {

/// The id of the transcript that pictures show.
[[nodiscard]] QString shotTranscriptId();
/// Where its sound is.
[[nodiscard]] QString shotTranscriptSound(const transcription::TranscriptionEngine &engine);
/// Puts a sample interview with its sound into the list of transcripts.
[[nodiscard]] JobOf<bool> *stageTranscript(transcription::TranscriptionEngine &engine, QObject *parent);

} // namespace studio::ui
