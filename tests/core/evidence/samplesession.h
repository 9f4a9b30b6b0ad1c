// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/agent/logentry.h"

#include <QByteArray>
#include <QList>
#include <QString>

namespace studio::evidence::test {

/// A call to billing support: a greeting, a question with a tool call, an answer that is interrupted, a
/// context sent, a second turn and the end. The user gives a name, an order number and an e-mail address.
[[nodiscard]] QList<agent::LogEntry> sampleLog();

[[nodiscard]] agent::LogEntry local(qint64 ms, const QString &type, const QJsonObject &data = {});
[[nodiscard]] agent::LogEntry in(qint64 ms, const QString &type, const QJsonObject &data);
[[nodiscard]] agent::LogEntry out(qint64 ms, const QString &type, const QJsonObject &data);

/// Mono samples of one value.
[[nodiscard]] QByteArray level(int frames, std::int16_t value);
/// A session's folder with the sample log and two seconds of sound, as a recorder leaves it.
void writeSample(const QString &folder);
[[nodiscard]] QByteArray bytesOf(const QString &path);

} // namespace studio::evidence::test
