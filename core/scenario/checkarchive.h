// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/workerjob.h"
#include "core/scenario/results.h"

namespace studio::scenario {

/// The folder of results of earlier checks, for “yesterday”. Each is one JSON file; the latest hundred of a
/// suite are kept. A value: copies are the same place.
class CheckArchive final {
public:
    explicit CheckArchive(const QString &folder) : m_folder(folder) { }

    /// The file it became.
    [[nodiscard]] JobOf<QString> *keep(const SuiteResult &result, QObject *parent = nullptr) const;
    /// Newest first, at most so many. What cannot be read is passed over.
    [[nodiscard]] JobOf<QList<SuiteResult>> *ofSuite(const QString &suite, int most,
                                                     QObject *parent = nullptr) const;

private:
    QString m_folder;
};

/// A result file somebody kept. Usage when it cannot be read or is none.
[[nodiscard]] Result<SuiteResult> loadResult(const QString &path);

} // namespace studio::scenario
