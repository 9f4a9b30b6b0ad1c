// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QFileDevice>
#include <QString>

namespace studio {

/// Of a file with what people said or wrote: for its owner alone.
inline constexpr QFileDevice::Permissions kOwnerOnly = QFileDevice::ReadOwner | QFileDevice::WriteOwner;

/// Makes a folder for such files, and those above it that are missing; closes it to everybody else, also one
/// that is there already. False when there is no such folder afterwards.
bool makeOwnFolder(const QString &path);

/// Is there a file that ends? A pipe or a device would be waited for without end, and opening one may block
/// already. Links are followed. Usage with a sentence that says what it is instead.
Result<void> checkIsFile(const QString &path);

} // namespace studio
