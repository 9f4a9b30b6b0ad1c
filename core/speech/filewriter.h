// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QString>

namespace studio::speech {

/// Writes a file whole or not at all: a temporary file beside it, fsync, rename. Blocking, for worker
/// threads. Storage with a sentence when the folder is missing or read-only, the disk is full, or the file
/// exists and may not be replaced; a file that holds these very bytes already is fine.
Result<void> writeWhole(const QString &path, const QByteArray &bytes, bool replaceExisting);
/// Puts a finished file on the same disk in its place, whole or not at all; the errors of writeWhole().
Result<void> moveWhole(const QString &made, const QString &path, bool replaceExisting);
/// Removes folders that an export of this program, killed a day ago or more, left in this one.
void removeExportLeftovers(const QString &folder);
/// The check of writeWhole() ahead of paid work.
Result<void> checkWritable(const QString &path, bool replaceExisting);

} // namespace studio::speech
