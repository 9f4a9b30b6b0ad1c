// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/media/mediafile.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <cmath>

namespace studio::media {

namespace {

/// Containers of sound and of video. Not among them: lists that name other files, pictures, raw samples
/// without a header, devices.
constexpr char kContainers[] =
    "aa,aac,aax,ac3,act,adp,ads,adx,aea,aiff,alp,amr,amrnb,amrwb,ape,apm,aptx,asf,ast,au,avi,avr,bfstm,brstm,"
    "caf,daud,dsf,dts,dtshd,dv,eac3,ea,epaf,flac,flv,g722,gsm,gxf,hca,ircam,ivf,kux,lvf,lxf,matroska,webm,"
    "mlp,"
    "mm,mmf,mov,mp4,m4a,3gp,3g2,mj2,mp3,mpc,mpc8,mpeg,mpegts,msf,mtaf,mxf,nistsphere,nsv,nut,ogg,oma,paf,"
    "pvf,qcp,rm,rso,sbc,sds,sdx,shn,smjpeg,sol,sox,svs,swf,tak,thp,truehd,tta,ty,vivo,voc,vqf,w64,wav,wsaud,"
    "wsd,wtv,wv,xa,xwma";
constexpr double kLongest = 1000.0 * 3600;
constexpr int kMostUnreadableInARow = 64;

} // namespace

QString say(const char *text)
{
    return QCoreApplication::translate("studio::media", text);
}

Error noSound(bool hasVideo)
{
    Error error =
        Error::make(ErrorKind::Unsupported,
                    hasVideo ? say(QT_TRANSLATE_NOOP("studio::media", "This video has no sound."))
                             : say(QT_TRANSLATE_NOOP("studio::media", "There is no sound in this file.")));
    error.nextStep = say(QT_TRANSLATE_NOOP("studio::media", "Choose a file with speech in it."));
    return error;
}

Error unreadable(int code)
{
    Error error =
        Error::make(ErrorKind::Protocol,
                    say(QT_TRANSLATE_NOOP("studio::media", "This file could not be read as sound or video.")),
                    audio::av::errorText(code));
    error.nextStep = say(QT_TRANSLATE_NOOP(
        "studio::media", "It may be cut off, damaged or of another kind. Try another copy of it."));
    return error;
}

Result<std::unique_ptr<MediaFile>> MediaFile::open(const QString &path, const StopFlag &stop)
{
    const QFileInfo info(path);
    QFile file(path);
    if (!info.isFile() || !file.open(QIODevice::ReadOnly)) {
        Error error = Error::make(
            ErrorKind::Storage,
            info.isDir() ? say(QT_TRANSLATE_NOOP("studio::media", "This is a folder, not a file."))
                : info.exists() && !info.isFile()
                ? say(QT_TRANSLATE_NOOP("studio::media", "This is a device or a pipe, not a file."))
                : info.exists() ? say(QT_TRANSLATE_NOOP("studio::media", "This file may not be read."))
                                : say(QT_TRANSLATE_NOOP("studio::media", "This file is not there any more.")),
            file.errorString());
        error.nextStep = say(QT_TRANSLATE_NOOP("studio::media", "Choose another file."));
        return fail(error);
    }
    if (file.size() == 0) {
        Error error = Error::make(ErrorKind::Unsupported,
                                  say(QT_TRANSLATE_NOOP("studio::media", "This file is empty.")));
        error.nextStep = say(QT_TRANSLATE_NOOP("studio::media", "Choose another file."));
        return fail(error);
    }
    file.close();

    audio::av::silence();
    std::unique_ptr<MediaFile> self(new MediaFile(stop));
    AVFormatContext *context = avformat_alloc_context();
    if (!context)
        return fail(unreadable(AVERROR(ENOMEM)));
    context->interrupt_callback = {
        [](void *flag) { return static_cast<const StopFlag *>(flag)->isSet() ? 1 : 0; }, &self->m_stop};
    AVDictionary *options = nullptr;
    av_dict_set(&options, "protocol_whitelist", "file", 0);
    av_dict_set(&options, "format_whitelist", kContainers, 0);
    const QByteArray url = "file:" + QFile::encodeName(info.absoluteFilePath());
    int code = avformat_open_input(&context, url.constData(), nullptr, &options); // frees it on failure
    av_dict_free(&options);
    if (code >= 0) {
        self->m_input.reset(context);
        code = avformat_find_stream_info(context, nullptr);
    }
    if (stop.isSet())
        return fail(Error::cancelled());
    if (code < 0)
        return fail(unreadable(code));
    return self;
}

QList<int> MediaFile::soundStreams() const
{
    QList<int> streams;
    for (unsigned i = 0; i < m_input->nb_streams; ++i) {
        const AVCodecParameters &codec = *m_input->streams[i]->codecpar;
        if (codec.codec_type == AVMEDIA_TYPE_AUDIO && codec.sample_rate > 0 && codec.ch_layout.nb_channels > 0
            && avcodec_find_decoder(codec.codec_id))
            streams.append(int(i));
    }
    return streams;
}

int MediaFile::bestSoundStream() const
{
    const QList<int> streams = soundStreams();
    const int best = av_find_best_stream(m_input.get(), AVMEDIA_TYPE_AUDIO, -1, -1, nullptr, 0);
    return streams.contains(best) ? best : streams.value(0, -1);
}

bool MediaFile::hasVideo() const
{
    for (unsigned i = 0; i < m_input->nb_streams; ++i) {
        const AVStream &stream = *m_input->streams[i];
        if (stream.codecpar->codec_type == AVMEDIA_TYPE_VIDEO
            && !(stream.disposition & (AV_DISPOSITION_ATTACHED_PIC | AV_DISPOSITION_TIMED_THUMBNAILS)))
            return true;
    }
    return false;
}

std::optional<double> MediaFile::secondsOf(int stream) const
{
    double seconds = 0;
    const AVStream &it = *m_input->streams[stream];
    if (it.duration > 0)
        seconds = double(it.duration) * av_q2d(it.time_base);
    else if (m_input->duration > 0)
        seconds = double(m_input->duration) / AV_TIME_BASE;
    if (!std::isfinite(seconds) || seconds <= 0 || seconds > kLongest)
        return std::nullopt;
    return seconds;
}

bool MediaFile::secondsAreEstimate() const
{
    return m_input->duration_estimation_method == AVFMT_DURATION_FROM_BITRATE;
}

std::optional<double> MediaFile::secondsByReading(int stream)
{
    for (unsigned i = 0; i < m_input->nb_streams; ++i)
        m_input->streams[i]->discard = int(i) == stream ? AVDISCARD_DEFAULT : AVDISCARD_ALL;
    const audio::av::Ptr<AVPacket> packet(av_packet_alloc());
    const double unit = av_q2d(m_input->streams[stream]->time_base);
    double end = 0; // of the last one that says when it is
    double sum = 0; // of those that say how long they are
    for (int inARow = 0; packet && inARow < kMostUnreadableInARow && !m_stop.isSet();) {
        const int code = av_read_frame(m_input.get(), packet.get());
        if (code == AVERROR_EOF || code == AVERROR_EXIT)
            break;
        if (code < 0) {
            ++inARow;
            continue;
        }
        inARow = 0;
        if (packet->stream_index == stream) {
            const double length = std::max(0.0, double(packet->duration) * unit);
            sum += length;
            if (packet->pts != AV_NOPTS_VALUE)
                end = std::max(end, double(packet->pts) * unit + length);
        }
        av_packet_unref(packet.get());
    }
    const double seconds = end > 0 ? end - origin(stream) : sum;
    if (m_stop.isSet() || !std::isfinite(seconds) || seconds <= 0 || seconds > kLongest)
        return std::nullopt;
    return seconds;
}

double MediaFile::origin(int stream) const
{
    // Where the picture begins is where the time line does, so that captions fit; else where the sound does.
    double origin = 0;
    const auto startOf = [](const AVStream &it) -> std::optional<double> {
        if (it.start_time == AV_NOPTS_VALUE)
            return std::nullopt;
        return double(it.start_time) * av_q2d(it.time_base);
    };
    const std::optional<double> sound = startOf(*m_input->streams[stream]);
    origin = sound.value_or(0);
    if (hasVideo()) {
        for (unsigned i = 0; i < m_input->nb_streams; ++i) {
            const AVStream &it = *m_input->streams[i];
            if (it.codecpar->codec_type == AVMEDIA_TYPE_VIDEO)
                origin = std::min(origin, startOf(it).value_or(origin));
        }
    }
    return origin;
}

} // namespace studio::media
