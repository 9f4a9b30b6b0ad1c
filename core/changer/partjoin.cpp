// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/changer/partjoin.h"

#include "core/changer/changertext.h"
#include "core/media/filetrack.h"
#include "core/media/wavwriter.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <optional>
#include <vector>

using namespace Qt::StringLiterals;

namespace studio::changer {

namespace {

/// Parts are cut in silence; where there was none this keeps the seam from clicking.
constexpr double kSeamSeconds = 0.005;
constexpr qint64 kBlock = 65536;
/// So much in one step: what is in the file can be heard after it.
constexpr qint64 kMostInAStep = 60 * kBlock;

} // namespace

/// Used by one worker at a time.
struct PartJoin::File {
    QString path{};
    std::unique_ptr<media::WavWriter> writer{};
    std::optional<audio::PeakBuilder> peaks{};
    std::shared_ptr<audio::PcmTrack> track{};
    qint64 partStart = 0; ///< Of the part, in the file.
    qint64 copied = 0; ///< Of the part.

    Result<void> open(audio::PcmSpec spec)
    {
        auto made = media::WavWriter::create(path, spec);
        if (!made)
            return Unexpected(made.error());
        writer = std::move(*made);
        peaks.emplace(spec);
        return {};
    }

    Result<void> put(std::span<const std::int16_t> samples)
    {
        peaks->add(samples);
        return writer->write(samples);
    }

    Result<void> silence(qint64 frames)
    {
        const std::vector<std::int16_t> none(std::size_t(kBlock * writer->spec().channels), 0);
        for (qint64 left = frames; left > 0; left -= kBlock) {
            const auto samples = std::size_t(std::min(left, kBlock) * writer->spec().channels);
            if (auto put = this->put(std::span(none).first(samples)); !put)
                return put;
        }
        return {};
    }

    /// The first and last moment of a part, faded.
    void fade(std::span<std::int16_t> block, qint64 at, qint64 length, qint64 reach) const
    {
        const int channels = writer->spec().channels;
        const auto weight = [reach](qint64 distance) {
            return 0.5 - 0.5 * std::cos(std::numbers::pi * (double(distance) + 0.5) / double(reach));
        };
        for (qint64 frame = 0; frame < qint64(block.size()) / channels; ++frame) {
            double gain = 1;
            if (partStart > 0 && at + frame < reach)
                gain = weight(at + frame);
            if (length >= 0 && length - 1 - (at + frame) < reach)
                gain = std::min(gain, weight(length - 1 - (at + frame)));
            if (gain == 1)
                continue;
            for (int channel = 0; channel < channels; ++channel) {
                std::int16_t &sample = block[std::size_t(frame * channels + channel)];
                sample = std::int16_t(std::lround(sample * gain));
            }
        }
    }

    Result<Step> copy(const audio::PcmTrack &sound, double endSeconds, const StopFlag &stop);
    Result<Step> end();
    Result<void> publish();
};

struct PartJoin::Step {
    std::shared_ptr<audio::PcmTrack> track{};
    std::shared_ptr<const audio::Peaks> peaks{};
    bool partDone = false;
    bool ended = false;
    bool more = false; ///< There is more to copy now.
    double drift = 0;
};

Result<void> PartJoin::File::publish()
{
    if (auto flushed = writer->flush(); !flushed)
        return flushed;
    if (writer->framesInFile() == 0)
        return {};
    if (!track) {
        track = media::growingTrackOver(path, writer->spec(), media::WavWriter::kDataOffset);
        if (!track)
            return fail(ErrorKind::Storage, ChangerText::tr("The converted sound could not be read back."));
    }
    track->advanceTo(writer->framesInFile());
    return {};
}

Result<PartJoin::Step> PartJoin::File::copy(const audio::PcmTrack &sound, double endSeconds,
                                            const StopFlag &stop)
{
    if (!writer) {
        if (auto opened = open(sound.spec()); !opened)
            return Unexpected(opened.error());
    }
    if (sound.spec() != writer->spec())
        return fail(ErrorKind::Protocol, ChangerText::tr("The service sent parts of different formats."));
    const bool complete = sound.isComplete(); // before the count, which is final then
    const qint64 available = sound.frameCount();
    const qint64 room =
        std::max<qint64>(std::llround(endSeconds * writer->spec().sampleRateHz) - partStart, 0);
    const qint64 reach = qint64(kSeamSeconds * writer->spec().sampleRateHz);
    const bool endKnown = complete || available > room;
    // The last moment waits until it is known that it is the last.
    const qint64 limit = std::min(available, room) - (endKnown ? 0 : reach);
    const qint64 until = std::min(limit, copied + kMostInAStep);
    std::vector<std::int16_t> block(std::size_t(kBlock * writer->spec().channels));
    while (copied < until) {
        if (stop.isSet())
            return Unexpected(Error::cancelled());
        const auto wanted = std::size_t(std::min(kBlock, until - copied) * writer->spec().channels);
        const qint64 frames = sound.read(copied, std::span(block).first(wanted));
        if (frames == 0)
            break;
        const auto samples = std::span(block).first(std::size_t(frames * writer->spec().channels));
        fade(samples, copied, endKnown ? limit : -1, reach);
        if (auto put = this->put(samples); !put)
            return Unexpected(put.error());
        copied += frames;
    }
    Step step;
    step.more = copied < limit;
    if (complete && !step.more) {
        if (auto put = silence(room - copied); !put)
            return Unexpected(put.error());
        step.partDone = true;
        step.drift = double(available - room) / writer->spec().sampleRateHz;
        partStart += room;
        copied = 0;
    }
    if (auto shown = publish(); !shown)
        return Unexpected(shown.error());
    step.track = track;
    step.peaks = std::make_shared<const audio::Peaks>(peaks->snapshot());
    return step;
}

Result<PartJoin::Step> PartJoin::File::end()
{
    Step step;
    step.ended = true;
    if (!writer)
        return step;
    if (auto finished = writer->finish(); !finished)
        return Unexpected(finished.error());
    if (auto shown = publish(); !shown)
        return Unexpected(shown.error());
    if (track)
        track->complete();
    step.track = track;
    step.peaks = std::make_shared<const audio::Peaks>(peaks->snapshot());
    return step;
}

PartJoin::PartJoin(const QString &path, QObject *parent) : QObject(parent), m_file(std::make_shared<File>())
{
    m_file->path = path;
}

PartJoin::~PartJoin() = default;

void PartJoin::add(const std::shared_ptr<audio::PcmTrack> &sound, double endSeconds)
{
    m_sound = sound;
    m_end = endSeconds;
    work();
}

void PartJoin::wake()
{
    if (m_sound)
        work();
}

void PartJoin::finish()
{
    m_finishing = true;
    work();
}

void PartJoin::work()
{
    if (m_working) {
        m_wakeAgain = true;
        return;
    }
    if (m_failed || (!m_sound && !m_finishing))
        return;
    m_working = true;
    m_wakeAgain = false;
    auto *job = runInWorker<Step>([file = m_file, sound = m_sound, end = m_end](const StopFlag &stop) {
        return sound ? file->copy(*sound, end, stop) : file->end();
    });
    job->then(this, [this](const Result<Step> &step) { take(step); });
}

void PartJoin::take(const Result<Step> &step)
{
    m_working = false;
    if (!step) {
        m_failed = true;
        m_sound.reset();
        emit failed(step.error());
        return;
    }
    if (step->peaks)
        m_peaks = step->peaks;
    if (step->track && !m_track) {
        m_track = step->track;
        emit trackReady(m_track);
    }
    emit grown();
    if (step->ended) {
        emit finished();
        return;
    }
    if (step->partDone) {
        m_sound.reset();
        emit partDone(step->drift);
    }
    if (step->more || m_wakeAgain || m_finishing)
        work();
}

} // namespace studio::changer
