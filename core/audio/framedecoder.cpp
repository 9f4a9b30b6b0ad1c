// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audio/framedecoder.h"

#include <QCoreApplication>

#include <algorithm>
#include <cstring>

namespace studio::audio {

namespace {

constexpr qsizetype kFramePiece = 4096;
constexpr qsizetype kTagHead = 10;

} // namespace

FrameDecoder::FrameDecoder(Kind kind)
    : m_kind(kind), m_frame(av_frame_alloc()), m_packet(av_packet_alloc()),
      m_padded(kFramePiece + AV_INPUT_BUFFER_PADDING_SIZE, '\0')
{
    av::silence();
    const AVCodecID id = kind == Kind::Mp3 ? AV_CODEC_ID_MP3 : AV_CODEC_ID_AAC;
    const AVCodec *codec = avcodec_find_decoder(id);
    m_parser.reset(av_parser_init(id));
    m_codec.reset(codec ? avcodec_alloc_context3(codec) : nullptr);
    if (m_codec && avcodec_open2(m_codec.get(), codec, nullptr) < 0)
        m_codec.reset();
}

/// What is left after an ID3v2 tag at the very start.
QByteArrayView FrameDecoder::passTag(QByteArrayView bytes)
{
    if (!m_tagDone) {
        m_head.append(bytes);
        const bool maybe = QByteArrayView("ID3").startsWith(
            QByteArrayView(m_head).first(std::min<qsizetype>(3, m_head.size())));
        if (maybe && m_head.size() < kTagHead)
            return {};
        m_tagDone = true;
        bytes = m_head;
        if (maybe) {
            for (qsizetype i = 6; i < kTagHead; ++i)
                m_skip = (m_skip << 7) | (static_cast<uchar>(m_head.at(i)) & 0x7f);
            m_skip += kTagHead + ((m_head.at(5) & 0x10) != 0 ? kTagHead : 0);
        }
    }
    const auto skip = std::min<qint64>(m_skip, bytes.size());
    m_skip -= skip;
    return bytes.sliced(skip);
}

Result<void> FrameDecoder::push(QByteArrayView bytes, const PcmSink &sink)
{
    if (!m_parser || !m_codec || !m_frame || !m_packet) {
        return fail(ErrorKind::Unsupported,
                    QCoreApplication::translate("studio::audio",
                                                "This build cannot decode the sound format it received."));
    }
    const QByteArrayView sound = passTag(bytes);
    parse(sound, sink);
    if (m_tagDone)
        m_head.clear();
    return {};
}

void FrameDecoder::parse(QByteArrayView bytes, const PcmSink &sink)
{
    while (!bytes.isEmpty()) {
        const qsizetype size = std::min(bytes.size(), kFramePiece);
        std::memcpy(m_padded.data(), bytes.data(), std::size_t(size));
        std::memset(m_padded.data() + size, 0, AV_INPUT_BUFFER_PADDING_SIZE);
        bytes = bytes.sliced(size);
        const auto *at = reinterpret_cast<const std::uint8_t *>(m_padded.constData());
        auto left = int(size);
        while (left > 0) {
            std::uint8_t *frame = nullptr;
            int frameSize = 0;
            const int used = av_parser_parse2(m_parser.get(), m_codec.get(), &frame, &frameSize, at, left,
                                              AV_NOPTS_VALUE, AV_NOPTS_VALUE, 0);
            if (used < 0 || (used == 0 && frameSize == 0))
                break;
            at += used;
            left -= used;
            if (frameSize > 0)
                decode(frame, frameSize, sink);
        }
    }
}

void FrameDecoder::decode(const std::uint8_t *data, int size, const PcmSink &sink)
{
    if (m_kind == Kind::Mp3) {
        if (const auto info = readMp3Info(QByteArrayView(data, size))) {
            // A second one means joined files, whose length the first tag did not know.
            if (!m_anyFrame)
                m_trimmer.setInfo(*info);
            m_anyFrame = true;
            return;
        }
    }
    m_packet->data = const_cast<std::uint8_t *>(data);
    m_packet->size = size;
    const int sent = avcodec_send_packet(m_codec.get(), m_packet.get());
    m_packet->data = nullptr;
    m_packet->size = 0;
    if (sent >= 0)
        receive(sink);
}

void FrameDecoder::receive(const PcmSink &sink)
{
    while (avcodec_receive_frame(m_codec.get(), m_frame.get()) >= 0) {
        m_anyFrame = true;
        PcmSpec spec;
        const auto samples = m_converter.convert(*m_frame, spec);
        if (samples.empty())
            continue;
        if (m_kind == Kind::Mp3)
            m_trimmer.push(samples, spec, sink);
        else
            sink(samples, spec);
    }
}

Result<void> FrameDecoder::finish(const PcmSink &sink)
{
    if (!m_parser || !m_codec || !m_frame || !m_packet)
        return {};
    if (!m_tagDone) {
        m_tagDone = true;
        parse(QByteArray(std::exchange(m_head, {})), sink);
    }
    std::uint8_t *frame = nullptr;
    int frameSize = 0;
    av_parser_parse2(m_parser.get(), m_codec.get(), &frame, &frameSize, nullptr, 0, AV_NOPTS_VALUE,
                     AV_NOPTS_VALUE, 0);
    if (frameSize > 0)
        decode(frame, frameSize, sink);
    avcodec_send_packet(m_codec.get(), nullptr);
    receive(sink);
    return {};
}

} // namespace studio::audio
