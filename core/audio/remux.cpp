// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audio/remux.h"

#include "core/audio/ffmpeg.h"

#include <QCoreApplication>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace studio::audio {

namespace {

Unexpected cannotCopy(int code)
{
    const bool full = code == AVERROR(ENOSPC);
    Error error = Error::make(
        ErrorKind::Storage,
        full ? QCoreApplication::translate("studio::audio", "The disk is full.")
             : QCoreApplication::translate("studio::audio", "The sound file could not be copied."),
        av::errorText(code));
    return fail(error);
}

void describe(AVDictionary **to, const Tags &tags, bool hasPlaceForCustom)
{
    const auto set = [to](const char *key, const QString &value) {
        if (!value.isEmpty())
            av_dict_set(to, key, value.toUtf8().constData(), 0);
    };
    set("title", tags.title);
    set("artist", tags.artist);
    set("date", tags.date);
    set("comment", hasPlaceForCustom ? tags.comment : commentWithCustom(tags));
    if (!hasPlaceForCustom)
        return;
    for (auto it = tags.custom.begin(); it != tags.custom.end(); ++it)
        set(it.key().toUtf8().constData(), it.value());
}

int copyPackets(AVFormatContext &input, int stream, AVFormatContext &output)
{
    const av::Ptr<AVPacket> packet(av_packet_alloc());
    if (!packet)
        return AVERROR(ENOMEM);
    for (;;) {
        const int read = av_read_frame(&input, packet.get());
        if (read == AVERROR_EOF)
            return 0;
        if (read < 0)
            return read;
        if (packet->stream_index == stream) {
            av_packet_rescale_ts(packet.get(), input.streams[stream]->time_base,
                                 output.streams[0]->time_base);
            packet->stream_index = 0;
            packet->pos = -1;
            if (const int written = av_interleaved_write_frame(&output, packet.get()); written < 0)
                return written;
        }
        av_packet_unref(packet.get());
    }
}

} // namespace

Result<void> copyWithTags(const QString &from, const QString &to, const Tags &tags)
{
    av::silence();
    AVFormatContext *opened = nullptr;
    AVDictionary *options = nullptr;
    av_dict_set(&options, "protocol_whitelist", "file", 0);
    av_dict_set(&options, "format_whitelist", "mp3,ogg,flac,mov,aac", 0);
    const int code = avformat_open_input(&opened, ("file:" + from.toUtf8()).constData(), nullptr, &options);
    av_dict_free(&options);
    if (code < 0)
        return cannotCopy(code);
    const av::InputPtr input(opened);
    if (const int found = avformat_find_stream_info(input.get(), nullptr); found < 0)
        return cannotCopy(found);
    const int stream = av_find_best_stream(input.get(), AVMEDIA_TYPE_AUDIO, -1, -1, nullptr, 0);
    if (stream < 0)
        return cannotCopy(stream);

    AVFormatContext *made = nullptr;
    const QByteArray url = "file:" + to.toUtf8();
    if (const int ready = avformat_alloc_output_context2(&made, nullptr, nullptr, url.constData()); ready < 0)
        return cannotCopy(ready);
    const av::OutputPtr output(made);
    AVStream *copy = avformat_new_stream(output.get(), nullptr);
    if (!copy || avcodec_parameters_copy(copy->codecpar, input->streams[stream]->codecpar) < 0)
        return cannotCopy(AVERROR(ENOMEM));
    copy->codecpar->codec_tag = 0;
    copy->time_base = input->streams[stream]->time_base;
    const QByteArray muxer = output->oformat->name;
    const bool ogg = muxer == "ogg" || muxer == "opus";
    describe(ogg ? &copy->metadata : &output->metadata, tags, muxer != "ipod" && muxer != "mp4");
    output->flags |= AVFMT_FLAG_BITEXACT;
    if (const int io = avio_open(&output->pb, url.constData(), AVIO_FLAG_WRITE); io < 0)
        return cannotCopy(io);
    int done = avformat_write_header(output.get(), nullptr);
    if (done >= 0)
        done = copyPackets(*input, stream, *output);
    if (done >= 0)
        done = av_write_trailer(output.get());
    const int closed = avio_closep(&output->pb);
    if (done < 0 || closed < 0)
        return cannotCopy(done < 0 ? done : closed);
    return {};
}

} // namespace studio::audio
