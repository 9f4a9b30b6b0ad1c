// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/capture/recording.h"

#include "core/audio/wavheader.h"
#include "core/base/workerjob.h"
#include "core/capture/recordingfile.h"

#include <QDir>
#include <QFile>
#include <QLockFile>
#include <QtEndian>

#include <algorithm>
#include <array>
#include <cmath>

using namespace Qt::StringLiterals;

namespace studio::capture {

namespace {

constexpr qint64 kHeadBytes = 44;
constexpr int kFullScale = 32767;

/// What a header of ours says; nothing for any other file.
std::optional<audio::PcmSpec> specOf(const QByteArray &header)
{
    if (header.size() < kHeadBytes || !header.startsWith("RIFF") || header.mid(8, 8) != "WAVEfmt ")
        return std::nullopt;
    const char *bytes = header.constData();
    const audio::PcmSpec spec{qFromLittleEndian<qint32>(bytes + 24), qFromLittleEndian<quint16>(bytes + 22)};
    return spec.isValid() && header.mid(36, 4) == "data" ? std::optional(spec) : std::nullopt;
}

void measure(QFile &file, Recording &recording)
{
    std::array<char, 1 << 16> piece{};
    int peak = 0;
    file.seek(kHeadBytes);
    qint64 count = 0;
    while ((count = file.read(piece.data(), qint64(piece.size()))) > 1) {
        for (qint64 at = 0; at + 1 < count; at += 2) {
            const int level = std::abs(int(qFromLittleEndian<qint16>(piece.data() + at)));
            peak = std::max(peak, level);
            recording.clippedFrames += level >= kFullScale ? 1 : 0;
        }
    }
    recording.peakDb = peakDecibels(peak);
}

/// Nothing when somebody writes it still, or when there is nothing in it.
std::optional<Recording> makeWhole(const QString &partPath)
{
    QLockFile lock(RecordingFile::lockPath(partPath));
    lock.setStaleLockTime(0);
    if (!lock.tryLock(0))
        return std::nullopt;
    QFile file(partPath);
    if (!file.open(QIODevice::ReadWrite))
        return std::nullopt;
    const auto spec = specOf(file.read(kHeadBytes));
    Recording recording;
    recording.spec = spec.value_or(kRecordingSpec);
    const qint64 frameBytes = qint64(recording.spec.channels) * 2;
    recording.frames = std::max<qint64>(0, file.size() - kHeadBytes) / frameBytes;
    if (!spec || recording.frames == 0) {
        // Without a header it was killed before its first sound.
        if (file.size() <= kHeadBytes)
            file.remove();
        return std::nullopt;
    }
    const QByteArray header = audio::wavHeader(recording.spec, quint32(recording.frames * frameBytes));
    if (!file.resize(kHeadBytes + recording.frames * frameBytes) || !file.seek(0)
        || file.write(header) != header.size())
        return std::nullopt;
    measure(file, recording);
    recording.path = partPath.chopped(RecordingFile::partSuffix().size());
    recording.startedAt =
        QDateTime::fromString(QFileInfo(partPath).fileName().section(u'-', 1, 2), u"yyyyMMdd-HHmmss"_s);
    recording.startedAt.setTimeSpec(Qt::UTC);
    recording.isRecovered = true;
    file.close();
    return file.rename(recording.path) ? std::optional(recording) : std::nullopt;
}

} // namespace

double peakDecibels(int peak)
{
    return peak <= 0 ? kNoSoundDb : std::max(kNoSoundDb, 20 * std::log10(peak / 32768.0));
}

QList<Recording> recoverRecordingsNow(const QString &folder)
{
    QList<Recording> found;
    const QStringList names =
        QDir(folder).entryList({u"recording-*.wav"_s + RecordingFile::partSuffix()}, QDir::Files, QDir::Name);
    for (const QString &name : names) {
        if (auto recording = makeWhole(QDir(folder).filePath(name)))
            found.append(*recording);
    }
    return found;
}

JobOf<QList<Recording>> *recoverRecordings(const QString &folder, QObject *parent)
{
    return runInWorker<QList<Recording>>(
        [folder](const StopFlag &) -> Result<QList<Recording>> { return recoverRecordingsNow(folder); },
        parent);
}

} // namespace studio::capture
