// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/vaultfile.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QMutexLocker>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace studio::store {

namespace {

QByteArray line(const QJsonObject &json)
{
    return QJsonDocument(json).toJson(QJsonDocument::Compact) + '\n';
}

} // namespace

VaultFile::VaultFile(const QString &folder, const TakeId &id, const QString &suffix, const QJsonObject &about)
    : m_folder(folder), m_id(id), m_suffix(suffix), m_about(about)
{
}

void VaultFile::push(const QByteArray &bytes)
{
    const QMutexLocker lock(&m_mutex);
    m_chunks.push_back(bytes);
    m_waiting += bytes.size();
}

qint64 VaultFile::waiting() const
{
    const QMutexLocker lock(&m_mutex);
    return m_waiting;
}

std::optional<QByteArray> VaultFile::front() const
{
    const QMutexLocker lock(&m_mutex);
    return m_chunks.empty() ? std::nullopt : std::optional(m_chunks.front());
}

Result<void> VaultFile::openFiles()
{
    if (m_part.isOpen())
        return {};
    if (auto made = makeFolder(partialFolder(m_folder)); !made)
        return made;
    const QString stem = partialStem(m_folder, m_id);
    if (auto opened = m_sidecar.open(stem + u".json"_s); !opened)
        return opened;
    if (!m_sidecar.tryLock(DurableFile::Lock::Exclusive)) {
        m_sidecar.close();
        return fail(ErrorKind::Storage,
                    QCoreApplication::translate("studio::store::AudioVault",
                                                "Another Voice Studio is writing the same take."),
                    stem);
    }
    const QByteArray head = line({{u"id"_s, m_id.value()}, {u"suffix"_s, m_suffix}, {u"about"_s, m_about}});
    if (auto written = m_sidecar.writeAt(0, head); !written) {
        m_sidecar.close();
        return written;
    }
    m_sidecarBytes = head.size();
    return m_part.open(stem + u".part"_s);
}

Result<void> VaultFile::drain()
{
    if (m_discarded || m_stored)
        return {};
    if (auto opened = openFiles(); !opened)
        return opened;
    while (const auto chunk = front()) {
        // A chunk that failed half-way is written again at the same place.
        if (auto written = m_part.writeAt(m_written, *chunk); !written)
            return written;
        m_hash.addData(*chunk);
        m_written += chunk->size();
        const QMutexLocker lock(&m_mutex);
        m_waiting -= chunk->size();
        m_chunks.pop_front();
    }
    return {};
}

Result<StoredAudio> VaultFile::commit()
{
    if (m_discarded)
        return fail(Error::cancelled());
    if (m_stored)
        return *m_stored;
    if (auto drained = drain(); !drained)
        return Unexpected(drained.error());
    if (m_written == 0) {
        return fail(ErrorKind::Protocol,
                    QCoreApplication::translate("studio::store::AudioVault", "There is no sound to keep."));
    }
    const QByteArray hash = m_hash.result();
    const QByteArray end = line({{u"hash"_s, QString::fromLatin1(hash.toHex())}, {u"bytes"_s, m_written}});
    if (auto written = m_sidecar.writeAt(m_sidecarBytes, end); !written)
        return Unexpected(written.error());
    auto stored = putInPlace(m_folder, m_part, hash, m_written, m_suffix);
    if (stored)
        m_stored = *stored;
    return stored;
}

void VaultFile::discard()
{
    if (m_stored || m_discarded)
        return;
    m_discarded = true;
    if (m_sidecar.isOpen())
        removePartial(m_folder, m_id);
    close();
    const QMutexLocker lock(&m_mutex);
    m_chunks.clear();
    m_waiting = 0;
}

void VaultFile::close()
{
    m_part.close();
    m_sidecar.close();
}

QString audioPath(const QString &folder, const QByteArray &hash, const QString &suffix)
{
    const QString name = QString::fromLatin1(hash.toHex());
    return u"%1/%2/%3.%4"_s.arg(folder, name.first(std::min<qsizetype>(2, name.size())), name.mid(2), suffix);
}

QByteArray hashOfAudioPath(const QString &folder, const QString &path)
{
    static const QRegularExpression shape(u"^/([0-9a-f]{2})/([0-9a-f]{62})\\.[a-z0-9]{1,8}$"_s);
    if (!path.startsWith(folder))
        return {};
    const auto match = shape.match(path.sliced(folder.size()));
    return match.hasMatch() ? QByteArray::fromHex((match.captured(1) + match.captured(2)).toLatin1())
                            : QByteArray();
}

QString partialFolder(const QString &folder)
{
    return folder + u"/partial"_s;
}

QString partialStem(const QString &folder, const TakeId &id)
{
    static const QRegularExpression fit(u"^[A-Za-z0-9-]{1,64}$"_s);
    const QString name = fit.match(id.value()).hasMatch()
        ? id.value()
        : u"x_"_s
            + QString::fromLatin1(
                QCryptographicHash::hash(id.value().toUtf8(), QCryptographicHash::Sha256).toHex());
    return partialFolder(folder) + u'/' + name;
}

void removePartial(const QString &folder, const TakeId &id)
{
    const QString stem = partialStem(folder, id);
    QFile::remove(stem + u".part"_s);
    QFile::remove(stem + u".json"_s);
}

Result<StoredAudio> putInPlace(const QString &folder, DurableFile &part, const QByteArray &hash, qint64 bytes,
                               const QString &suffix)
{
    const QString place = audioPath(folder, hash, suffix);
    const QString shelf = QFileInfo(place).path();
    if (auto synced = part.sync(); !synced)
        return Unexpected(synced.error());
    const bool newShelf = !QFileInfo::exists(shelf);
    if (auto made = makeFolder(shelf); !made)
        return Unexpected(made.error());
    // The same sound may be there already; then it is replaced by itself, whole, and is fresh for
    // cleanOrphans().
    const bool movedBefore = !QFileInfo::exists(part.path()) && QFileInfo::exists(place); // a second try
    if (!movedBefore) {
        if (auto moved = replaceFile(part.path(), place); !moved)
            return Unexpected(moved.error());
    }
    if (auto synced = syncFolder(shelf); !synced)
        return Unexpected(synced.error());
    if (newShelf) {
        if (auto synced = syncFolder(folder); !synced)
            return Unexpected(synced.error());
    }
    return StoredAudio{hash, bytes, place};
}

} // namespace studio::store
