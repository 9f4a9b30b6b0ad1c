// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/media/channelpick.h"

#include <algorithm>

namespace studio::media {

namespace {

constexpr int kMostChannels = 64;

bool isKnown(const AVChannelLayout &layout)
{
    return layout.order != AV_CHANNEL_ORDER_UNSPEC && av_channel_layout_check(&layout);
}

/// Which input goes into which output, for what the library cannot decide: one channel, or channels without a
/// place in the room.
std::vector<double> matrixFor(int inputs, int outputs, int picked)
{
    std::vector<double> matrix(std::size_t(inputs * outputs), 0.0);
    for (int out = 0; out < outputs; ++out) {
        for (int in = 0; in < inputs; ++in) {
            const bool taken = picked >= 0 ? in == picked : in % outputs == out;
            const int share = picked >= 0 ? 1 : (inputs - out + outputs - 1) / outputs;
            if (taken)
                matrix[std::size_t(out * inputs + in)] = 1.0 / std::max(share, 1);
        }
    }
    return matrix;
}

} // namespace

bool ChannelPick::prepare(const AVFrame &frame)
{
    const int channels = frame.ch_layout.nb_channels;
    if (m_swr && frame.format == m_format && frame.sample_rate == m_rate && channels == m_channels)
        return true;
    m_swr.reset();
    if (channels < 1 || channels > kMostChannels || frame.sample_rate <= 0)
        return false;
    AVChannelLayout in{};
    AVChannelLayout out{};
    av_channel_layout_default(&out, m_spec.channels);
    const bool known = isKnown(frame.ch_layout);
    if (known)
        av_channel_layout_copy(&in, &frame.ch_layout);
    else
        av_channel_layout_default(&in, channels);
    const bool placed = isKnown(in);
    if (!placed) {
        // A custom layout without meaning: the matrix below says where each goes.
        av_channel_layout_uninit(&in);
        in = {AV_CHANNEL_ORDER_NATIVE, channels, {channels == 64 ? ~0ULL : (1ULL << channels) - 1}, nullptr};
    }
    SwrContext *made = nullptr;
    const int code =
        swr_alloc_set_opts2(&made, &out, AV_SAMPLE_FMT_S16, m_spec.sampleRateHz, &in,
                            static_cast<AVSampleFormat>(frame.format), frame.sample_rate, 0, nullptr);
    m_swr.reset(made);
    bool ready = code >= 0;
    if (ready && (m_channel >= 0 || !known || !placed) && channels != m_spec.channels) {
        const std::vector<double> matrix =
            matrixFor(channels, m_spec.channels, std::min(m_channel, channels - 1));
        ready = swr_set_matrix(m_swr.get(), matrix.data(), channels) >= 0;
    }
    av_channel_layout_uninit(&in);
    if (!ready || swr_init(m_swr.get()) < 0) {
        m_swr.reset();
        return false;
    }
    m_format = frame.format;
    m_rate = frame.sample_rate;
    m_channels = channels;
    return true;
}

bool ChannelPick::add(const AVFrame &frame, std::vector<std::int16_t> &out)
{
    const bool other = m_swr
        && (frame.format != m_format || frame.sample_rate != m_rate
            || frame.ch_layout.nb_channels != m_channels);
    if (other)
        finish(out);
    if (frame.nb_samples <= 0 || !prepare(frame))
        return false;
    const int room = swr_get_out_samples(m_swr.get(), frame.nb_samples);
    if (room < 0)
        return false;
    const std::size_t before = out.size();
    out.resize(before + std::size_t(room) * std::size_t(m_spec.channels));
    auto *to = reinterpret_cast<std::uint8_t *>(out.data() + before);
    const int frames = swr_convert(m_swr.get(), &to, room,
                                   const_cast<const std::uint8_t **>(frame.extended_data), frame.nb_samples);
    out.resize(before + std::size_t(std::max(frames, 0)) * std::size_t(m_spec.channels));
    return frames >= 0;
}

void ChannelPick::finish(std::vector<std::int16_t> &out)
{
    if (!m_swr)
        return;
    const int room = swr_get_out_samples(m_swr.get(), 0);
    if (room > 0) {
        const std::size_t before = out.size();
        out.resize(before + std::size_t(room) * std::size_t(m_spec.channels));
        auto *to = reinterpret_cast<std::uint8_t *>(out.data() + before);
        const int frames = swr_convert(m_swr.get(), &to, room, nullptr, 0);
        out.resize(before + std::size_t(std::max(frames, 0)) * std::size_t(m_spec.channels));
    }
    m_swr.reset();
}

} // namespace studio::media
