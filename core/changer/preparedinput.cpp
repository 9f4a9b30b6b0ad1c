// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/changer/preparedinput.h"

#include "core/audio/pcmtrack.h"
#include "core/base/ownfiles.h"
#include "core/base/temporaryfolder.h"
#include "core/changer/changertext.h"
#include "core/media/filetrack.h"
#include "core/media/soundimport.h"
#include "core/media/wavwriter.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QTimer>

#include <algorithm>
#include <atomic>
#include <cmath>

using namespace Qt::StringLiterals;

namespace studio::changer {

namespace {

constexpr auto kFolderPattern = "input-XXXXXX"_L1;
constexpr qint64 kBlockFrames = 65536;

Unexpected diskTrouble(const QString &detail)
{
    return fail(ErrorKind::Storage, ChangerText::tr("The recording could not be prepared on the disk."),
                detail);
}

Result<QByteArray> hashOf(const QString &path, const StopFlag &stop)
{
    QFile file(path);
    if (!checkIsFile(path) || !file.open(QIODevice::ReadOnly))
        return diskTrouble(file.errorString());
    QCryptographicHash hash(QCryptographicHash::Sha256);
    while (!file.atEnd()) {
        if (stop.isSet())
            return Unexpected(Error::cancelled());
        const QByteArray block = file.read(1 << 20);
        if (block.isEmpty())
            return diskTrouble(file.errorString());
        hash.addData(block);
    }
    return hash.result();
}

/// Frames [from, to) of a track as a file of their own.
Result<void> writePart(const audio::PcmTrack &track, qint64 from, qint64 to, const QString &path,
                       const StopFlag &stop)
{
    auto writer = media::WavWriter::create(path, track.spec());
    if (!writer)
        return Unexpected(writer.error());
    std::vector<std::int16_t> block(std::size_t(kBlockFrames * track.channels()));
    for (qint64 at = from; at < to;) {
        if (stop.isSet())
            return Unexpected(Error::cancelled());
        const qint64 wanted = std::min(kBlockFrames, to - at);
        const qint64 frames = track.read(at, std::span(block).first(std::size_t(wanted * track.channels())));
        if (frames == 0)
            return diskTrouble(u"the recording became shorter"_s);
        if (auto written = (*writer)->write(std::span(block).first(std::size_t(frames * track.channels())));
            !written)
            return Unexpected(written.error());
        at += frames;
    }
    return (*writer)->finish();
}

class Preparation final {
public:
    Preparation(const ConversionRequest &request, const QString &workFolder, const media::PartLimits &limits,
                StopFlag stop)
        : m_request(request), m_workFolder(workFolder), m_limits(limits), m_stop(std::move(stop))
    {
    }

    Result<PreparedInput> run(const media::SoundProgress &progress)
    {
        makeOwnFolder(m_workFolder);
        m_input.folder = temporaryFolder(m_workFolder + u'/' + kFolderPattern);
        if (!m_input.folder->isValid())
            return diskTrouble(m_input.folder->errorString());
        const QString whole = m_input.folder->filePath(u"whole.wav"_s);
        media::ImportOptions options = m_request.import;
        options.mono = true;
        const auto sound = media::importSoundNow(m_request.input, options, whole, m_stop, progress);
        if (!sound)
            return Unexpected(sound.error());
        if (sound->frames == 0) {
            Error error =
                Error::make(ErrorKind::Validation, ChangerText::tr("There is no sound in this recording."));
            error.nextStep = ChangerText::tr("Choose another file, or a longer part of it.");
            return Unexpected(error);
        }
        m_input.seconds = sound->seconds;
        m_input.cutShort = sound->cutShort;
        const auto hash = hashOf(whole, m_stop);
        if (!hash)
            return Unexpected(hash.error());
        m_input.hash = *hash;
        if (sound->seconds <= m_limits.maxSeconds) {
            m_input.parts.push_back({{whole, *hash, sound->seconds}, 0, sound->seconds});
            return m_input;
        }
        if (auto cut = cutParts(whole); !cut)
            return Unexpected(cut.error());
        QFile::remove(whole);
        return m_input;
    }

private:
    Result<void> cutParts(const QString &whole)
    {
        const auto track = media::trackOverFile(whole);
        if (!track)
            return Unexpected(track.error());
        const auto levels = media::measureLevels(**track, m_stop);
        if (!levels)
            return Unexpected(levels.error());
        const double rate = (*track)->sampleRateHz();
        const QList<media::Part> parts = media::planParts(*levels, m_limits);
        qint64 from = 0;
        for (qsizetype i = 0; i < parts.size(); ++i) {
            const bool last = i + 1 == parts.size();
            const qint64 to = last ? (*track)->frameCount() : std::llround(parts[i].to * rate);
            const QString path = m_input.folder->filePath(u"part-%1.wav"_s.arg(i));
            if (auto written = writePart(**track, from, to, path, m_stop); !written)
                return Unexpected(written.error());
            const auto hash = hashOf(path, m_stop);
            if (!hash)
                return Unexpected(hash.error());
            const double start = double(from) / rate;
            const double end = double(to) / rate;
            m_input.parts.push_back({{path, *hash, end - start}, start, end});
            from = to;
        }
        return {};
    }

    ConversionRequest m_request;
    QString m_workFolder;
    media::PartLimits m_limits;
    StopFlag m_stop;
    PreparedInput m_input;
};

/// The worker's progress, looked at now and then.
class PrepareJob final : public JobOf<PreparedInput> {
public:
    PrepareJob(const ConversionRequest &request, const QString &workFolder, const media::PartLimits &limits,
               QObject *parent)
        : JobOf(parent)
    {
        connect(&m_watcher, &QFutureWatcherBase::finished, this, [this] {
            m_look.stop();
            if (m_watcher.future().resultCount() > 0)
                finish(m_watcher.result());
            else
                finish(Unexpected(Error::cancelled()));
        });
        m_look.setInterval(100);
        connect(&m_look, &QTimer::timeout, this,
                [this] { emit progressed(m_shared->done, m_shared->total); });
        m_look.start();
        m_watcher.setFuture(
            QtConcurrent::run([request, workFolder, limits, stop = m_stop, shared = m_shared] {
                return Preparation(request, workFolder, limits, stop)
                    .run([&shared](double seconds, std::optional<double> total) {
                        shared->done = qint64(seconds * 1000);
                        shared->total = qint64(total.value_or(0) * 1000);
                    });
            }));
    }

protected:
    void abortWork() override
    {
        m_look.stop();
        m_stop.set();
    }

private:
    /// Milliseconds of sound.
    struct Shared {
        std::atomic<qint64> done{0};
        std::atomic<qint64> total{0};
    };

    std::shared_ptr<Shared> m_shared = std::make_shared<Shared>();
    StopFlag m_stop;
    QTimer m_look;
    QFutureWatcher<Result<PreparedInput>> m_watcher;
};

} // namespace

JobOf<PreparedInput> *prepareInput(const ConversionRequest &request, const QString &workFolder,
                                   const media::PartLimits &limits, QObject *parent)
{
    return new PrepareJob(request, workFolder, limits, parent);
}

void removeWorkLeftovers(const QString &workFolder)
{
    const QDateTime yesterday = QDateTime::currentDateTimeUtc().addDays(-1);
    QDirIterator entries(workFolder, {u"input-*"_s, u"join-*"_s, u"keep-*"_s}, QDir::Dirs | QDir::NoSymLinks);
    while (entries.hasNext()) {
        entries.next();
        if (entries.fileInfo().lastModified().toUTC() < yesterday)
            QDir(entries.filePath()).removeRecursively();
    }
}

} // namespace studio::changer
