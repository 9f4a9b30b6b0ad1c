// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

#include <functional>

namespace studio::project {

/// A word that is forbidden elsewhere and allowed in one file, because of a reason.
struct Exception {
    QString path;
    QString word;
    QString reason;
};

/// Each function returns one sentence a fault, "path:line: …", and nothing when all is well. Paths are from
/// the root.
[[nodiscard]] QStringList licenceFaults(const QString &path, const QString &source);
/// `exists` tells whether a path from the root is a file.
[[nodiscard]] QStringList ownIncludeFaults(const QString &path, const QString &source,
                                           const std::function<bool(const QString &)> &exists);
[[nodiscard]] QStringList macroLineFaults(const QString &path, const QString &source);
[[nodiscard]] QStringList blockingFaults(const QString &path, const QString &source,
                                         const QList<Exception> &exceptions = {});
[[nodiscard]] QStringList singletonFaults(const QString &path, const QString &source);
[[nodiscard]] QStringList machinePathFaults(const QString &path, const QString &text);
[[nodiscard]] QStringList lengthFaults(const QString &path, const QString &source);

} // namespace studio::project
