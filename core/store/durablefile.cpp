// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/durablefile.h"

#include "core/store/storetext.h"

#include <QCoreApplication>

#include <cerrno>
#include <cstring>

using namespace Qt::StringLiterals;

namespace studio::store {

namespace {

} // namespace

Error fileError(int code, const QString &path)
{
    const QString detail = u"%1: %2"_s.arg(path, QString::fromLocal8Bit(std::strerror(code)));
    Error error;
    switch (code) {
    case ENOSPC:
    case EFBIG:
#ifdef EDQUOT
    case EDQUOT:
#endif
        error = Error::make(ErrorKind::Storage, StoreText::tr("The disk is full."), detail);
        error.nextStep = StoreText::tr("Free some space and try again.");
        return error;
    case EACCES:
    case EPERM:
    case EROFS:
        error = Error::make(ErrorKind::Storage,
                            StoreText::tr("Voice Studio may not write to its data folder."), detail);
        error.nextStep = StoreText::tr("Check the permissions of the folder.");
        return error;
    default:
        error = Error::make(ErrorKind::Storage, StoreText::tr("A file of Voice Studio could not be written."),
                            detail);
        error.nextStep = StoreText::tr("Check the disk, then try again.");
        return error;
    }
}

} // namespace studio::store
