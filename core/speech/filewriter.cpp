// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/speech/filewriter.h"

#include "core/base/ownfiles.h"
#include "core/speech/speechtext.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>
#include <QSaveFile>
#include <QTemporaryFile>

#ifdef Q_OS_UNIX
#include <cerrno>
#include <cstdio>
#include <unistd.h>
#endif

using namespace Qt::StringLiterals;

namespace studio::speech {

namespace {

Error writeError(const QString &path, const QString &detail)
{
    Error error =
        Error::make(ErrorKind::Storage,
                    SpeechText::tr("“%1” could not be written. Is the disk full or the folder read-only?")
                        .arg(QDir::toNativeSeparators(path)),
                    detail);
    error.nextStep = SpeechText::tr("Free some space, or choose another folder.");
    return error;
}

bool holdsExactly(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    return file.size() == bytes.size() && file.open(QIODevice::ReadOnly) && file.readAll() == bytes;
}

} // namespace

void removeExportLeftovers(const QString &folder)
{
    static const QRegularExpression ours(u"^\\.voice-studio-[A-Za-z]{6}$"_s);
    const QDateTime dayAgo = QDateTime::currentDateTimeUtc().addDays(-1);
    const QFileInfoList found = QDir(folder).entryInfoList(
        {u".voice-studio-??????"_s}, QDir::Dirs | QDir::Hidden | QDir::NoSymLinks | QDir::NoDotAndDotDot);
    for (const QFileInfo &entry : found) {
        if (ours.match(entry.fileName()).hasMatch() && entry.lastModified() < dayAgo)
            QDir(entry.filePath()).removeRecursively();
    }
}

Result<void> checkWritable(const QString &path, bool replaceExisting)
{
    const QFileInfo target(path);
    if (path.isEmpty() || (target.exists() && !target.isFile())) {
        Error error = checkIsFile(path).error();
        error.kind = ErrorKind::Storage;
        return fail(error);
    }
    const QFileInfo folder(target.absolutePath());
    if (!folder.isDir())
        return fail(ErrorKind::Storage,
                    SpeechText::tr("The folder “%1” does not exist. Make it first, or choose another one.")
                        .arg(QDir::toNativeSeparators(folder.filePath())));
    if (target.exists() && !replaceExisting) {
        Error error = Error::make(ErrorKind::Storage,
                                  SpeechText::tr("“%1” exists already.").arg(QDir::toNativeSeparators(path)),
                                  u"exists"_s);
        error.nextStep = SpeechText::tr("Choose another name, or say that it may be replaced.");
        return fail(error);
    }
    // Permissions alone do not tell (root, read-only mounts): try.
    QTemporaryFile probe(target.absolutePath() + u"/.voice-studio-XXXXXX"_s);
    if (!probe.open())
        return fail(writeError(path, probe.errorString()));
    return {};
}

Result<void> writeWhole(const QString &path, const QByteArray &bytes, bool replaceExisting)
{
    if (!replaceExisting && holdsExactly(path, bytes))
        return {};
    if (const auto ready = checkWritable(path, replaceExisting); !ready)
        return ready;
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return fail(writeError(path, file.errorString()));
    if (file.write(bytes) != bytes.size() || !file.flush())
        return fail(writeError(path, file.errorString()));
#ifdef Q_OS_UNIX
    if (fsync(file.handle()) != 0)
        return fail(writeError(path, u"fsync failed"_s));
#endif
    if (!file.commit())
        return fail(writeError(path, file.errorString()));
    return {};
}

Result<void> moveWhole(const QString &made, const QString &path, bool replaceExisting)
{
    if (const auto ready = checkWritable(path, replaceExisting); !ready)
        return ready;
    QFile file(made);
#ifdef Q_OS_UNIX
    if (!file.open(QIODevice::ReadWrite) || fsync(file.handle()) != 0)
        return fail(writeError(path, file.errorString()));
    file.close();
    const QByteArray from = QFile::encodeName(made);
    const QByteArray to = QFile::encodeName(path);
    // A link refuses to replace what came meanwhile; where there are no links, a rename has to do.
    if (!replaceExisting && link(from.constData(), to.constData()) == 0)
        return {};
    if (!replaceExisting && errno == EEXIST)
        return checkWritable(path, false);
    if (rename(from.constData(), to.constData()) != 0)
        return fail(writeError(path, qt_error_string(errno)));
#else
    if ((replaceExisting && QFile::exists(path) && !QFile::remove(path)) || !file.rename(path))
        return fail(writeError(path, file.errorString()));
#endif
    return {};
}

} // namespace studio::speech
