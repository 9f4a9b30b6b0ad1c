// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audio/mp3gapless.h"

#include <QtEndian>

#include <algorithm>

namespace studio::audio {

std::optional<Mp3Info> readMp3Info(QByteArrayView frame)
{
    if (frame.size() < 48)
        return std::nullopt;
    const auto byte = [&](qsizetype i) { return static_cast<uchar>(frame[i]); };
    if (byte(0) != 0xff || (byte(1) & 0xe0) != 0xe0)
        return std::nullopt;
    const bool mpeg1 = (byte(1) & 0x18) == 0x18;
    const bool mono = (byte(3) & 0xc0) == 0xc0;
    const qsizetype tag = 4 + (mpeg1 ? (mono ? 17 : 32) : (mono ? 9 : 17));
    const QByteArrayView name = frame.sliced(tag, 4);
    if (name != "Xing" && name != "Info")
        return std::nullopt;
    Mp3Info info{.samplesPerFrame = mpeg1 ? 1152 : 576};
    const auto flags = qFromBigEndian<quint32>(frame.data() + tag + 4);
    qsizetype at = tag + 8;
    if ((flags & 1) != 0) {
        if (frame.size() >= at + 4)
            info.frames = qFromBigEndian<quint32>(frame.data() + at);
        at += 4;
    }
    at += ((flags & 2) != 0 ? 4 : 0) + ((flags & 4) != 0 ? 100 : 0) + ((flags & 8) != 0 ? 4 : 0);
    // The LAME part: nine letters of version, twelve bytes of other matters, then two numbers of twelve bits.
    if (frame.size() >= at + 24 && byte(at) != 0) {
        info.delay = (byte(at + 21) << 4) | (byte(at + 22) >> 4);
        info.padding = ((byte(at + 22) & 0x0f) << 8) | byte(at + 23);
    }
    return info;
}

void GaplessTrimmer::setInfo(const Mp3Info &info)
{
    if (!info.delay)
        return;
    m_skip = *info.delay + kDecoderDelay;
    m_padding = std::max(info.padding - kDecoderDelay, 0);
    // The decoder's own delay pushes the sound past the last frame when the padding is shorter than it.
    const qint64 end = info.frames * info.samplesPerFrame - m_padding;
    if (info.frames > 0 && m_padding > 0 && end > m_skip)
        m_untilEnd = end - m_skip;
}

void GaplessTrimmer::push(std::span<const std::int16_t> interleaved, PcmSpec spec, const PcmSink &sink)
{
    const auto channels = std::size_t(spec.channels);
    const auto skip = std::min<qint64>(m_skip, qint64(interleaved.size() / channels));
    m_skip -= skip;
    interleaved = interleaved.subspan(std::size_t(skip) * channels);
    if (m_untilEnd) {
        const auto pass = std::min<qint64>(*m_untilEnd, qint64(interleaved.size() / channels));
        if (pass > 0)
            sink(interleaved.first(std::size_t(pass) * channels), spec);
        *m_untilEnd -= pass;
        interleaved = interleaved.subspan(std::size_t(pass) * channels);
        if (interleaved.empty())
            return;
        m_held.insert(m_held.end(), interleaved.begin(), interleaved.end());
        if (qint64(m_held.size() / channels) <= m_padding)
            return;
        m_untilEnd.reset();
        interleaved = m_held;
    }
    if (!interleaved.empty())
        sink(interleaved, spec);
    m_held.clear();
}

} // namespace studio::audio
