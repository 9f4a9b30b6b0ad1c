// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audio/spillfile.h"

#include <QDir>
#include <QFile>

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <unistd.h>

namespace studio::audio {

std::unique_ptr<SpillFile> SpillFile::create()
{
    // Unlike /tmp, which may be memory itself, /var/tmp is on a disk.
    for (const QString &folder : {QStringLiteral("/var/tmp"), QDir::tempPath()}) {
        int descriptor = -1;
#ifdef O_TMPFILE
        descriptor = ::open(QFile::encodeName(folder).constData(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
#endif
        if (descriptor < 0) {
            QByteArray name = QFile::encodeName(folder + QStringLiteral("/voice-studio-XXXXXX"));
            descriptor = ::mkostemp(name.data(), O_CLOEXEC);
            if (descriptor >= 0)
                ::unlink(name.constData());
        }
        if (descriptor >= 0)
            return std::unique_ptr<SpillFile>(new SpillFile(descriptor));
    }
    return {};
}

SpillFile::~SpillFile()
{
    ::close(m_descriptor);
}

bool SpillFile::write(qint64 atSample, std::span<const std::int16_t> samples) const
{
    const auto *from = reinterpret_cast<const char *>(samples.data());
    auto left = samples.size_bytes();
    auto at = off_t(atSample * 2);
    while (left > 0) {
        const ssize_t wrote = ::pwrite(m_descriptor, from, left, at);
        if (wrote < 0 && errno == EINTR)
            continue;
        if (wrote <= 0)
            return false;
        from += wrote;
        at += wrote;
        left -= std::size_t(wrote);
    }
    return true;
}

void SpillFile::read(qint64 fromSample, std::span<std::int16_t> out) const
{
    auto *to = reinterpret_cast<char *>(out.data());
    auto left = out.size_bytes();
    auto at = off_t(fromSample * 2);
    while (left > 0) {
        const ssize_t got = ::pread(m_descriptor, to, left, at);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            break;
        to += got;
        at += got;
        left -= std::size_t(got);
    }
    std::fill_n(to, left, '\0');
}

} // namespace studio::audio
