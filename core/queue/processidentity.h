// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace studio::queue {

/// Names a running process so that a later one with the same number is not mistaken for it: boot, namespace,
/// pid and start time.
struct ProcessIdentity {
    enum class Life { Alive, Dead, CannotTell /*another container*/ };

    static QString ofThisProcess();
    static Life lifeOf(const QString &identity);
};

} // namespace studio::queue
