// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/audio/pcmtrack.h"
#include "core/base/workerjob.h"
#include "core/recognition/recogniser.h"
#include "core/sandbox/engines/entities.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QStringList>

#include <vector>

namespace studio::sandbox {

/// What a transcript is to hold.
struct TranscriptSpec {
    enum class Times { None, Words, Characters };
    Times times = Times::Words;
    bool tagEvents = true;
    bool verbatim = true;
    bool diarize = false;
    bool roles = false; ///< "agent" and "customer" in place of numbers.
    int mostSpeakers = 32;
    double threshold = 0.22; ///< How different voices are that count as two, 0.1 to 0.4.
    bool separateChannels = true; ///< One transcript a channel, or all in one.
    EntitySpec entities{};
    QJsonArray formats{}; ///< additional_formats, checked.
};

/// A word and who said it.
struct SaidWord {
    recognition::HeardWord word{};
    int speaker = 0;
    int channel = -1;
};
using SaidWords = std::vector<SaidWord>;

/// What is kept of what was heard, written as sentences; `channel` -1 for none.
[[nodiscard]] SaidWords saidWords(const recognition::HeardWords &heard, const TranscriptSpec &spec,
                                  int channel);

/// Recognises each of the tracks (one a channel; a single one is no channel). Blocking.
[[nodiscard]] Result<std::vector<SaidWords>>
transcribe(const std::vector<std::shared_ptr<audio::PcmTrack>> &tracks, const TranscriptSpec &spec,
           const std::shared_ptr<recognition::RecogniserPool> &pool, const StopFlag &stop);

/// Who says which word, by the pitch of the voice between pauses. Numbers count in order of appearance.
void tellSpeakers(SaidWords &words, const audio::PcmTrack &track, int most, double threshold);

/// SpeechToTextChunkResponseModel without the id; `channel` -1 for a transcript of all.
[[nodiscard]] QJsonObject transcriptJson(const SaidWords &words, const TranscriptSpec &spec, int channel);
/// The answer to POST /v1/speech-to-text.
[[nodiscard]] QJsonObject answerJson(std::vector<SaidWords> channels, const TranscriptSpec &spec,
                                     const QString &id, double seconds);
/// SpeechToTextWordResponseModel.
[[nodiscard]] QJsonObject wordJson(const SaidWord &said, const TranscriptSpec &spec);
/// Words with the spaces between them, as the service lists them.
[[nodiscard]] QJsonArray wordsJson(const SaidWords &words, const TranscriptSpec &spec);
[[nodiscard]] QString textOf(const SaidWords &words);

} // namespace studio::sandbox
