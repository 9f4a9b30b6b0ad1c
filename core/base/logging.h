// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLoggingCategory>
#include <QString>

namespace studio {

Q_DECLARE_LOGGING_CATEGORY(logApp)
Q_DECLARE_LOGGING_CATEGORY(logNet)
Q_DECLARE_LOGGING_CATEGORY(logAudio)
Q_DECLARE_LOGGING_CATEGORY(logStore)
Q_DECLARE_LOGGING_CATEGORY(logSandbox)
Q_DECLARE_LOGGING_CATEGORY(logUi)

/// Sends Qt's log to `folder/voice-studio.log`, rotated at 1 MiB with three old files kept, every line passed
/// through redacted(). Warnings also go to standard error. `VOICE_STUDIO_LOG=debug` adds debug lines.
/// Call once, before threads start. A folder that cannot be written leaves standard error only.
void installLog(const QString &folder);

} // namespace studio
