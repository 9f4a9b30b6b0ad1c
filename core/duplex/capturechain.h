// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/audio/resampler.h"
#include "core/duplex/echocanceller.h"
#include "core/duplex/soundpath.h"
#include "core/duplex/voicegate.h"

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace studio::duplex {

struct CapturedChunk {
    QByteArray pcm16;
    Micros at = 0;
};

/// From the microphone's samples to 20 ms chunks without echo and noise, with their times, and to what is
/// known of the voice in them. Made anew for each set of rates. One thread.
class CaptureChain final {
public:
    /// Tells whether there is a voice in what is captured at a time, for an input that needs no cleaning.
    using Oracle = std::function<bool(Micros at)>;

    [[nodiscard]] static Result<std::unique_ptr<CaptureChain>> create(const SoundSetup &setup,
                                                                      const Oracle &oracle);

    /// The rate in which push() wants its samples.
    [[nodiscard]] int deviceRateHz() const { return m_rateHz; }
    /// What is given to the speaker, in the output rate of the set-up.
    void heard(std::span<const std::int16_t> samples);
    /// For what was at the microphone from then on.
    void setMuted(bool muted, Micros from);
    /// `at`: when the first sample was at the microphone. `echoDelay`: from heard() of a sound until it can
    /// be at the microphone.
    void push(std::span<const std::int16_t> samples, Micros at, Micros echoDelay);

    [[nodiscard]] std::vector<CapturedChunk> takeChunks();
    [[nodiscard]] std::vector<VoiceNote> takeVoice();
    [[nodiscard]] bool takeSuspicion() { return m_watch.takeSuspicion(); }

private:
    CaptureChain(const SoundSetup &setup, Oracle oracle);
    void frame(std::span<std::int16_t> samples, Micros at, Micros echoDelay);
    void collect(std::span<const std::int16_t> samples, Micros at);
    void note(const std::optional<VoiceNote> &voice);

    const SoundSetup m_setup;
    const Oracle m_oracle;
    int m_rateHz;
    std::unique_ptr<EchoCanceller> m_canceller; ///< None with an oracle.
    std::unique_ptr<audio::Resampler> m_farSide;
    std::unique_ptr<audio::Resampler> m_outward;
    std::vector<std::int16_t> m_far; ///< Less than a frame.
    std::vector<std::int16_t> m_near;
    Micros m_nearAt = 0; ///< Of the first sample in m_near.
    std::vector<std::int16_t> m_chunk;
    Micros m_chunkAt = 0;
    std::vector<CapturedChunk> m_chunks;
    std::vector<VoiceNote> m_voice;
    VoiceGate m_gate;
    EchoWatch m_watch;
    int m_speakerOn = 0; ///< Frames for which an echo may still come.
    bool m_muted = false;
    bool m_wasMuted = false; ///< Before m_mutedFrom.
    Micros m_mutedFrom = 0;
};

} // namespace studio::duplex
