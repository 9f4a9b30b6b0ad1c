// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/workerjob.h"

#include <QString>

namespace studio::speech {

/// Puts the files of a folder (not of folders in it) into a ZIP file, which appears whole or not at all.
/// Sound is stored as it is. Blocking, for workers. Errors: Storage, Cancelled.
Result<void> packFolder(const QString &folder, const QString &zipPath, bool replaceExisting,
                        const StopFlag &stop);

} // namespace studio::speech
