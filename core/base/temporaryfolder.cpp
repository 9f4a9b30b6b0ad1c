// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/temporaryfolder.h"

#include <QThreadPool>

namespace studio {

std::shared_ptr<QTemporaryDir> temporaryFolder(const QString &pattern)
{
    return {new QTemporaryDir(pattern),
            [](QTemporaryDir *old) { QThreadPool::globalInstance()->start([old] { delete old; }); }};
}

} // namespace studio
