// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/agent/logentry.h"

#include <QJsonValue>

namespace studio::evidence {

/// The same without keys, tokens and signed URLs: values of fields that hold such things, dynamic variables
/// marked secret, and whatever in a text looks like one. The second line of defence: what makes log entries
/// leaves them out already. Total.
[[nodiscard]] QJsonValue withoutSecrets(const QJsonValue &value);
[[nodiscard]] QString withoutSecrets(const QString &text);
[[nodiscard]] agent::LogEntry withoutSecrets(const agent::LogEntry &entry);

/// The last look at a file that is about to leave: whatever has the shape of a key, a bearer token or a
/// signature in an address. Files of text only.
[[nodiscard]] QByteArray withoutKeyShapes(const QByteArray &text);

} // namespace studio::evidence
