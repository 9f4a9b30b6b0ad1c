// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/audio/resampler.h"
#include "core/recognition/recogniser.h"
#include "core/recognition/voiceactivity.h"
#include "core/sandbox/engines/transcription.h"

#include <memory>

namespace studio::sandbox {

/// How a live session listens.
struct LiveSpec {
    int rateHz = 16000;
    bool muLaw = false;
    bool commitsBySilence = false; ///< Else only when told, and after a minute and a half.
    double silenceSeconds = 1.5;
    double threshold = 0.4;
    int leastSpeechMs = 100;
    TranscriptSpec words{};
};

/// What one push of sound led to.
struct LiveNews {
    std::vector<SaidWords> commits{}; ///< In order; those asked for may be without words.
    QString partial{}; ///< Of what comes after them.
    bool partialChanged = false;
    bool broken = false; ///< No recogniser could be made.
};

/// The recogniser of one live session: hears only from where somebody begins to speak, cuts where they pause.
/// Times count from the first sample of the session. Used by one thread at a time; blocks for about a sixth
/// of the sound it is given, and half a second once.
class LiveListener final {
public:
    LiveListener(const LiveSpec &spec, std::shared_ptr<recognition::RecogniserPool> pool);
    ~LiveListener();

    /// Samples as the session's format says. `commit`: what was said so far is complete.
    LiveNews push(const QByteArray &bytes, bool commit);

private:
    void hear(std::span<const std::int16_t> frame, bool speaks, LiveNews &news);
    void flush();
    [[nodiscard]] SaidWords end();

    LiveSpec m_spec;
    std::shared_ptr<recognition::RecogniserPool> m_pool;
    std::unique_ptr<recognition::Recogniser> m_recogniser;
    std::unique_ptr<audio::Resampler> m_resampler;
    recognition::VoiceActivity m_activity;
    std::vector<std::int16_t> m_waiting; // behind the last whole frame
    std::vector<std::int16_t> m_batch; // of the utterance, not handed to the recogniser yet
    std::vector<std::int16_t> m_runUp; // the silence before somebody speaks
    qint64 m_position = 0; // behind the last frame heard
    qint64 m_begun = 0; // where the utterance begins
    int m_spokenFrames = 0; // in it
    int m_quietFrames = 0; // at its end
    bool m_speaks = false;
    QString m_partial;
    qint64 m_partialAt = 0; // position at which it was asked for
};

} // namespace studio::sandbox
