// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/audio/encoder.h"
#include "core/audio/pcmtrack.h"
#include "core/audio/timestretch.h"
#include "core/sandbox/catalog/outputformats.h"
#include "core/sandbox/engines/slicesource.h"
#include "core/sandbox/engines/voicedesign.h"

#include <deque>
#include <memory>

namespace studio::sandbox {

/// How high somebody speaks on average, from the first voiced seconds of a part of a track; 0 if nobody does.
[[nodiscard]] double spokenPitchHz(const audio::PcmTrack &track, double fromSeconds = 0,
                                   double toSeconds = 60);
/// How far a recording is moved to become that voice: towards its pitch, within the three semitones that stay
/// intelligible, and far enough to be heard. A seed moves it by a hair, so that takes differ.
[[nodiscard]] double semitonesTowards(const VoiceDesign &design, const VoiceSettings &settings,
                                      double sourceHz, quint32 seed);

/// What happens to a sound on its way through.
struct SoundSpec {
    double semitones = 0;
    bool removeNoise = false;
    OutputFormat format{};
    double sliceSeconds = 0.1;
};

/// A recording changed and encoded, a piece at a time: mono, as long as its source and at the same times.
class SoundRender final : public SliceSource {
public:
    SoundRender(std::shared_ptr<const audio::PcmTrack> track, SoundSpec spec);
    ~SoundRender() override;

    std::vector<SpeechSlice> next(bool *done) override;

private:
    class Step;
    std::vector<std::int16_t> changed(std::span<const std::int16_t> mono, bool last);
    QByteArray encode(std::span<const std::int16_t> samples, bool last);

    std::shared_ptr<const audio::PcmTrack> m_track;
    SoundSpec m_spec;
    std::unique_ptr<Step> m_step;
    std::unique_ptr<audio::Encoder> m_encoder;
    qint64 m_read = 0;
    qint64 m_made = 0;
};

} // namespace studio::sandbox
