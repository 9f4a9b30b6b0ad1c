// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/capture/recordingfile.h"

#include "core/audio/wavheader.h"
#include "core/base/ownfiles.h"

#include <QCoreApplication>
#include <QDir>
#include <QStorageInfo>
#include <QUuid>

#ifdef Q_OS_UNIX
#include <fcntl.h>
#include <unistd.h>
#endif

using namespace Qt::StringLiterals;

namespace studio::capture {

namespace {

constexpr qint64 kHeaderBytes = 44;
/// The sizes in a WAV header have 32 bits; a little less than that.
constexpr qint64 kMostBytes = (qint64(1) << 32) - (qint64(1) << 20);
/// Below this nothing is begun.
constexpr double kLeastSeconds = 10;

Error cannotWrite(const QFile &file)
{
    Error error = Error::make(
        ErrorKind::Storage,
        QCoreApplication::translate("studio::capture",
                                    "The recording can't be written any further. The disk may be full."),
        file.errorString());
    error.nextStep = QCoreApplication::translate(
        "studio::capture", "Make room, or choose another place for your data, then record on.");
    return error;
}

Error tooLong()
{
    Error error = Error::make(
        ErrorKind::Unsupported,
        QCoreApplication::translate("studio::capture",
                                    "The recording is as long as a sound file can be, and was ended."));
    error.nextStep = QCoreApplication::translate("studio::capture", "Begin another one.");
    return error;
}

void nameToDisk(const QString &folder)
{
#ifdef Q_OS_UNIX
    const int handle = ::open(QFile::encodeName(folder).constData(), O_RDONLY | O_CLOEXEC);
    if (handle >= 0) {
        ::fsync(handle);
        ::close(handle);
    }
#else
    Q_UNUSED(folder)
#endif
}

bool toDisk(QFile &file)
{
#ifdef Q_OS_LINUX
    return ::fdatasync(file.handle()) == 0;
#elif defined(Q_OS_UNIX)
    return ::fsync(file.handle()) == 0;
#else
    return file.flush();
#endif
}

} // namespace

QString RecordingFile::partSuffix()
{
    return u".part"_s;
}

QString RecordingFile::lockPath(const QString &partPath)
{
    return partPath + u".lock"_s;
}

RecordingFile::RecordingFile(const QString &path, audio::PcmSpec spec, const QDateTime &startedAt)
    : m_path(path), m_spec(spec), m_startedAt(startedAt), m_file(path + partSuffix()),
      m_lock(lockPath(path + partSuffix()))
{
    m_lock.setStaleLockTime(0); // as long as its program lives, however long the recording is
}

RecordingFile::~RecordingFile()
{
    if (m_file.isOpen())
        (void)keep();
}

Result<std::unique_ptr<RecordingFile>> RecordingFile::create(const QString &folder,
                                                             const QDateTime &startedAt, audio::PcmSpec spec)
{
    if (!QFileInfo(folder).isDir())
        makeOwnFolder(folder);
    const QString name =
        u"recording-%1-%2.wav"_s.arg(startedAt.toUTC().toString(u"yyyyMMdd-HHmmss"_s),
                                     QUuid::createUuid().toString(QUuid::WithoutBraces).left(8));
    std::unique_ptr<RecordingFile> made(new RecordingFile(QDir(folder).filePath(name), spec, startedAt));
    const QByteArray header = audio::wavHeader(spec, 0);
    Q_ASSERT(header.size() == kHeaderBytes);
    // The lock first: nobody must take the file for one that was left behind.
    const bool begun = made->m_lock.tryLock(0)
        && made->m_file.open(QIODevice::ReadWrite | QIODevice::NewOnly | QIODevice::Unbuffered)
        && made->m_file.setPermissions(kOwnerOnly) && made->m_file.write(header) == header.size();
    if (!begun || made->secondsLeft() < kLeastSeconds) {
        Error error = cannotWrite(made->m_file);
        error.message = QCoreApplication::translate(
            "studio::capture", "There is no room to record. The disk may be full, or may not be written to.");
        made->discard();
        return fail(error);
    }
    return made;
}

Result<void> RecordingFile::append(std::span<const std::int16_t> samples)
{
    if (!m_file.isOpen())
        return fail(cannotWrite(m_file));
    const qint64 frameBytes = qint64(m_spec.channels) * 2;
    const qint64 room = kMostBytes - m_frames * frameBytes;
    const bool ends = qint64(samples.size_bytes()) > room;
    const qint64 wanted = std::min(qint64(samples.size_bytes()), room) / frameBytes * frameBytes;
    const qint64 written = wanted > 0
        ? std::max<qint64>(0, m_file.write(reinterpret_cast<const char *>(samples.data()), wanted))
        : 0;
    m_frames += written / frameBytes;
    if (written == wanted)
        return ends ? Result<void>(fail(tooLong())) : Result<void>();
    Error error = cannotWrite(m_file);
    // Half a frame must not shift what may come.
    const qint64 end = kHeaderBytes + m_frames * frameBytes;
    m_file.resize(end);
    m_file.seek(end);
    return fail(error);
}

Result<void> RecordingFile::keep()
{
    const qint64 end = m_file.pos();
    const QByteArray header = audio::wavHeader(m_spec, quint32(m_frames * m_spec.channels * 2));
    const bool done = m_file.isOpen() && m_file.seek(0) && m_file.write(header) == header.size()
        && m_file.seek(end) && toDisk(m_file);
    return done ? Result<void>() : Result<void>(fail(cannotWrite(m_file)));
}

Result<Recording> RecordingFile::finish()
{
    if (auto kept = keep(); !kept)
        return fail(kept.error());
    m_file.close();
    if (!m_file.rename(m_path))
        return fail(cannotWrite(m_file));
    m_lock.unlock();
    nameToDisk(QFileInfo(m_path).path());
    Recording recording;
    recording.path = m_path;
    recording.spec = m_spec;
    recording.frames = m_frames;
    recording.startedAt = m_startedAt;
    return recording;
}

void RecordingFile::discard()
{
    m_file.close();
    m_file.remove();
    m_lock.unlock();
}

double RecordingFile::secondsLeft() const
{
    const QStorageInfo disk(QFileInfo(m_path).path());
    return disk.isValid() ? double(disk.bytesAvailable()) / (m_spec.sampleRateHz * m_spec.channels * 2)
                          : kLeastSeconds;
}

} // namespace studio::capture
