// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QJsonObject>
#include <QList>
#include <QMetaType>
#include <QString>

namespace studio::agent {

/// One line of a session's log: a message of the service's, one of ours, or a local fact. Everything that is
/// shown, measured or reported of a session derives from these lines. Holds no sound (its size instead), no
/// key and no signed URL.
struct LogEntry {
    enum class Direction { In, Out, Local };

    qint64 atUs = 0; ///< Since the session's start, by the steady clock.
    Direction direction = Direction::Local;
    QString type{}; ///< The message's type, or the local fact's, e.g. "voice.begin".
    QJsonObject data{};

    bool operator==(const LogEntry &) const = default;
};

/// One line of JSON without its end.
[[nodiscard]] QByteArray toJsonLine(const LogEntry &entry);
/// Total: a line that is no entry is an error of kind Protocol.
[[nodiscard]] Result<LogEntry> logEntryFromJson(const QByteArray &line);
/// As many whole entries as there are; broken lines, as a kill leaves them, are counted in `broken`.
[[nodiscard]] QList<LogEntry> logFromJsonLines(const QByteArray &lines, int *broken = nullptr);

} // namespace studio::agent

Q_DECLARE_METATYPE(studio::agent::LogEntry)
