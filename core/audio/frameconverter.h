// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/audio/audioformat.h"
#include "core/audio/ffmpeg.h"

#include <cstdint>
#include <span>
#include <vector>

namespace studio::audio {

/// Turns decoded frames of any sample type into interleaved 16-bit mono or stereo at the same rate (more
/// channels are mixed down). The span returned lives until the next call. Empty for frames that cannot be
/// used.
class FrameConverter final {
public:
    std::span<const std::int16_t> convert(const AVFrame &frame, PcmSpec &spec);

private:
    bool prepare(const AVFrame &frame);

    av::Ptr<SwrContext> m_swr;
    int m_format = -1;
    int m_rate = 0;
    int m_channels = 0;
    PcmSpec m_out;
    std::vector<std::int16_t> m_samples;
};

} // namespace studio::audio
