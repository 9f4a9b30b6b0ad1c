// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audio/resampler.h"

#include "core/audio/ffmpeg.h"

#include <QCoreApplication>

#include <algorithm>

namespace studio::audio {

Resampler::Resampler(PcmSpec from, PcmSpec to) : m_from(from), m_to(to) { }

Resampler::~Resampler()
{
    swr_free(&m_swr);
}

Result<std::unique_ptr<Resampler>> Resampler::create(PcmSpec from, PcmSpec to)
{
    av::silence();
    const auto refuse = [&] {
        return fail(ErrorKind::Unsupported,
                    QCoreApplication::translate("studio::audio", "Sound at this rate cannot be converted."),
                    QStringLiteral("%1 Hz x%2 -> %3 Hz x%4")
                        .arg(from.sampleRateHz)
                        .arg(from.channels)
                        .arg(to.sampleRateHz)
                        .arg(to.channels));
    };
    if (!from.isValid() || !to.isValid())
        return refuse();
    std::unique_ptr<Resampler> self(new Resampler(from, to));
    if (from == to)
        return self;
    AVChannelLayout in{};
    AVChannelLayout out{};
    av_channel_layout_default(&in, from.channels);
    av_channel_layout_default(&out, to.channels);
    if (swr_alloc_set_opts2(&self->m_swr, &out, AV_SAMPLE_FMT_S16, to.sampleRateHz, &in, AV_SAMPLE_FMT_S16,
                            from.sampleRateHz, 0, nullptr)
            < 0
        || swr_init(self->m_swr) < 0)
        return refuse();
    return self;
}

bool Resampler::convert(const std::int16_t *data, int frames, std::vector<std::int16_t> &out)
{
    const int room = swr_get_out_samples(m_swr, frames);
    if (room <= 0)
        return room == 0;
    const std::size_t before = out.size();
    out.resize(before + std::size_t(room) * std::size_t(m_to.channels));
    auto *to = reinterpret_cast<std::uint8_t *>(out.data() + before);
    const auto *from = reinterpret_cast<const std::uint8_t *>(data);
    const int made = swr_convert(m_swr, &to, room, data ? &from : nullptr, frames);
    out.resize(before + std::size_t(std::max(made, 0)) * std::size_t(m_to.channels));
    return made >= 0;
}

bool Resampler::process(std::span<const std::int16_t> interleaved, std::vector<std::int16_t> &out)
{
    if (!m_swr) {
        out.insert(out.end(), interleaved.begin(), interleaved.end());
        return true;
    }
    constexpr std::size_t kPiece = 1 << 16;
    const auto channels = std::size_t(m_from.channels);
    for (std::size_t frames = interleaved.size() / channels; frames > 0;) {
        const std::size_t part = std::min(frames, kPiece);
        if (!convert(interleaved.data(), int(part), out))
            return false;
        interleaved = interleaved.subspan(part * channels);
        frames -= part;
    }
    return true;
}

bool Resampler::flush(std::vector<std::int16_t> &out)
{
    return !m_swr || convert(nullptr, 0, out);
}

} // namespace studio::audio
