// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audio/streamdecoder.h"

#include "core/audio/containerdecoder.h"
#include "core/audio/framedecoder.h"
#include "core/audio/rawdecoder.h"
#include "core/audio/wavdecoder.h"

#include <QCoreApplication>

namespace studio::audio {

namespace {

/// The magic at the start decides between the two forms of AAC; the rest is told by the codec.
std::unique_ptr<DecoderStrategy> strategyFor(const StreamFormat &format, QByteArrayView head)
{
    switch (format.codec) {
    case Codec::Mp3:
        return std::make_unique<FrameDecoder>(FrameDecoder::Kind::Mp3);
    case Codec::Opus:
        return std::make_unique<ContainerDecoder>("ogg");
    case Codec::Flac:
        return std::make_unique<ContainerDecoder>("flac");
    case Codec::Wav:
        return std::make_unique<WavDecoder>();
    case Codec::Aac:
        if (head.size() >= 8 && head.sliced(4, 4) == "ftyp")
            return std::make_unique<ContainerDecoder>("mov");
        return std::make_unique<FrameDecoder>(FrameDecoder::Kind::Adts);
    case Codec::Pcm16:
    case Codec::MuLaw:
    case Codec::ALaw:
        break;
    }
    return std::make_unique<RawDecoder>(format);
}

} // namespace

StreamDecoder::StreamDecoder(const StreamFormat &format)
    : m_format(format), m_sniffer(isHeaderless(format.codec))
{
}

StreamDecoder::~StreamDecoder() = default;

std::unique_ptr<StreamDecoder> StreamDecoder::create(const StreamFormat &format)
{
    return std::unique_ptr<StreamDecoder>(new StreamDecoder(format));
}

Result<void> StreamDecoder::push(QByteArrayView bytes, const PcmSink &sink)
{
    if (m_error)
        return fail(*m_error);
    if (m_strategy)
        return forward(bytes, sink);
    m_held.append(bytes);
    const auto verdict = m_sniffer.judge(m_held);
    if (verdict == ContentSniffer::Verdict::Text) {
        // Wait for more of it: the text says what is wrong.
        return m_held.size() < 4096 ? Result<void>() : remember(fail(ContentSniffer::textError(m_held)));
    }
    const bool needsMagic = m_format.codec == Codec::Aac && m_held.size() < 8;
    if (verdict == ContentSniffer::Verdict::Undecided || needsMagic)
        return {};
    m_strategy = strategyFor(m_format, m_held);
    return forward(std::exchange(m_held, {}), sink);
}

Result<void> StreamDecoder::forward(QByteArrayView bytes, const PcmSink &sink)
{
    return remember(m_strategy->push(bytes, [&](std::span<const std::int16_t> samples, PcmSpec spec) {
        m_frames += qint64(samples.size()) / spec.channels;
        sink(samples, spec);
    }));
}

Result<void> StreamDecoder::finish(const PcmSink &sink)
{
    if (m_error)
        return fail(*m_error);
    if (m_finished)
        return {};
    m_finished = true;
    if (!m_strategy) {
        if (m_sniffer.judge(m_held, true) == ContentSniffer::Verdict::Text)
            return remember(fail(ContentSniffer::textError(m_held)));
        m_strategy = strategyFor(m_format, m_held);
        if (const auto pushed = forward(std::exchange(m_held, {}), sink); !pushed)
            return pushed;
    }
    const auto finished = m_strategy->finish([&](std::span<const std::int16_t> samples, PcmSpec spec) {
        m_frames += qint64(samples.size()) / spec.channels;
        sink(samples, spec);
    });
    if (m_frames == 0 && (finished || finished.error().kind == ErrorKind::Protocol)) {
        return remember(fail(
            ErrorKind::Protocol,
            QCoreApplication::translate("studio::audio", "The answer holds no sound that can be played."),
            finished ? QString() : finished.error().detail));
    }
    return remember(finished);
}

Result<void> StreamDecoder::remember(Result<void> result)
{
    if (!result)
        m_error = result.error();
    return result;
}

} // namespace studio::audio
