// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/media/soundreader.h"

#include "core/media/channelpick.h"
#include "core/media/mediafile.h"
#include "core/media/noisesuppressor.h"
#include "core/media/timeline.h"
#include "core/media/wavlayout.h"

#include <QLocale>

#include <algorithm>
#include <cmath>

namespace studio::media {

namespace {

constexpr int kMaxErrorsInARow = 64;
constexpr int kMaxRate = 48000;
constexpr double kMostSeconds = 100.0 * 3600;
constexpr std::size_t kBlock = 32768;
/// Decoders need a run-up after a jump.
constexpr double kRunUp = 1;
constexpr double kWorthJumping = 10;

Unexpected refuse(const char *text)
{
    return fail(ErrorKind::Validation, say(text));
}

/// Containers whose jumps land on exact times.
bool jumpsExactly(const AVFormatContext &context)
{
    const QByteArray name(context.iformat->name);
    return name.startsWith("mov") || name.startsWith("matroska") || name == "wav" || name == "w64"
        || name == "flac" || name == "aiff";
}

/// From the decoder to the sink: placed in time, cut to the range, freed of noise, in blocks.
class Pipe final {
public:
    Pipe(audio::PcmSpec spec, Timeline timeline, const SoundSink &sink)
        : m_spec(spec), m_timeline(timeline), m_sink(sink)
    {
    }

    Result<void> suppressNoise()
    {
        auto made = NoiseSuppressor::create(m_spec);
        if (!made)
            return fail(made.error());
        m_suppressor = std::move(*made);
        return {};
    }
    Timeline &timeline() { return m_timeline; }
    [[nodiscard]] qint64 frames() const { return m_frames; }

    Result<void> silence(qint64 frames)
    {
        // Piece by piece: a hole may be long.
        while (frames > 0) {
            const qint64 part = std::min<qint64>(frames, 8192);
            m_quiet.assign(std::size_t(part * m_spec.channels), 0);
            if (auto passed = pass(m_quiet); !passed)
                return passed;
            frames -= part;
        }
        return {};
    }

    Result<void> pass(std::span<const std::int16_t> samples)
    {
        const qint64 count = qint64(samples.size()) / m_spec.channels;
        const auto [skip, take] = m_timeline.pass(count);
        const auto wanted =
            samples.subspan(std::size_t(skip * m_spec.channels), std::size_t(take * m_spec.channels));
        if (m_suppressor)
            m_suppressor->process(wanted, m_ready);
        else
            m_ready.insert(m_ready.end(), wanted.begin(), wanted.end());
        return m_ready.size() >= kBlock ? deliver() : Result<void>();
    }

    Result<void> finish()
    {
        if (m_suppressor)
            m_suppressor->finish(m_ready);
        return deliver();
    }

private:
    Result<void> deliver()
    {
        if (m_ready.empty())
            return {};
        auto taken = m_sink(m_ready, m_spec);
        m_frames += qint64(m_ready.size()) / m_spec.channels;
        m_ready.clear();
        return taken;
    }

    audio::PcmSpec m_spec;
    Timeline m_timeline;
    const SoundSink &m_sink;
    std::unique_ptr<NoiseSuppressor> m_suppressor;
    std::vector<std::int16_t> m_ready;
    std::vector<std::int16_t> m_quiet;
    qint64 m_frames = 0;
};

struct Decoder {
    audio::av::Ptr<AVCodecContext> context;
    audio::av::Ptr<AVFrame> frame{av_frame_alloc()};
    audio::av::Ptr<AVPacket> packet{av_packet_alloc()};
    int errors = 0;

    Result<void> open(const AVStream &stream)
    {
        const AVCodec *codec = avcodec_find_decoder(stream.codecpar->codec_id);
        context.reset(codec ? avcodec_alloc_context3(codec) : nullptr);
        if (!context || !frame || !packet
            || avcodec_parameters_to_context(context.get(), stream.codecpar) < 0)
            return fail(unreadable(AVERROR_DECODER_NOT_FOUND));
        context->pkt_timebase = stream.time_base;
        if (const int code = avcodec_open2(context.get(), codec, nullptr); code < 0)
            return fail(unreadable(code));
        return {};
    }
};

/// What the file promises for this stream alone; a film may go on after its sound.
std::optional<double> promisedSeconds(const MediaFile &file, const QString &path, int index)
{
    const AVStream &stream = *file.context().streams[index];
    if (qstrcmp(file.context().iformat->name, "wav") == 0)
        return promisedWavSeconds(path); // the library believes the size of the file instead
    if (file.secondsAreEstimate())
        return std::nullopt;
    if (stream.duration > 0 || !file.hasVideo())
        return file.secondsOf(index);
    const AVDictionaryEntry *entry = av_dict_get(stream.metadata, "DURATION", nullptr, 0);
    const QStringList parts = QString::fromLatin1(entry ? entry->value : "").split(u':');
    if (parts.size() != 3)
        return std::nullopt;
    return parts.at(0).toDouble() * 3600 + parts.at(1).toDouble() * 60 + parts.at(2).toDouble();
}

std::optional<Error> missing(double read, std::optional<double> promised, int errors)
{
    if (promised && read < *promised - std::max(1.0, *promised * 0.01)) {
        const bool isShort = *promised < 120;
        const double unit = isShort ? 1 : 60;
        const QString sentence = isShort
            ? say(QT_TRANSLATE_NOOP("studio::media", "The file ends early: %1 of %2 seconds could be read."))
            : say(QT_TRANSLATE_NOOP("studio::media", "The file ends early: %1 of %2 minutes could be read."));
        Error error = Error::make(ErrorKind::Protocol,
                                  sentence.arg(QLocale().toString(read / unit, 'f', 1),
                                               QLocale().toString(*promised / unit, 'f', 1)));
        error.nextStep =
            say(QT_TRANSLATE_NOOP("studio::media", "Use what is there, or try another copy of the file."));
        return error;
    }
    if (errors > 2) {
        Error error = Error::make(ErrorKind::Protocol,
                                  say(QT_TRANSLATE_NOOP("studio::media", "Parts of this file are damaged.")));
        error.nextStep =
            say(QT_TRANSLATE_NOOP("studio::media", "Listen to it before you pay for work on it."));
        return error;
    }
    return std::nullopt;
}

/// Reads everything of one stream into the pipe.
Result<void> pump(const MediaFile &file, int index, Decoder &decoder, ChannelPick &pick, Pipe &pipe,
                  const StopFlag &stop, const std::function<void()> &progress)
{
    const AVStream &stream = *file.context().streams[index];
    const double origin = file.origin(index);
    std::vector<std::int16_t> samples;
    Result<void> state;
    bool afterJump = pipe.timeline().seconds() > 0;
    const auto receive = [&] {
        AVFrame &frame = *decoder.frame;
        while (state && !pipe.timeline().isDone()
               && avcodec_receive_frame(decoder.context.get(), &frame) >= 0) {
            std::optional<double> at;
            if (frame.best_effort_timestamp != AV_NOPTS_VALUE)
                at = double(frame.best_effort_timestamp) * av_q2d(stream.time_base) - origin;
            if (std::exchange(afterJump, false) && at)
                pipe.timeline().startAt(*at);
            if (const qint64 hole = pipe.timeline().place(at); hole > 0)
                state = pipe.silence(hole);
            samples.clear();
            if (!pick.add(frame, samples))
                ++decoder.errors;
            if (state)
                state = pipe.pass(samples);
            if (state && pipe.timeline().seconds() > kMostSeconds)
                state = fail(
                    ErrorKind::Unsupported,
                    say(QT_TRANSLATE_NOOP("studio::media", "This sound is longer than can be worked with.")));
        }
    };
    for (int inARow = 0; state && !pipe.timeline().isDone() && inARow < kMaxErrorsInARow;) {
        if (stop.isSet())
            return fail(Error::cancelled());
        const int code = av_read_frame(&file.context(), decoder.packet.get());
        if (code == AVERROR_EOF || code == AVERROR_EXIT)
            break;
        if (code < 0) {
            ++inARow;
            ++decoder.errors;
            continue;
        }
        inARow = 0;
        if (decoder.packet->stream_index == index) {
            if (avcodec_send_packet(decoder.context.get(), decoder.packet.get()) < 0)
                ++decoder.errors;
            receive();
            progress();
        }
        av_packet_unref(decoder.packet.get());
    }
    if (state && !pipe.timeline().isDone()) {
        avcodec_send_packet(decoder.context.get(), nullptr);
        receive();
        samples.clear();
        pick.finish(samples);
        if (state)
            state = pipe.pass(samples);
    }
    if (stop.isSet())
        return fail(Error::cancelled());
    return state ? pipe.finish() : state;
}

} // namespace

Result<SoundRead> readSound(const QString &path, const ImportOptions &options, const StopFlag &stop,
                            const SoundSink &sink, const SoundProgress &progress)
{
    const double from = std::isfinite(options.fromSeconds) ? std::max(options.fromSeconds, 0.0) : 0;
    const double to = std::isfinite(options.toSeconds) ? options.toSeconds : -1;
    if (to >= 0 && to <= from)
        return refuse(QT_TRANSLATE_NOOP("studio::media", "The end of the part lies before its start."));
    const auto opened = MediaFile::open(path, stop);
    if (!opened)
        return fail(opened.error());
    const MediaFile &file = **opened;
    const QList<int> streams = file.soundStreams();
    if (streams.isEmpty())
        return fail(noSound(file.hasVideo()));
    const int index = options.stream < 0 ? file.bestSoundStream() : options.stream;
    if (!streams.contains(index))
        return refuse(QT_TRANSLATE_NOOP("studio::media", "The file has no such sound track."));
    const AVStream &stream = *file.context().streams[index];
    const int channels = stream.codecpar->ch_layout.nb_channels;
    if (options.channel >= channels)
        return refuse(QT_TRANSLATE_NOOP("studio::media", "The sound track has no such channel."));

    const bool single = options.mono || options.channel >= 0;
    const int rate =
        options.sampleRateHz > 0 ? options.sampleRateHz : std::min(stream.codecpar->sample_rate, kMaxRate);
    const audio::PcmSpec spec{rate, single ? 1 : std::min(channels, 2)};
    if (!spec.isValid())
        return refuse(QT_TRANSLATE_NOOP("studio::media", "Sound at this rate cannot be converted."));
    for (unsigned i = 0; i < file.context().nb_streams; ++i)
        file.context().streams[i]->discard = int(i) == index ? AVDISCARD_DEFAULT : AVDISCARD_ALL;
    Decoder decoder;
    if (auto ready = decoder.open(stream); !ready)
        return fail(ready.error());

    const std::optional<double> length = file.secondsOf(index);
    const std::optional<double> promised = promisedSeconds(file, path, index);
    Pipe pipe(spec, Timeline(spec.sampleRateHz, from, to, length), sink);
    if (options.suppressNoise) {
        if (auto ready = pipe.suppressNoise(); !ready)
            return fail(ready.error());
    }
    if (from > kWorthJumping && jumpsExactly(file.context())) {
        const double target = from - kRunUp + file.origin(index);
        if (av_seek_frame(&file.context(), index, std::int64_t(target / av_q2d(stream.time_base)),
                          AVSEEK_FLAG_BACKWARD)
            >= 0)
            pipe.timeline().startAt(from - kRunUp);
    }
    std::optional<double> total = to >= 0 ? std::optional(to - from) : std::nullopt;
    if (length)
        total = std::min(total.value_or(*length), std::max(*length - from, 0.0));
    ChannelPick pick(spec, options.channel);
    const auto tell = [&] {
        if (progress)
            progress(std::max(pipe.timeline().seconds() - from, 0.0), total);
    };
    if (auto pumped = pump(file, index, decoder, pick, pipe, stop, tell); !pumped)
        return fail(pumped.error());
    if (pipe.frames() == 0)
        return from > 0 && pipe.timeline().seconds() > 0 ? Result<SoundRead>(
                   refuse(QT_TRANSLATE_NOOP("studio::media", "The part lies behind the end of the sound.")))
                                                         : Result<SoundRead>(fail(noSound(file.hasVideo())));
    SoundRead read{spec, pipe.frames(), {}};
    const std::optional<double> wanted = promised && to >= 0 ? std::min(*promised, to) : promised;
    read.cutShort = missing(pipe.timeline().seconds(), wanted, decoder.errors);
    return read;
}

} // namespace studio::media
