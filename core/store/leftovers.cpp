// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/leftovers.h"

#include "core/store/vaultfile.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QRegularExpression>

#include <cerrno>

using namespace Qt::StringLiterals;

namespace studio::store {

namespace {

constexpr qint64 kMaxSidecar = 64 * 1024 * 1024;

/// Leaves `lock` held when nobody else has the take; false if a living process does.
bool takeOver(const QString &stem, DurableFile &lock)
{
    return lock.open(stem + u".json"_s).has_value() && lock.tryLock(DurableFile::Lock::Exclusive);
}

Leftover describe(const QString &folder, const QString &stem)
{
    Leftover left;
    left.id = TakeId(QFileInfo(stem).fileName());
    left.suffix = u"bin"_s;
    left.path = stem + u".part"_s;
    QFile sidecar(stem + u".json"_s);
    if (sidecar.open(QIODevice::ReadOnly) && sidecar.size() <= kMaxSidecar) {
        left.changedAt = QFileInfo(sidecar).lastModified().toUTC();
        const QJsonObject head = QJsonDocument::fromJson(sidecar.readLine()).object();
        const QJsonObject end = QJsonDocument::fromJson(sidecar.readLine()).object();
        // The name is derived from the id; a file that says otherwise is not believed.
        const TakeId id(head["id"_L1].toString());
        if (partialStem(folder, id) == stem)
            left.id = id;
        static const QRegularExpression fit(u"^[a-z0-9]{1,8}$"_s);
        if (const QString suffix = head["suffix"_L1].toString(); fit.match(suffix).hasMatch())
            left.suffix = suffix;
        left.about = head["about"_L1].toObject();
        const QByteArray hash = QByteArray::fromHex(end["hash"_L1].toString().toLatin1());
        if (hash.size() == 32 && !QFile::exists(left.path)) {
            left.hash = hash;
            left.path = audioPath(folder, hash, left.suffix);
        }
    }
    const QFileInfo audio(left.path);
    left.bytes = audio.exists() ? audio.size() : 0;
    if (audio.exists())
        left.changedAt = audio.lastModified().toUTC();
    return left;
}

QStringList stems(const QString &folder)
{
    const QDir partial(partialFolder(folder));
    QStringList list;
    for (const QFileInfo &file : partial.entryInfoList({u"*.json"_s, u"*.part"_s}, QDir::Files, QDir::Name))
        list.append(file.path() + u'/' + file.completeBaseName());
    list.removeDuplicates();
    return list;
}

/// Only a .part: made after its sidecar, so its process is past caring about it.
bool isAbandoned(const QString &stem)
{
    if (!QFile::exists(stem + u".json"_s))
        return QFile::exists(stem + u".part"_s);
    DurableFile lock;
    return takeOver(stem, lock);
}

Result<QByteArray> hashOfFile(const QString &path)
{
    QFile file(path);
    QCryptographicHash hash(QCryptographicHash::Sha256);
    if (!file.open(QIODevice::ReadOnly) || !hash.addData(&file))
        return fail(fileError(EIO, path));
    return hash.result();
}

} // namespace

QList<Leftover> listLeftovers(const QString &folder)
{
    QList<Leftover> list;
    for (const QString &stem : stems(folder)) {
        if (!isAbandoned(stem))
            continue;
        if (Leftover left = describe(folder, stem); left.bytes > 0)
            list.append(std::move(left));
    }
    return list;
}

Result<StoredAudio> adoptLeftover(const QString &folder, const TakeId &id)
{
    const QString stem = partialStem(folder, id);
    const auto gone = [&] {
        return fail(
            ErrorKind::NotFound,
            QCoreApplication::translate("studio::store::AudioVault", "Nothing is left of this recording."),
            id.value());
    };
    if (!QFile::exists(stem + u".json"_s) && !QFile::exists(stem + u".part"_s))
        return gone();
    DurableFile lock;
    if (!takeOver(stem, lock))
        return gone();
    const Leftover left = describe(folder, stem);
    if (left.bytes == 0)
        return gone();
    if (!left.hash.isEmpty())
        return StoredAudio{left.hash, left.bytes, left.path};
    const auto hash = hashOfFile(left.path);
    if (!hash)
        return Unexpected(hash.error());
    DurableFile part;
    if (auto opened = part.open(left.path); !opened)
        return Unexpected(opened.error());
    return putInPlace(folder, part, *hash, left.bytes, left.suffix);
}

int cleanLeftovers(const QString &folder, const QDateTime &before)
{
    int count = 0;
    for (const QString &stem : stems(folder)) {
        if (!isAbandoned(stem))
            continue;
        const Leftover left = describe(folder, stem);
        if (!left.changedAt.isValid() || left.changedAt >= before)
            continue;
        QFile::remove(stem + u".part"_s);
        QFile::remove(stem + u".json"_s);
        ++count;
    }
    return count;
}

} // namespace studio::store
