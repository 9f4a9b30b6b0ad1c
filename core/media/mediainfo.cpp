// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/media/mediainfo.h"

#include "core/media/mediafile.h"

#include <QFileInfo>

#include <array>

namespace studio::media {

namespace {

QString textOf(const AVDictionary *metadata, const char *key)
{
    const AVDictionaryEntry *entry = av_dict_get(metadata, key, nullptr, 0);
    return entry ? QString::fromUtf8(entry->value).left(200).simplified() : QString();
}

QString layoutOf(const AVChannelLayout &layout)
{
    std::array<char, 64> name{};
    if (layout.order == AV_CHANNEL_ORDER_UNSPEC
        || av_channel_layout_describe(&layout, name.data(), name.size()) < 0)
        return {};
    return QString::fromUtf8(name.data());
}

} // namespace

Result<MediaInfo> probe(const QString &path, const StopFlag &stop)
{
    const auto file = MediaFile::open(path, stop);
    if (!file)
        return fail(file.error());
    const AVFormatContext &context = (*file)->context();
    MediaInfo info;
    info.path = path;
    info.container = QString::fromLatin1(context.iformat->name);
    info.bytes = QFileInfo(path).size();
    info.hasVideo = (*file)->hasVideo();
    const int best = (*file)->bestSoundStream();
    for (const int index : (*file)->soundStreams()) {
        const AVStream &it = *context.streams[index];
        AudioStream stream;
        stream.index = index;
        stream.codec = QString::fromLatin1(avcodec_get_name(it.codecpar->codec_id));
        stream.sampleRateHz = it.codecpar->sample_rate;
        stream.channels = it.codecpar->ch_layout.nb_channels;
        stream.layout = layoutOf(it.codecpar->ch_layout);
        stream.language = textOf(it.metadata, "language");
        if (stream.language == QStringLiteral("und"))
            stream.language.clear();
        stream.title = textOf(it.metadata, "title");
        stream.isDefault = it.disposition & AV_DISPOSITION_DEFAULT;
        if (index == best)
            info.bestStream = int(info.streams.size());
        info.streams.append(stream);
    }
    if (info.streams.isEmpty())
        return fail(noSound(info.hasVideo));
    info.seconds = (*file)->secondsOf(best);
    info.secondsAreEstimate = info.seconds && (*file)->secondsAreEstimate();
    return info;
}

Result<MediaInfo> probeWithLength(const QString &path, const StopFlag &stop)
{
    auto info = probe(path, stop);
    if (!info || info->seconds)
        return info;
    const auto file = MediaFile::open(path, stop);
    if (!file)
        return fail(file.error());
    info->seconds = (*file)->secondsByReading(info->streams.at(info->bestStream).index);
    if (stop.isSet())
        return fail(Error::cancelled());
    return info;
}

JobOf<MediaInfo> *probeJob(const QString &path, QObject *parent)
{
    return runInWorker<MediaInfo>([path](const StopFlag &stop) { return probe(path, stop); }, parent);
}

} // namespace studio::media
