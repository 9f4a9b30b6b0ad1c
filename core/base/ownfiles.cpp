// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/ownfiles.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace studio {

namespace {

constexpr QFileDevice::Permissions kOwnFolder = kOwnerOnly | QFileDevice::ExeOwner;

} // namespace

bool makeOwnFolder(const QString &path)
{
    QString made = QDir::cleanPath(QFileInfo(path).absoluteFilePath());
    QStringList missing;
    while (!QFileInfo::exists(made)) {
        missing.prepend(made);
        const QString above = QFileInfo(made).path();
        if (above == made)
            break;
        made = above;
    }
    for (const QString &folder : std::as_const(missing))
        QDir().mkdir(folder, kOwnFolder);
    if (!QFileInfo(path).isDir())
        return false;
    if (missing.isEmpty())
        QFile::setPermissions(path, kOwnFolder);
    return true;
}

Result<void> checkIsFile(const QString &path)
{
    const QFileInfo info(path);
    if (info.isFile())
        return {};
    const QString sentence = info.isDir()
        ? QCoreApplication::translate("studio::base", "“%1” is a folder. Give the name of a file.")
        : info.exists()
        ? QCoreApplication::translate("studio::base", "“%1” is a device or a pipe. Give the name of a file.")
        : QCoreApplication::translate("studio::base", "There is no file “%1”.");
    return fail(ErrorKind::Usage, sentence.arg(QDir::toNativeSeparators(path)), QStringLiteral("no file"));
}

} // namespace studio
