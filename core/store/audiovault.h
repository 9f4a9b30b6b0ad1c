// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "core/base/strongid.h"

#include <QDateTime>
#include <QJsonObject>
#include <QThreadPool>

#include <chrono>
#include <memory>
#include <vector>

namespace studio::store {

class VaultWriter;

/// Audio that is safely in place.
struct StoredAudio {
    QByteArray hash; ///< SHA-256, 32 bytes.
    qint64 bytes = 0;
    QString path;
    bool operator==(const StoredAudio &) const = default;
};

/// What a process that ended early left behind.
struct Leftover {
    TakeId id;
    QJsonObject about; ///< As given to begin(); empty if that was lost too.
    QString suffix;
    QDateTime changedAt;
    qint64 bytes = 0;
    QByteArray hash; ///< Set: the audio is whole and in place, only the take may be missing.
    QString path;
    bool operator==(const Leftover &) const = default;
};

/// A folder of audio files named by their SHA-256: `ab/cdef….mp3`. A file there is whole or absent; what is
/// being received grows under `partial/`, locked by its process. Disk work is done on one thread owned by the
/// vault, in order; the destructor lets it finish. Lives on any one thread; writers stay on the same.
class AudioVault final {
public:
    explicit AudioVault(const QString &folder);
    AudioVault(const AudioVault &) = delete;
    AudioVault &operator=(const AudioVault &) = delete;
    ~AudioVault();

    [[nodiscard]] const QString &folder() const { return m_folder; }
    [[nodiscard]] QString path(const QByteArray &hash, const QString &suffix) const;
    /// Looks at the disk.
    [[nodiscard]] bool contains(const QByteArray &hash, const QString &suffix) const;

    /// Starts a file. `about` is kept beside it for whoever finds it after a crash. Never fails: trouble is
    /// told by the writer.
    [[nodiscard]] std::unique_ptr<VaultWriter> begin(const TakeId &id, const QString &suffix,
                                                     const QJsonObject &about = {});

    /// Files no living process writes.
    [[nodiscard]] JobOf<QList<Leftover>> *recoverPartials();
    /// Puts a leftover in place, so that a take can be made of it.
    [[nodiscard]] JobOf<StoredAudio> *adopt(const TakeId &id);
    /// The take is in the database (or nobody wants it): forgets what is left under `partial/`.
    [[nodiscard]] JobOf<bool> *settle(const TakeId &id);
    /// Removes leftovers not touched since `before`; returns how many.
    [[nodiscard]] JobOf<int> *cleanPartials(const QDateTime &before);

private:
    const QString m_folder;
    QThreadPool m_thread; // exactly one thread
};

/// Leftovers and audio without a take are kept for this long.
inline constexpr std::chrono::days kKeepGarbage{7};

} // namespace studio::store
