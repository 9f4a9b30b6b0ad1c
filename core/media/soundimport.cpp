// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/media/soundimport.h"

#include "core/audio/pcmtrack.h"
#include "core/base/ownfiles.h"
#include "core/media/filetrack.h"
#include "core/media/wavwriter.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <QMutex>
#include <QStorageInfo>
#include <QUuid>

#include <cmath>

using namespace Qt::StringLiterals;

namespace studio::media {

/// What the worker tells and the job looks at.
struct ImportJob::Shared {
    std::atomic<qint64> doneMs{0};
    std::atomic<qint64> totalMs{0};
    QMutex mutex;
    std::shared_ptr<audio::PcmTrack> track{};
    audio::Peaks peaks{};
    quint64 peaksNumber = 0;
};

namespace {

constexpr std::chrono::milliseconds kLook{33};
constexpr std::chrono::milliseconds kShow{250};
constexpr int kBuckets = 1 << 16;
constexpr qint64 kSpare = 64LL << 20;

/// Removes what is not whole, whatever happens.
class PartFile final {
public:
    explicit PartFile(const QString &target)
        : m_target(target),
          m_path(target + u'.' + QUuid::createUuid().toString(QUuid::Id128).left(8) + ".part"_L1)
    {
    }
    PartFile(const PartFile &) = delete;
    PartFile &operator=(const PartFile &) = delete;
    ~PartFile()
    {
        if (!m_kept)
            QFile::remove(m_path);
    }
    [[nodiscard]] const QString &path() const { return m_path; }
    bool keep()
    {
        // Replaces in one step.
        m_kept =
            std::rename(QFile::encodeName(m_path).constData(), QFile::encodeName(m_target).constData()) == 0;
        return m_kept;
    }

private:
    QString m_target;
    QString m_path;
    bool m_kept = false;
};

/// What imports that were killed left behind. Those under way write all the time.
void removeLeftovers(const QString &folder)
{
    const QDateTime before = QDateTime::currentDateTimeUtc().addDays(-1);
    for (const QFileInfo &file : QDir(folder).entryInfoList({u"*.wav.????????.part"_s}, QDir::Files)) {
        if (file.lastModified().toUTC() < before)
            QFile::remove(file.filePath());
    }
}

Error noRoom(qint64 bytes)
{
    Error error =
        Error::make(ErrorKind::Storage,
                    QCoreApplication::translate("studio::media",
                                                "There is not enough room on the disk: the sound needs %1.")
                        .arg(QLocale().formattedDataSize(bytes, 1, QLocale::DataSizeSIFormat)));
    error.nextStep =
        QCoreApplication::translate("studio::media", "Make room, or take a shorter part of the file.");
    return error;
}

using Clock = std::chrono::steady_clock;

class Import final {
public:
    Import(const QString &target, ImportJob::Shared *shared) : m_part(target), m_shared(shared) { }

    Result<void> take(std::span<const std::int16_t> samples, audio::PcmSpec spec)
    {
        if (!m_writer) {
            if (auto begun = begin(spec); !begun)
                return begun;
        }
        if (auto written = m_writer->write(samples); !written)
            return written;
        m_peaks->add(samples);
        if (m_shared && Clock::now() - m_shown > kShow)
            show();
        return {};
    }
    void progress(double seconds, std::optional<double> total)
    {
        m_total = total;
        if (m_shared) {
            m_shared->doneMs = qint64(seconds * 1000);
            m_shared->totalMs = qint64(total.value_or(0) * 1000);
        }
    }
    Result<ImportedSound> finish(const SoundRead &read, const QString &target)
    {
        if (auto done = m_writer->finish(); !done)
            return fail(done.error());
        if (m_track) {
            m_track->advanceTo(m_writer->frames());
            m_track->complete();
        }
        if (!m_part.keep()) {
            return fail(
                ErrorKind::Storage,
                QCoreApplication::translate("studio::media", "The sound could not be written to the disk."),
                u"rename"_s);
        }
        ImportedSound sound{target, read.spec, read.frames, double(read.frames) / read.spec.sampleRateHz,
                            {},     {}};
        sound.peaks = m_peaks->snapshot();
        sound.cutShort = read.cutShort;
        return sound;
    }
    /// Nothing more will come; whoever plays the track shall not wait for it.
    void abandon()
    {
        if (m_track)
            m_track->complete();
    }

private:
    Result<void> begin(audio::PcmSpec spec)
    {
        const QString folder = QFileInfo(m_part.path()).absolutePath();
        if (!QFileInfo(folder).isDir())
            makeOwnFolder(folder);
        removeLeftovers(folder);
        const double needed = m_total.value_or(0) * spec.sampleRateHz * spec.channels * 2;
        const QStorageInfo disk(folder);
        if (disk.isValid() && needed + double(kSpare) > double(disk.bytesAvailable()))
            return fail(noRoom(qint64(needed) + kSpare));
        auto writer = WavWriter::create(m_part.path(), spec);
        if (!writer)
            return fail(writer.error());
        m_writer = std::move(*writer);
        m_peaks.emplace(spec, kBuckets);
        m_shown = Clock::now() - kShow;
        return {};
    }

    void show()
    {
        m_shown = Clock::now();
        if (!m_writer->flush())
            return; // the next write tells
        if (!m_track)
            m_track = growingTrackOver(m_part.path(), m_writer->spec(), WavWriter::kDataOffset);
        if (!m_track)
            return;
        m_track->advanceTo(m_writer->framesInFile());
        const QMutexLocker lock(&m_shared->mutex);
        m_shared->track = m_track;
        m_shared->peaks = m_peaks->snapshot();
        ++m_shared->peaksNumber;
    }

    PartFile m_part;
    ImportJob::Shared *m_shared;
    std::unique_ptr<WavWriter> m_writer;
    std::optional<audio::PeakBuilder> m_peaks;
    std::shared_ptr<audio::PcmTrack> m_track;
    std::optional<double> m_total;
    Clock::time_point m_shown{};
};

/// An import may take minutes; while it does, the pool has one thread more, so that short work does not wait.
class OwnThread final {
public:
    OwnThread() { QThreadPool::globalInstance()->releaseThread(); }
    OwnThread(const OwnThread &) = delete;
    OwnThread &operator=(const OwnThread &) = delete;
    ~OwnThread() { QThreadPool::globalInstance()->reserveThread(); }
};

Result<ImportedSound> run(const QString &path, const ImportOptions &options, const QString &target,
                          const StopFlag &stop, ImportJob::Shared *shared, const SoundProgress &progress)
{
    Import import(target, shared);
    const auto read = readSound(
        path, options, stop,
        [&](std::span<const std::int16_t> samples, audio::PcmSpec spec) {
            return import.take(samples, spec);
        },
        [&](double seconds, std::optional<double> total) {
            import.progress(seconds, total);
            if (progress)
                progress(seconds, total);
        });
    if (!read) {
        import.abandon();
        return fail(read.error());
    }
    return import.finish(*read, target);
}

} // namespace

ImportJob::ImportJob(const QString &path, const ImportOptions &options, const QString &target,
                     QObject *parent)
    : JobOf<ImportedSound>(parent), m_shared(std::make_shared<Shared>()), m_look(this)
{
    connect(&m_watcher, &QFutureWatcherBase::finished, this, [this] {
        m_look.stop();
        look();
        if (m_watcher.future().resultCount() > 0)
            finish(m_watcher.result());
        else
            finish(fail(Error::cancelled()));
    });
    m_look.setInterval(kLook);
    connect(&m_look, &QTimer::timeout, this, &ImportJob::look);
    m_look.start();
    m_watcher.setFuture(QtConcurrent::run([path, options, target, stop = m_stop, shared = m_shared] {
        const OwnThread own;
        return run(path, options, target, stop, shared.get(), {});
    }));
}

ImportJob::~ImportJob()
{
    m_stop.set(); // nobody waits for it any more
}

void ImportJob::abortWork()
{
    m_look.stop();
    m_stop.set();
}

void ImportJob::look()
{
    std::shared_ptr<audio::PcmTrack> track;
    std::optional<audio::Peaks> peaks;
    {
        const QMutexLocker lock(&m_shared->mutex);
        track = m_shared->track;
        if (m_peaksShown != m_shared->peaksNumber) {
            m_peaksShown = m_shared->peaksNumber;
            peaks = m_shared->peaks;
        }
    }
    if (track && !std::exchange(m_trackShown, true))
        emit trackReady(track);
    if (peaks)
        emit peaksChanged(*peaks);
    emit progressed(m_shared->doneMs, m_shared->totalMs);
}

ImportJob *importSound(const QString &path, const ImportOptions &options, const QString &targetWavPath,
                       QObject *parent)
{
    return new ImportJob(path, options, targetWavPath, parent);
}

Result<ImportedSound> importSoundNow(const QString &path, const ImportOptions &options,
                                     const QString &targetWavPath, const StopFlag &stop,
                                     const SoundProgress &progress)
{
    return run(path, options, targetWavPath, stop, nullptr, progress);
}

} // namespace studio::media
