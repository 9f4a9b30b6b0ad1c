// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/audio/ffmpeg.h"
#include "core/audio/frameconverter.h"
#include "core/audio/mp3gapless.h"

namespace studio::audio {

/// Streams of self-contained frames (MP3, ADTS): a parser finds the frames, the decoder takes them one by
/// one. First sound after the first whole frame. Damaged frames are skipped. An ID3v2 tag in front is passed
/// over.
class FrameDecoder final : public DecoderStrategy {
public:
    enum class Kind { Mp3, Adts };
    explicit FrameDecoder(Kind kind);

    Result<void> push(QByteArrayView bytes, const PcmSink &sink) override;
    Result<void> finish(const PcmSink &sink) override;

private:
    QByteArrayView passTag(QByteArrayView bytes);
    void parse(QByteArrayView bytes, const PcmSink &sink);
    void decode(const std::uint8_t *data, int size, const PcmSink &sink);
    void receive(const PcmSink &sink);

    const Kind m_kind;
    av::Ptr<AVCodecParserContext> m_parser;
    av::Ptr<AVCodecContext> m_codec;
    av::Ptr<AVFrame> m_frame;
    av::Ptr<AVPacket> m_packet;
    FrameConverter m_converter;
    GaplessTrimmer m_trimmer;
    QByteArray m_head; ///< Bytes held until it is clear whether they open a tag.
    QByteArray m_padded;
    qint64 m_skip = 0;
    bool m_tagDone = false;
    bool m_anyFrame = false;
};

} // namespace studio::audio
