// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"

#include <QString>

namespace studio::ui {

/// Text files larger than this are not scripts.
inline constexpr qint64 kMaxScriptBytes = 4 * 1024 * 1024;

/// Reads a text file in a worker: UTF-8, or UTF-16 with its mark, or else Latin-1. NUL characters are
/// dropped. Storage when it cannot be read, Validation when it is too large or no text.
JobOf<QString> *readScriptFile(const QString &path, QObject *parent);

} // namespace studio::ui
