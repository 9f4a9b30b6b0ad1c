// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audio/decodefile.h"

#include "core/audio/ffmpeg.h"
#include "core/audio/formatreader.h"
#include "core/audio/streamdecoder.h"
#include "core/audio/trackwriter.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

namespace studio::audio {

namespace {

constexpr qint64 kFilePiece = 1 << 16;

/// Formats read the same way as a stream; nothing for those that libavformat reads better from a file.
std::optional<StreamFormat> streamedFormat(const QByteArray &head, const std::optional<StreamFormat> &hint)
{
    if (hint && isHeaderless(hint->codec))
        return hint;
    const auto byte = [&](qsizetype i) { return static_cast<uchar>(head.at(i)); };
    if (head.startsWith("RIFF") || head.startsWith("RF64"))
        return StreamFormat{.codec = Codec::Wav};
    const bool mp3Sync =
        head.size() >= 2 && byte(0) == 0xff && (byte(1) & 0xe0) == 0xe0 && (byte(1) & 0x06) != 0;
    if (mp3Sync || (head.startsWith("ID3") && (!hint || hint->codec == Codec::Mp3)))
        return StreamFormat{.codec = Codec::Mp3};
    return std::nullopt;
}

Unexpected cannotRead(const QString &detail)
{
    return fail(ErrorKind::Storage,
                QCoreApplication::translate("studio::audio", "The sound file could not be opened."), detail);
}

using Pieces = std::function<bool(std::span<const std::int16_t>, PcmSpec)>;

Result<void> decodeAsStream(QFile &file, const StreamFormat &format, const Pieces &take, const StopFlag &stop,
                            const Progress &progress)
{
    const auto decoder = StreamDecoder::create(format);
    bool go = true;
    const PcmSink sink = [&](std::span<const std::int16_t> samples, PcmSpec spec) {
        go = go && take(samples, spec);
    };
    const auto total = double(std::max<qint64>(file.size(), 1));
    while (!file.atEnd()) {
        if (stop.isSet())
            return fail(Error::cancelled());
        const QByteArray bytes = file.read(kFilePiece);
        if (bytes.isEmpty())
            return cannotRead(file.errorString());
        if (auto pushed = decoder->push(bytes, sink); !pushed)
            return pushed;
        if (!go)
            return {};
        if (progress)
            progress(double(file.pos()) / total);
    }
    return decoder->finish(sink);
}

Result<void> decodeWithLibrary(const QString &path, const Pieces &take, const StopFlag &stop,
                               const Progress &progress)
{
    av::silence();
    // Playlists and the like could make the library fetch other files: only plain sound containers are
    // allowed.
    AVDictionary *options = nullptr;
    av_dict_set(&options, "protocol_whitelist", "file", 0);
    av_dict_set(&options, "format_whitelist",
                "mp3,ogg,flac,wav,w64,aiff,au,caf,aac,mov,matroska,webm,amr,asf,avi", 0);
    AVFormatContext *context = nullptr;
    const QByteArray url = "file:" + path.toUtf8();
    const int code = avformat_open_input(&context, url.constData(), nullptr, &options);
    av_dict_free(&options);
    if (code < 0)
        return fail(unreadableContainer(code));
    const av::InputPtr input(context);
    const qint64 total = avio_size(context->pb);
    bool enough = false;
    auto decoded = decodeContainer(*context, [&](std::span<const std::int16_t> samples, PcmSpec spec) {
        enough = !take(samples, spec);
        if (progress && total > 0)
            progress(std::clamp(double(avio_tell(context->pb)) / double(total), 0.0, 1.0));
        return !stop.isSet() && !enough;
    });
    return enough ? Result<void>() : decoded;
}

} // namespace

Error holdsNoSound()
{
    return Error::make(
        ErrorKind::Protocol,
        QCoreApplication::translate("studio::audio", "The file holds no sound that can be played."));
}

Result<void> decodeFileTo(const QString &path, const Pieces &sink, const StopFlag &stop,
                          const std::optional<StreamFormat> &hint, const Progress &progress)
{
    QFile file(path);
    if (!QFileInfo(path).isFile() || !file.open(QIODevice::ReadOnly))
        return cannotRead(file.errorString());
    const auto format = streamedFormat(file.peek(16), hint);
    const Result<void> decoded = format ? decodeAsStream(file, *format, sink, stop, progress)
                                        : decodeWithLibrary(file.fileName(), sink, stop, progress);
    return stop.isSet() ? Result<void>(fail(Error::cancelled())) : decoded;
}

Result<std::shared_ptr<PcmTrack>> decodeFile(const QString &path, StopFlag stop,
                                             std::optional<StreamFormat> hint, const Progress &progress)
{
    TrackWriter writer;
    const auto decoded = decodeFileTo(
        path,
        [&](std::span<const std::int16_t> samples, PcmSpec spec) {
            writer.write(samples, spec);
            return !writer.isFull();
        },
        stop, hint, progress);
    writer.finish();
    if (writer.isFull() && !stop.isSet())
        return fail(TrackWriter::tooLong());
    if (!decoded)
        return fail(decoded.error());
    if (!writer.track() || writer.track()->frameCount() == 0)
        return fail(holdsNoSound());
    return writer.track();
}

} // namespace studio::audio
