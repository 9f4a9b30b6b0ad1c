// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audio/muxer.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <cerrno>

namespace studio::audio {

namespace {

constexpr int kIoBuffer = 4096;
constexpr int kFreeFrameSize = 4096; // for codecs that take frames of any size

struct Plan {
    const char *muxer;
    const char *encoder;
    int kbps;
};

Plan planFor(Codec codec, bool toFile)
{
    switch (codec) {
    case Codec::Mp3:
        return {"mp3", "libmp3lame", 128};
    case Codec::Opus:
        return {"ogg", "libopus", 64};
    case Codec::Flac:
        return {"flac", "flac", 0};
    default:
        return {toFile ? "ipod" : "adts", "aac", 128};
    }
}

/// The nearest rate that loses nothing; the highest if there is none.
int supportedRate(const AVCodec &codec, int wanted)
{
    if (!codec.supported_samplerates)
        return wanted;
    int best = 0;
    int highest = 0;
    for (const int *rate = codec.supported_samplerates; *rate != 0; ++rate) {
        highest = std::max(highest, *rate);
        if (*rate >= wanted && (best == 0 || *rate < best))
            best = *rate;
    }
    return best != 0 ? best : highest;
}

} // namespace

Error Muxer::failure(int code)
{
    const bool disk = code == AVERROR(ENOSPC) || code == AVERROR(EIO) || code == AVERROR(EACCES)
        || code == AVERROR(EROFS) || code == AVERROR(ENOENT) || code == AVERROR(EDQUOT)
        || code == AVERROR(EFBIG);
    if (disk) {
        const bool full = code == AVERROR(ENOSPC) || code == AVERROR(EDQUOT);
        Error error =
            Error::make(ErrorKind::Storage,
                        full ? QCoreApplication::translate("studio::audio", "The disk is full.")
                             : QCoreApplication::translate("studio::audio", "The file cannot be written."),
                        av::errorText(code));
        error.nextStep = full
            ? QCoreApplication::translate("studio::audio", "Free some space, or choose another folder.")
            : QCoreApplication::translate("studio::audio",
                                          "Check that the folder exists and may be written to.");
        return error;
    }
    return Error::make(
        ErrorKind::Unsupported,
        QCoreApplication::translate("studio::audio", "The sound could not be encoded in this format."),
        av::errorText(code));
}

Result<std::unique_ptr<Muxer>> Muxer::create(const ExportFormat &target, PcmSpec input, const Tags &tags,
                                             const QString &path)
{
    av::silence();
    std::unique_ptr<Muxer> muxer(new Muxer);
    if (auto opened = muxer->open(target, input, tags, path); !opened)
        return fail(opened.error());
    return muxer;
}

Muxer::~Muxer()
{
    if (m_toFile && m_format && m_format->pb)
        avio_closep(&m_format->pb);
}

Result<void> Muxer::open(const ExportFormat &target, PcmSpec input, const Tags &tags, const QString &path)
{
    m_toFile = !path.isEmpty();
    m_frame.reset(av_frame_alloc());
    m_converted.reset(av_frame_alloc());
    m_packet.reset(av_packet_alloc());
    const QByteArray url = "file:" + path.toUtf8();
    AVFormatContext *format = nullptr;
    const int made = avformat_alloc_output_context2(&format, nullptr, planFor(target.codec, m_toFile).muxer,
                                                    m_toFile ? url.constData() : nullptr);
    m_format.reset(format);
    if (made < 0 || !m_frame || !m_converted || !m_packet)
        return fail(failure(made < 0 ? made : AVERROR(ENOMEM)));
    if (auto opened = openCodec(target, input); !opened)
        return opened;
    AVStream *stream = avformat_new_stream(m_format.get(), nullptr);
    if (!stream || avcodec_parameters_from_context(stream->codecpar, m_codec.get()) < 0)
        return fail(failure(AVERROR(ENOMEM)));
    stream->time_base = m_codec->time_base;
    setTags(tags, target.codec);
    if (const int code = openIo(path); code < 0)
        return fail(failure(code));

    AVDictionary *options = nullptr;
    if (target.codec == Codec::Opus)
        av_dict_set(&options, "page_duration", "20000", 0);
    if (target.codec == Codec::Mp3 && !m_toFile) {
        av_dict_set(&options, "write_xing", "0", 0);
        if (tags == Tags{})
            av_dict_set(&options, "id3v2_version", "0", 0);
    }
    if (target.codec == Codec::Aac && m_toFile)
        av_dict_set(&options, "movflags", "+faststart", 0);
    m_format->flags |= AVFMT_FLAG_FLUSH_PACKETS | AVFMT_FLAG_BITEXACT;
    const int code = avformat_write_header(m_format.get(), &options);
    av_dict_free(&options);
    if (code < 0)
        return fail(failure(code));
    return {};
}

Result<void> Muxer::openCodec(const ExportFormat &target, PcmSpec input)
{
    const Plan plan = planFor(target.codec, m_toFile);
    const AVCodec *encoder = avcodec_find_encoder_by_name(plan.encoder);
    if (!encoder || !encoder->sample_fmts)
        return fail(failure(AVERROR_ENCODER_NOT_FOUND));
    m_codec.reset(avcodec_alloc_context3(encoder));
    if (!m_codec)
        return fail(failure(AVERROR(ENOMEM)));
    m_inputChannels = input.channels;
    m_codec->sample_rate =
        supportedRate(*encoder, target.sampleRateHz > 0 ? target.sampleRateHz : input.sampleRateHz);
    av_channel_layout_default(&m_codec->ch_layout, target.channels > 0 ? target.channels : input.channels);
    // FLAC: 16 bits, what we have; the others take the encoder's favourite.
    m_codec->sample_fmt = target.codec == Codec::Flac ? AV_SAMPLE_FMT_S16 : encoder->sample_fmts[0];
    m_codec->time_base = {1, m_codec->sample_rate};
    const int kbps = target.bitrateKbps > 0 ? target.bitrateKbps : plan.kbps;
    if (kbps > 0)
        m_codec->bit_rate = qint64(kbps) * 1000;
    if ((m_format->oformat->flags & AVFMT_GLOBALHEADER) != 0)
        m_codec->flags |= AV_CODEC_FLAG_GLOBAL_HEADER;
    AVDictionary *options = nullptr;
    if (target.codec == Codec::Opus)
        av_dict_set(&options, "frame_duration", "20", 0);
    if (target.codec == Codec::Mp3 && !m_toFile)
        av_dict_set(&options, "reservoir", "0", 0); // each frame stands alone: sound from the first one on
    int code = avcodec_open2(m_codec.get(), encoder, &options);
    av_dict_free(&options);
    if (code < 0)
        return fail(failure(code));

    AVChannelLayout in{};
    av_channel_layout_default(&in, input.channels);
    SwrContext *swr = nullptr;
    code = swr_alloc_set_opts2(&swr, &m_codec->ch_layout, m_codec->sample_fmt, m_codec->sample_rate, &in,
                               AV_SAMPLE_FMT_S16, input.sampleRateHz, 0, nullptr);
    m_swr.reset(swr);
    if (code < 0 || (code = swr_init(swr)) < 0)
        return fail(failure(code));
    m_fifo.reset(av_audio_fifo_alloc(m_codec->sample_fmt, m_codec->ch_layout.nb_channels, kFreeFrameSize));
    return m_fifo ? Result<void>() : fail(failure(AVERROR(ENOMEM)));
}

int Muxer::openIo(const QString &path)
{
    if (m_toFile)
        return avio_open(&m_format->pb, ("file:" + path.toUtf8()).constData(), AVIO_FLAG_WRITE);
    auto *buffer = static_cast<unsigned char *>(av_malloc(kIoBuffer));
    m_memoryIo.reset(avio_alloc_context(
        buffer, kIoBuffer, 1, this, nullptr,
        [](void *self, std::uint8_t *data, int size) {
            static_cast<Muxer *>(self)->m_memory.append(reinterpret_cast<const char *>(data), size);
            return size;
        },
        nullptr));
    if (!m_memoryIo)
        return AVERROR(ENOMEM);
    m_memoryIo->seekable = 0;
    m_format->pb = m_memoryIo.get();
    m_format->flags |= AVFMT_FLAG_CUSTOM_IO;
    return 0;
}

void Muxer::setTags(const Tags &tags, Codec codec)
{
    AVDictionary **to = codec == Codec::Opus ? &m_format->streams[0]->metadata : &m_format->metadata;
    const auto set = [to](const char *key, const QString &value) {
        if (!value.isEmpty())
            av_dict_set(to, key, value.toUtf8().constData(), 0);
    };
    set("title", tags.title);
    set("artist", tags.artist);
    set("date", tags.date);
    set("comment", codec == Codec::Aac ? commentWithCustom(tags) : tags.comment);
    if (codec == Codec::Aac)
        return;
    for (auto it = tags.custom.begin(); it != tags.custom.end(); ++it)
        set(it.key().toUtf8().constData(), it.value());
}

Result<void> Muxer::push(std::span<const std::int16_t> interleaved)
{
    constexpr std::size_t kPiece = 1 << 15;
    const auto channels = std::size_t(m_inputChannels);
    for (std::size_t frames = interleaved.size() / channels; frames > 0;) {
        const std::size_t part = std::min(frames, kPiece);
        const auto *data = reinterpret_cast<const std::uint8_t *>(interleaved.data());
        if (auto taken = resample(&data, int(part)); !taken)
            return taken;
        interleaved = interleaved.subspan(part * channels);
        frames -= part;
        if (auto drained = drainFifo(false); !drained)
            return drained;
    }
    return {};
}

Result<void> Muxer::resample(const std::uint8_t **data, int frames)
{
    const int room = swr_get_out_samples(m_swr.get(), frames);
    if (room <= 0)
        return {};
    AVFrame *to = m_converted.get();
    av_frame_unref(to);
    to->format = m_codec->sample_fmt;
    to->nb_samples = room;
    to->sample_rate = m_codec->sample_rate;
    av_channel_layout_copy(&to->ch_layout, &m_codec->ch_layout);
    int code = av_frame_get_buffer(to, 0);
    if (code < 0)
        return fail(failure(code));
    code = swr_convert(m_swr.get(), to->extended_data, room, data, frames);
    if (code > 0)
        code = av_audio_fifo_write(m_fifo.get(), reinterpret_cast<void **>(to->extended_data), code);
    return code < 0 ? Result<void>(fail(failure(code))) : Result<void>();
}

Result<void> Muxer::drainFifo(bool all)
{
    const int size = m_codec->frame_size > 0 ? m_codec->frame_size : kFreeFrameSize;
    for (;;) {
        const int ready = av_audio_fifo_size(m_fifo.get());
        if (ready == 0 || (!all && ready < size))
            return {};
        AVFrame *frame = m_frame.get();
        av_frame_unref(frame);
        frame->nb_samples = std::min(ready, size);
        frame->format = m_codec->sample_fmt;
        frame->sample_rate = m_codec->sample_rate;
        av_channel_layout_copy(&frame->ch_layout, &m_codec->ch_layout);
        if (const int code = av_frame_get_buffer(frame, 0); code < 0)
            return fail(failure(code));
        av_audio_fifo_read(m_fifo.get(), reinterpret_cast<void **>(frame->extended_data), frame->nb_samples);
        frame->pts = m_pts;
        m_pts += frame->nb_samples;
        if (auto encoded = encode(frame); !encoded)
            return encoded;
    }
}

Result<void> Muxer::encode(const AVFrame *frame)
{
    if (const int code = avcodec_send_frame(m_codec.get(), frame); code < 0 && code != AVERROR_EOF)
        return fail(failure(code));
    while (avcodec_receive_packet(m_codec.get(), m_packet.get()) >= 0) {
        av_packet_rescale_ts(m_packet.get(), m_codec->time_base, m_format->streams[0]->time_base);
        m_packet->stream_index = 0;
        int code = av_write_frame(m_format.get(), m_packet.get());
        if (code >= 0 && m_format->pb->error < 0)
            code = m_format->pb->error;
        av_packet_unref(m_packet.get());
        if (code < 0)
            return fail(failure(code));
    }
    return {};
}

Result<void> Muxer::finish()
{
    if (auto flushed = resample(nullptr, 0); !flushed)
        return flushed;
    if (auto drained = drainFifo(true); !drained)
        return drained;
    if (auto encoded = encode(nullptr); !encoded)
        return encoded;
    int code = av_write_trailer(m_format.get());
    avio_flush(m_format->pb);
    if (code >= 0 && m_format->pb->error < 0)
        code = m_format->pb->error;
    if (m_toFile) {
        const int closed = avio_closep(&m_format->pb);
        code = code < 0 ? code : closed;
    }
    return code < 0 ? Result<void>(fail(failure(code))) : Result<void>();
}

} // namespace studio::audio
