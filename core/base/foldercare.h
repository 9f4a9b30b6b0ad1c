// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/workerjob.h"

#include <QString>
#include <QStringList>

namespace studio {

/// Bytes of all files below a folder; links are not followed. For a worker: a cache may hold many files.
[[nodiscard]] qint64 folderBytes(const QString &path, const StopFlag &stop = {});
/// Removes files, those used longest ago first, until no more than `keepBytes` are left. Returns what is
/// left. Files that cannot be removed count on.
qint64 trimFolder(const QString &path, qint64 keepBytes, const StopFlag &stop = {});

} // namespace studio
