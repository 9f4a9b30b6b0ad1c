// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/audio/encoder.h"
#include "core/sandbox/catalog/outputformats.h"
#include "core/sandbox/engines/slicesource.h"
#include "core/sandbox/engines/speaker.h"

namespace studio::sandbox {

/// What makes the sound of one request, apart from its text.
struct RenderSpec {
    VoiceDesign design{};
    VoiceSettings settings{};
    quint32 seed = 0;
    OutputFormat format{};
    double sliceSeconds = 0.1; ///< How finely the audio is cut for sending.
};

/// Text to encoded slices, sentence by sentence, with one encoder for the whole stream. Belongs to one
/// request; used by the engine's thread only, one call at a time. An encoder that fails leaves the stream
/// without audio.
class SpeechRender final : public SliceSource {
public:
    explicit SpeechRender(RenderSpec spec);

    /// Speak this next. `final` closes the encoder behind it.
    void begin(const QString &text, bool final);
    /// The next sentence; `done` tells that the text is finished.
    std::vector<SpeechSlice> next(bool *done) override;

private:
    QByteArray encode(std::span<const std::int16_t> samples);

    RenderSpec m_spec;
    Speaker m_speaker;
    std::unique_ptr<audio::Encoder> m_encoder;
    qint64 m_frames = 0; // at the engine's rate
    bool m_final = false;
    bool m_started = false;
};

} // namespace studio::sandbox
