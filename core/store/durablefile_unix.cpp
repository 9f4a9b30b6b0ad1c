// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/durablefile.h"

#include <QDir>
#include <QFile>

#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace studio::store {

Result<void> DurableFile::open(const QString &path)
{
    close();
    m_path = path;
    const QByteArray name = QFile::encodeName(path);
    do
        m_descriptor = ::open(name.constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    while (m_descriptor < 0 && errno == EINTR);
    if (m_descriptor < 0)
        return fail(fileError(errno, path));
    return {};
}

void DurableFile::close()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
    m_descriptor = -1;
}

Result<void> DurableFile::writeAt(qint64 offset, QByteArrayView bytes)
{
    while (!bytes.isEmpty()) {
        const ssize_t written = ::pwrite(m_descriptor, bytes.data(), size_t(bytes.size()), offset);
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return fail(fileError(written < 0 ? errno : ENOSPC, m_path));
        offset += written;
        bytes = bytes.sliced(written);
    }
    return {};
}

Result<void> DurableFile::sync()
{
    while (::fsync(m_descriptor) != 0) {
        if (errno != EINTR)
            return fail(fileError(errno, m_path));
    }
    return {};
}

bool DurableFile::tryLock(Lock lock)
{
    return ::flock(m_descriptor, (lock == Lock::Shared ? LOCK_SH : LOCK_EX) | LOCK_NB) == 0;
}

Result<void> syncFolder(const QString &folder)
{
    const int descriptor = ::open(QFile::encodeName(folder).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0)
        return fail(fileError(errno, folder));
    const bool ok = ::fsync(descriptor) == 0;
    const int code = errno;
    ::close(descriptor);
    // Some file systems cannot sync a folder and say EINVAL; nothing better is possible there.
    if (!ok && code != EINVAL)
        return fail(fileError(code, folder));
    return {};
}

Result<void> makeFolder(const QString &folder)
{
    errno = 0;
    if (QDir().mkpath(folder))
        return {};
    return fail(fileError(errno == 0 ? EACCES : errno, folder));
}

Result<void> replaceFile(const QString &from, const QString &to)
{
    if (std::rename(QFile::encodeName(from).constData(), QFile::encodeName(to).constData()) != 0)
        return fail(fileError(errno, to));
    return {};
}

} // namespace studio::store
