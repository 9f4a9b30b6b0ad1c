// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transcription/soundpreparation.h"

#include "core/base/ownfiles.h"
#include "core/media/filetrack.h"
#include "core/media/mediainfo.h"
#include "core/media/soundimport.h"
#include "core/transcription/livebacklog.h"
#include "core/transcription/transcriptiontext.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QMimeDatabase>
#include <QUuid>

using namespace Qt::StringLiterals;

namespace studio::transcription {

namespace {

constexpr qint64 kMostUploadBytes = 3'000'000'000;
constexpr double kShortestSeconds = 0.1;
constexpr qint64 kHashPiece = 1024 * 1024;

std::optional<Error> problemWithLength(double seconds)
{
    if (seconds < kShortestSeconds)
        return Error::make(ErrorKind::Validation,
                           TranscriptionText::tr("There is less than a tenth of a second of sound."));
    if (seconds <= kLongestSeconds)
        return std::nullopt;
    Error error = Error::make(ErrorKind::Validation,
                              TranscriptionText::tr("The service transcribes ten hours at most."));
    error.nextStep = TranscriptionText::tr("Choose a part of it, or transcribe it on this machine.");
    return error;
}

bool originalWillDo(const media::MediaInfo &info, const TranscriptionOptions &options, double seconds)
{
    const bool plain = options.isWhole() && options.stream < 0 && options.channel < 0
        && !options.suppressNoise && !info.hasVideo && info.streams.size() == 1;
    if (!plain)
        return false;
    const int channels = options.channelsApart ? info.streams.first().channels : 1;
    return info.bytes <= qint64(seconds * kHeardRateHz * 2 * channels) + 1024
        && info.bytes < kMostUploadBytes;
}

QString besideName(const QString &folder)
{
    return folder + u"/upload-"_s + QUuid::createUuid().toString(QUuid::Id128) + u".wav"_s;
}

} // namespace

Result<QByteArray> hashOfFile(const QString &path, const StopFlag &stop)
{
    QFile file(path);
    if (!checkIsFile(path) || !file.open(QIODevice::ReadOnly))
        return fail(ErrorKind::Storage,
                    TranscriptionText::tr("“%1” cannot be read.").arg(QFileInfo(path).fileName()),
                    file.errorString());
    QCryptographicHash hash(QCryptographicHash::Sha256);
    QByteArray piece(kHashPiece, Qt::Uninitialized);
    for (;;) {
        if (stop.isSet())
            return Unexpected(Error::cancelled());
        const qint64 count = file.read(piece.data(), piece.size());
        if (count < 0)
            return fail(ErrorKind::Storage,
                        TranscriptionText::tr("“%1” cannot be read.").arg(QFileInfo(path).fileName()),
                        file.errorString());
        if (count == 0)
            return hash.result();
        hash.addData(QByteArrayView(piece.constData(), count));
    }
}

Result<PreparedSound> prepareSound(const QString &original, const QString &workCopy,
                                   const TranscriptionOptions &options, const StopFlag &stop)
{
    const auto track = media::trackOverFile(workCopy);
    if (!track)
        return Unexpected(track.error());
    PreparedSound sound;
    sound.seconds = (*track)->seconds();
    sound.channels = options.channelsApart ? (*track)->channels() : 1;
    if (auto problem = problemWithLength(sound.seconds))
        return Unexpected(*problem);

    const auto info = original.isEmpty() ? Result<media::MediaInfo>(Unexpected(Error::cancelled()))
                                         : media::probe(original, stop);
    if (info && originalWillDo(*info, options, sound.seconds)) {
        sound.path = original;
        sound.fileName = QFileInfo(original).fileName();
        sound.mimeType = QMimeDatabase().mimeTypeForFile(original).name().toLatin1();
        if (options.channelsApart)
            sound.channels = info->streams.first().channels;
    } else {
        sound.path = workCopy;
        const QString title = QFileInfo(original.isEmpty() ? workCopy : original).completeBaseName();
        sound.fileName = title + u".wav"_s;
        sound.mimeType = QByteArray("audio/wav");
        if ((*track)->sampleRateHz() > kHeardRateHz) {
            media::ImportOptions smaller;
            smaller.sampleRateHz = kHeardRateHz;
            smaller.mono = !options.channelsApart;
            // The same name again for one that is gone on with: a killed run leaves one, not one each time.
            const QFileInfo whole(workCopy);
            const QString path = whole.path() + u'/' + whole.completeBaseName() + u"-upload.wav"_s;
            const auto made = media::importSoundNow(workCopy, smaller, path, stop);
            if (!made)
                return Unexpected(made.error());
            sound.path = path;
            sound.isTemporary = true;
        }
    }
    auto hash = hashOfFile(sound.path, stop);
    if (!hash) {
        if (sound.isTemporary)
            QFile::remove(sound.path);
        return Unexpected(hash.error());
    }
    sound.hash = *hash;
    return sound;
}

Result<PreparedSound> prepareStretch(const QString &workCopy, double fromSeconds, double toSeconds,
                                     const QString &folder, const StopFlag &stop)
{
    media::ImportOptions part;
    part.fromSeconds = fromSeconds;
    part.toSeconds = toSeconds;
    part.sampleRateHz = kHeardRateHz;
    const QString path = besideName(folder);
    const auto made = media::importSoundNow(workCopy, part, path, stop);
    if (!made)
        return Unexpected(made.error());
    PreparedSound sound;
    sound.path = path;
    sound.isTemporary = true;
    sound.fileName = QFileInfo(workCopy).completeBaseName() + u".wav"_s;
    sound.mimeType = QByteArray("audio/wav");
    sound.seconds = made->seconds;
    auto problem = problemWithLength(sound.seconds);
    auto hash = problem ? Result<QByteArray>(Unexpected(*problem)) : hashOfFile(path, stop);
    if (!hash) {
        QFile::remove(path);
        return Unexpected(hash.error());
    }
    sound.hash = *hash;
    return sound;
}

} // namespace studio::transcription
