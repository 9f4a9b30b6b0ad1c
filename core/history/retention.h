// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"

#include <QDateTime>

namespace studio::store {
class Database;
class TakeRepository;
} // namespace studio::store

namespace studio::history {

/// Removes the takes made before then with their sound, but not the starred ones and not what newer takes
/// were made of. The ledger stays. Yields how many were removed. Cancelling stops between two takes.
JobOf<int> *removeOldTakes(store::Database &database, store::TakeRepository &takes, const QDateTime &before,
                           QObject *parent = nullptr);

} // namespace studio::history
