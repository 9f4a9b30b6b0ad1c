// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audio/formatreader.h"

#include "core/audio/frameconverter.h"

#include <QCoreApplication>

namespace studio::audio {

namespace {

constexpr int kMaxErrorsInARow = 64;

bool isComplete(const AVCodecParameters &parameters)
{
    return parameters.codec_id != AV_CODEC_ID_NONE && parameters.sample_rate > 0
        && parameters.ch_layout.nb_channels > 0;
}

} // namespace

Error unreadableContainer(int code)
{
    return Error::make(ErrorKind::Protocol,
                       QCoreApplication::translate("studio::audio",
                                                   "This sound could not be read. The data may be damaged."),
                       av::errorText(code));
}

Result<void> decodeContainer(AVFormatContext &container,
                             const std::function<bool(std::span<const std::int16_t>, PcmSpec)> &sink)
{
    // Probing reads far ahead; it is needed only when the header does not tell everything.
    int index = av_find_best_stream(&container, AVMEDIA_TYPE_AUDIO, -1, -1, nullptr, 0);
    if (index < 0 || !isComplete(*container.streams[index]->codecpar)) {
        if (const int code = avformat_find_stream_info(&container, nullptr); code < 0)
            return fail(unreadableContainer(code));
        index = av_find_best_stream(&container, AVMEDIA_TYPE_AUDIO, -1, -1, nullptr, 0);
    }
    if (index < 0)
        return fail(unreadableContainer(index));
    const AVStream *stream = container.streams[index];
    for (unsigned i = 0; i < container.nb_streams; ++i)
        container.streams[i]->discard = int(i) == index ? AVDISCARD_DEFAULT : AVDISCARD_ALL;
    const AVCodec *codec = avcodec_find_decoder(stream->codecpar->codec_id);
    av::Ptr<AVCodecContext> decoder(codec ? avcodec_alloc_context3(codec) : nullptr);
    av::Ptr<AVFrame> frame(av_frame_alloc());
    av::Ptr<AVPacket> packet(av_packet_alloc());
    if (!decoder || !frame || !packet || avcodec_parameters_to_context(decoder.get(), stream->codecpar) < 0)
        return fail(unreadableContainer(AVERROR_DECODER_NOT_FOUND));
    decoder->pkt_timebase = stream->time_base;
    if (const int code = avcodec_open2(decoder.get(), codec, nullptr); code < 0)
        return fail(unreadableContainer(code));

    FrameConverter converter;
    bool go = true;
    const auto receive = [&] {
        while (go && avcodec_receive_frame(decoder.get(), frame.get()) >= 0) {
            PcmSpec spec;
            const auto samples = converter.convert(*frame, spec);
            if (!samples.empty())
                go = sink(samples, spec);
        }
    };
    for (int errors = 0; go && errors < kMaxErrorsInARow;) {
        const int code = av_read_frame(&container, packet.get());
        if (code == AVERROR_EOF || code == AVERROR_EXIT)
            break;
        if (code < 0) {
            ++errors;
            continue;
        }
        errors = 0;
        if (packet->stream_index == index && avcodec_send_packet(decoder.get(), packet.get()) >= 0)
            receive();
        av_packet_unref(packet.get());
    }
    if (go) {
        avcodec_send_packet(decoder.get(), nullptr);
        receive();
    }
    if (!go)
        return fail(Error::cancelled());
    return {};
}

} // namespace studio::audio
