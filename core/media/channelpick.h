// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/audio/audioformat.h"
#include "core/audio/ffmpeg.h"

#include <cstdint>
#include <vector>

namespace studio::media {

/// Turns decoded frames of any kind into 16-bit samples of one spec: one channel picked, or all mixed to what
/// the spec has. Frames that change their kind on the way are followed. Private to this module. One thread.
class ChannelPick final {
public:
    /// `channel` −1: mix.
    ChannelPick(audio::PcmSpec spec, int channel) : m_spec(spec), m_channel(channel) { }

    /// Appends. False for frames that cannot be used.
    bool add(const AVFrame &frame, std::vector<std::int16_t> &out);
    /// What the change of rate held back.
    void finish(std::vector<std::int16_t> &out);

private:
    bool prepare(const AVFrame &frame);

    audio::PcmSpec m_spec;
    int m_channel;
    audio::av::Ptr<SwrContext> m_swr;
    int m_format = -1;
    int m_rate = 0;
    int m_channels = 0;
};

} // namespace studio::media
