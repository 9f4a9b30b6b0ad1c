// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTemporaryDir>

#include <memory>

namespace studio {

/// A folder of its own that goes away with its last owner: in the thread pool, because removing a long
/// recording takes a tenth of a second. `pattern` and isValid(): as QTemporaryDir's.
[[nodiscard]] std::shared_ptr<QTemporaryDir> temporaryFolder(const QString &pattern);

} // namespace studio
