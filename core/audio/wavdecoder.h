// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/audio/streamdecoder.h"

#include <vector>

namespace studio::audio {

/// RIFF/RF64 WAVE as a stream: 8 to 32-bit integer, float, µ-law, A-law; sizes may be unknown (0 or all
/// ones). More than two channels are mixed to mono.
class WavDecoder final : public DecoderStrategy {
public:
    Result<void> push(QByteArrayView bytes, const PcmSink &sink) override;
    Result<void> finish(const PcmSink &sink) override;

private:
    enum class Stage { Riff, ChunkHead, Format, Skip, Data, Done };

    Result<bool> step(const PcmSink &sink);
    Result<void> readFormat(QByteArrayView chunk);
    void emitFrames(QByteArrayView bytes, const PcmSink &sink);

    Stage m_stage = Stage::Riff;
    QByteArray m_buffer;
    quint64 m_left = 0;
    int m_encoding = 0;
    int m_bits = 0;
    int m_fileChannels = 0;
    PcmSpec m_spec;
    std::vector<std::int16_t> m_samples;
};

} // namespace studio::audio
