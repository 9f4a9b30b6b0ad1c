// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audio/frameconverter.h"

#include <algorithm>

namespace studio::audio {

bool FrameConverter::prepare(const AVFrame &frame)
{
    const int channels = frame.ch_layout.nb_channels;
    if (m_swr && frame.format == m_format && frame.sample_rate == m_rate && channels == m_channels)
        return true;
    m_swr.reset();
    m_out = {frame.sample_rate, std::min(channels, 2)};
    if (!m_out.isValid() || channels > 64)
        return false;
    AVChannelLayout in{};
    AVChannelLayout out{};
    if (av_channel_layout_check(&frame.ch_layout) && frame.ch_layout.order != AV_CHANNEL_ORDER_UNSPEC)
        av_channel_layout_copy(&in, &frame.ch_layout);
    else
        av_channel_layout_default(&in, channels);
    av_channel_layout_default(&out, m_out.channels);
    SwrContext *swr = nullptr;
    const int made =
        swr_alloc_set_opts2(&swr, &out, AV_SAMPLE_FMT_S16, frame.sample_rate, &in,
                            static_cast<AVSampleFormat>(frame.format), frame.sample_rate, 0, nullptr);
    m_swr.reset(swr);
    av_channel_layout_uninit(&in);
    if (made < 0 || swr_init(m_swr.get()) < 0) {
        m_swr.reset();
        return false;
    }
    m_format = frame.format;
    m_rate = frame.sample_rate;
    m_channels = channels;
    return true;
}

std::span<const std::int16_t> FrameConverter::convert(const AVFrame &frame, PcmSpec &spec)
{
    if (frame.nb_samples <= 0 || frame.ch_layout.nb_channels <= 0 || !prepare(frame))
        return {};
    m_samples.resize(std::size_t(frame.nb_samples) * std::size_t(m_out.channels));
    auto *out = reinterpret_cast<std::uint8_t *>(m_samples.data());
    const int frames = swr_convert(m_swr.get(), &out, frame.nb_samples,
                                   const_cast<const std::uint8_t **>(frame.extended_data), frame.nb_samples);
    if (frames <= 0)
        return {};
    spec = m_out;
    return std::span(m_samples).first(std::size_t(frames * m_out.channels));
}

} // namespace studio::audio
