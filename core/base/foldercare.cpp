// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/foldercare.h"

#include <QDateTime>
#include <QDirIterator>
#include <QFileInfo>

#include <algorithm>
#include <vector>

namespace studio {

namespace {

struct Found {
    QString path;
    qint64 bytes;
    QDateTime used;
};

QDateTime lastUse(const QFileInfo &file)
{
    return std::max(file.lastModified(), file.lastRead());
}

} // namespace

qint64 folderBytes(const QString &path, const StopFlag &stop)
{
    qint64 total = 0;
    QDirIterator files(path, QDir::Files | QDir::Hidden | QDir::NoSymLinks, QDirIterator::Subdirectories);
    while (files.hasNext() && !stop.isSet()) {
        files.next();
        total += files.fileInfo().size();
    }
    return total;
}

qint64 trimFolder(const QString &path, qint64 keepBytes, const StopFlag &stop)
{
    std::vector<Found> all;
    qint64 total = 0;
    QDirIterator files(path, QDir::Files | QDir::Hidden | QDir::NoSymLinks, QDirIterator::Subdirectories);
    while (files.hasNext() && !stop.isSet()) {
        files.next();
        const QFileInfo file = files.fileInfo();
        all.push_back({file.filePath(), file.size(), lastUse(file)});
        total += file.size();
    }
    std::sort(all.begin(), all.end(), [](const Found &a, const Found &b) { return a.used < b.used; });
    for (const Found &file : all) {
        if (total <= keepBytes || stop.isSet())
            break;
        if (QFile::remove(file.path))
            total -= file.bytes;
    }
    return total;
}

} // namespace studio
