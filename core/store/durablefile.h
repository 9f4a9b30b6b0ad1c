// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QString>

namespace studio::store {

/// A file written with care: at explicit places, so that a failed write can be repeated, made durable on
/// demand, and locked as long as its process lives. Owns the descriptor. Not thread-safe. Every failure is an
/// Error Storage.
class DurableFile final {
public:
    enum class Lock { Shared, Exclusive };

    DurableFile() = default;
    DurableFile(const DurableFile &) = delete;
    DurableFile &operator=(const DurableFile &) = delete;
    ~DurableFile() { close(); }

    /// For reading and writing; made if it is not there.
    [[nodiscard]] Result<void> open(const QString &path);
    void close();
    [[nodiscard]] bool isOpen() const { return m_descriptor >= 0; }
    [[nodiscard]] const QString &path() const { return m_path; }

    [[nodiscard]] Result<void> writeAt(qint64 offset, QByteArrayView bytes);
    /// On the platter when it returns.
    [[nodiscard]] Result<void> sync();
    /// Never waits. Held until close() or the death of the process; replaces a lock held before.
    [[nodiscard]] bool tryLock(Lock lock);

private:
    QString m_path;
    int m_descriptor = -1;
};

/// Makes renames inside the folder durable.
Result<void> syncFolder(const QString &folder);
/// Makes a folder and its parents.
Result<void> makeFolder(const QString &folder);
/// Puts `from` in the place of `to`, in one step, replacing it.
Result<void> replaceFile(const QString &from, const QString &to);

/// A sentence a person can act on for an errno of the file system.
Error fileError(int code, const QString &path);

} // namespace studio::store
