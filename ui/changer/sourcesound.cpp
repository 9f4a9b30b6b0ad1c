// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/changer/sourcesound.h"

#include "core/audio/pcmtrack.h"
#include "core/media/filetrack.h"

#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <QUuid>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace studio::ui {

namespace {

constexpr int kDaysKept = 2;
/// So many samples in a row at full scale are distortion.
constexpr int kClippedRun = 3;
constexpr int kFullScale = 32760;

using Track = std::shared_ptr<audio::PcmTrack>;

/// A recording of our own, opened.
struct OpenedTrack {
    Track track{};
    audio::Peaks peaks{};
};

SourceSound::Level levelOf(const audio::PcmTrack &track, double from, double to, const StopFlag &stop)
{
    const int rate = track.sampleRateHz();
    const int channels = track.channels();
    qint64 frame = qint64(from * rate);
    const qint64 end = std::min(track.frameCount(), qint64(to * rate));
    std::vector<std::int16_t> buffer(std::size_t(16384 * channels));
    int peak = 0;
    qint64 clipped = 0;
    int run = 0;
    while (frame < end && !stop.isSet()) {
        const qint64 wanted = std::min<qint64>(16384, end - frame);
        const qint64 read = track.read(frame, std::span(buffer).first(std::size_t(wanted * channels)));
        if (read <= 0)
            break;
        for (std::size_t i = 0; i < std::size_t(read * channels); ++i) {
            const int value = std::abs(int(buffer[i]));
            peak = std::max(peak, value);
            run = value >= kFullScale ? run + 1 : 0;
            if (run >= kClippedRun)
                clipped += run == kClippedRun ? kClippedRun : 1;
        }
        frame += read;
    }
    return {peak > 0 ? 20 * std::log10(peak / 32768.0) : -100, clipped};
}

} // namespace

SourceSound::SourceSound(const QString &folder, QObject *parent) : QObject(parent), m_folder(folder)
{
    m_measureSoon.setSingleShot(true);
    m_measureSoon.setInterval(200ms);
    connect(&m_measureSoon, &QTimer::timeout, this, &SourceSound::measureNow);
}

SourceSound::~SourceSound() = default;

void SourceSound::removeLeftovers()
{
    static_cast<void>(runInWorker<bool>([folder = m_folder](const StopFlag &) -> Result<bool> {
        const QDateTime before = QDateTime::currentDateTimeUtc().addDays(-kDaysKept);
        const QFileInfoList files = QDir(folder).entryInfoList({u"*.wav*"_s}, QDir::Files);
        for (const QFileInfo &file : files) {
            if (file.lastModified().toUTC() < before && file.lastRead().toUTC() < before)
                QFile::remove(file.filePath());
        }
        return true;
    }));
}

/// What is under way is unwanted, also if it has ended and not told so yet.
void SourceSound::drop()
{
    ++m_run;
    m_job.cancel();
    m_pending.reset();
    m_progress = -1;
}

void SourceSound::begin(const Content &content)
{
    drop();
    m_pending = content;
    emit changed();
}

void SourceSound::open(const QString &path, const media::ImportOptions &options, const QString &name)
{
    Content content;
    content.path = path;
    content.name = name.isEmpty() ? QFileInfo(path).fileName() : name;
    content.options = options;
    begin(content);
    probe();
}

void SourceSound::openRecording(const QString &path, const QString &name, bool suppressNoise)
{
    Content content;
    content.path = path;
    content.name = name;
    content.options.suppressNoise = suppressNoise;
    begin(content);
    content.options.suppressNoise ? import() : scan();
}

void SourceSound::setStream(int index)
{
    if (isEmpty() || content().options.stream == index)
        return;
    media::ImportOptions options = content().options;
    options.stream = index;
    options.channel = -1;
    reopen(options);
}

void SourceSound::setChannel(int channel)
{
    if (isEmpty() || content().options.channel == channel)
        return;
    media::ImportOptions options = content().options;
    options.channel = channel;
    reopen(options);
}

void SourceSound::setNoiseSuppressed(bool on)
{
    if (isEmpty() || content().options.suppressNoise == on)
        return;
    media::ImportOptions options = content().options;
    options.suppressNoise = on;
    reopen(options);
}

void SourceSound::reopen(const media::ImportOptions &options)
{
    Content next;
    next.path = content().path;
    next.name = content().name;
    next.info = content().info;
    next.options = options;
    begin(next);
    const bool isOwn = next.info.streams.isEmpty();
    if (isOwn && !options.suppressNoise)
        scan();
    else
        import();
}

void SourceSound::probe()
{
    auto *job = media::probeJob(m_pending->path, this);
    m_job = job;
    job->then(this, [this, run = m_run](const Result<media::MediaInfo> &info) {
        if (!isCurrent(run))
            return;
        if (!info) {
            finish(Unexpected(info.error()));
            return;
        }
        m_pending->info = *info;
        m_pending->seconds = info->seconds.value_or(0);
        emit changed();
        import();
    });
}

void SourceSound::import()
{
    const QString target =
        QDir(m_folder).filePath(QUuid::createUuid().toString(QUuid::WithoutBraces) + u".wav"_s);
    auto *job = media::importSound(m_pending->path, m_pending->options, target, this);
    m_job = job;
    const int run = m_run;
    connect(job, &media::ImportJob::trackReady, this, [this, run](const Track &track) {
        if (!isCurrent(run))
            return;
        m_pending->track = track;
        emit changed();
    });
    connect(job, &media::ImportJob::peaksChanged, this, [this, run](const audio::Peaks &soFar) {
        if (!isCurrent(run))
            return;
        m_pending->peaks = soFar;
        emit grew();
    });
    connect(job, &Job::progressed, this, [this, run](qint64 done, qint64 total) {
        if (!isCurrent(run))
            return;
        m_progress = total > 0 ? std::clamp(double(done) / double(total), 0.0, 1.0) : -1;
        if (total > 0)
            m_pending->seconds = double(total) / 1000;
        emit progressed();
    });
    job->then(this, [this, run](const Result<media::ImportedSound> &sound) {
        if (isCurrent(run))
            take(sound);
    });
}

/// A WAV file of ours: nothing to bring in.
void SourceSound::scan()
{
    auto *job = runInWorker<OpenedTrack>([path = m_pending->path](const StopFlag &) -> Result<OpenedTrack> {
        const auto track = media::trackOverFile(path);
        if (!track)
            return Unexpected(track.error());
        return OpenedTrack{*track, audio::peaksOf(**track)};
    });
    m_job = job;
    job->then(this, [this, run = m_run](const Result<OpenedTrack> &opened) {
        if (!isCurrent(run))
            return;
        if (!opened) {
            finish(Unexpected(opened.error()));
            return;
        }
        m_pending->work = m_pending->path;
        m_pending->track = opened->track;
        m_pending->peaks = opened->peaks;
        m_pending->seconds = opened->track->seconds();
        finish({});
    });
}

void SourceSound::take(const Result<media::ImportedSound> &sound)
{
    if (!sound) {
        finish(Unexpected(sound.error()));
        return;
    }
    m_pending->work = sound->path;
    m_pending->peaks = sound->peaks;
    m_pending->seconds = sound->seconds;
    m_pending->cutShort = sound->cutShort;
    // The finished file, so that nothing hangs on the import.
    if (const auto track = media::trackOverFile(sound->path)) {
        m_pending->track = *track;
        finish({});
    } else {
        finish(Unexpected(track.error()));
    }
}

void SourceSound::finish(const Result<void> &outcome)
{
    if (!outcome && outcome.error().isCancelled())
        return; // whoever cancelled went on already
    if (outcome)
        m_current = std::exchange(m_pending, std::nullopt);
    else
        m_pending.reset();
    m_progress = -1;
    emit changed();
    if (!outcome)
        emit failed(outcome.error());
}

void SourceSound::cancel()
{
    if (!m_pending)
        return;
    drop();
    emit changed();
}

void SourceSound::close()
{
    drop();
    m_measuring.cancel();
    m_measureSoon.stop();
    m_current.reset();
    emit changed();
}

void SourceSound::measure(double from, double to)
{
    m_measuring.cancel();
    m_from = from;
    m_to = to;
    if (m_current && !m_pending)
        m_measureSoon.start();
}

void SourceSound::measureNow()
{
    if (!m_current || m_pending)
        return;
    auto *job = runInWorker<Level>(
        [track = m_current->track, from = m_from, to = m_to](const StopFlag &stop) -> Result<Level> {
            return levelOf(*track, from, to, stop);
        });
    m_measuring = job;
    job->then(this, [this, track = m_current->track, from = m_from, to = m_to](const Result<Level> &level) {
        const bool isStill =
            m_current && !m_pending && m_current->track == track && m_from == from && m_to == to;
        if (level && isStill)
            emit measured(*level);
    });
}

} // namespace studio::ui
