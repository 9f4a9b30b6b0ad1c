// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/audiovault.h"
#include "core/store/durablefile.h"

#include <QCryptographicHash>
#include <QMutex>

#include <deque>
#include <optional>

namespace studio::store {

/// The disk side of a VaultWriter. `partial/<id>.part` holds the bytes; `partial/<id>.json` says what they
/// are, carries the lock of the living process, and gets a second line with the hash before the audio is
/// moved to its place. push() and waiting() may be called from any thread; everything else from the vault's
/// thread only.
class VaultFile final {
public:
    VaultFile(const QString &folder, const TakeId &id, const QString &suffix, const QJsonObject &about);

    void push(const QByteArray &bytes);
    [[nodiscard]] qint64 waiting() const;

    /// Writes all that waits. After an error nothing is lost, and it may be called again.
    [[nodiscard]] Result<void> drain();
    [[nodiscard]] Result<StoredAudio> commit();
    void discard();
    /// Lets go of the files and their lock.
    void close();

private:
    [[nodiscard]] Result<void> openFiles();
    [[nodiscard]] std::optional<QByteArray> front() const;

    const QString m_folder;
    const TakeId m_id;
    const QString m_suffix;
    const QJsonObject m_about;
    DurableFile m_sidecar;
    DurableFile m_part;
    qint64 m_sidecarBytes = 0;
    QCryptographicHash m_hash{QCryptographicHash::Sha256};
    qint64 m_written = 0;
    std::optional<StoredAudio> m_stored;
    bool m_discarded = false;

    mutable QMutex m_mutex; // guards what follows
    std::deque<QByteArray> m_chunks;
    qint64 m_waiting = 0;
};

QString audioPath(const QString &folder, const QByteArray &hash, const QString &suffix);
/// The hash a file in the vault is named by; empty if it is none of ours.
QByteArray hashOfAudioPath(const QString &folder, const QString &path);

QString partialFolder(const QString &folder);
/// "…/partial/<id>" without suffix; ids unfit for file names are replaced by their hash.
QString partialStem(const QString &folder, const TakeId &id);
/// Removes what is left of a take under `partial/`.
void removePartial(const QString &folder, const TakeId &id);

/// Makes `part` durable and moves it to the place of its hash.
Result<StoredAudio> putInPlace(const QString &folder, DurableFile &part, const QByteArray &hash, qint64 bytes,
                               const QString &suffix);

} // namespace studio::store
