// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/audiovault.h"

#include <QObject>

namespace studio::store {

class VaultFile;

/// One file being received. append() copies nothing and never touches the disk: bytes wait in memory for the
/// vault's thread, at most kMaxWaiting of them.
///
/// When the disk is full or fails, `failed` comes once and everything unwritten stays in memory, so that the
/// sound can go on and commit() can be tried again when there is room. Destroying a writer that was neither
/// committed nor discarded leaves its partial file to AudioVault::recoverPartials().
class VaultWriter final : public QObject {
    Q_OBJECT
public:
    static constexpr qint64 kMaxWaiting = 256 * 1024 * 1024;

    VaultWriter(const TakeId &id, std::shared_ptr<VaultFile> file, QThreadPool *thread);
    ~VaultWriter() override;

    [[nodiscard]] const TakeId &id() const { return m_id; }
    void append(const QByteArray &bytes);
    [[nodiscard]] qint64 bytesAppended() const { return m_bytesAppended; }
    /// Not on the disk yet.
    [[nodiscard]] qint64 bytesWaiting() const;

    /// Writes what waits, makes it durable and puts it in place. After a failure it may be called again.
    [[nodiscard]] JobOf<StoredAudio> *commit();
    /// Removes the partial file. Further calls do nothing.
    void discard();

signals:
    /// The disk does not take the bytes (Error Storage). Once, from the event loop.
    void failed(const studio::Error &error);

private:
    void flush();
    void note(const Error &error);

    const TakeId m_id;
    const std::shared_ptr<VaultFile> m_file;
    QThreadPool *const m_thread; // owned by the vault, which outlives its writers
    qint64 m_bytesAppended = 0;
    bool m_flushing = false;
    bool m_failed = false;
    bool m_overflowed = false;
};

} // namespace studio::store
