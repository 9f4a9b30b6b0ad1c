// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/connection.h"
#include "core/store/take.h"

namespace studio::store {

// What the history searches in. A take leaves the tables by a trigger when its row is deleted.

/// Enters a take, or enters it again when its name or note has changed. Parts are left out.
Result<void> indexTake(Connection &db, const Take &take);
/// Enters the newest takes that are not in yet, at most so many; yields how many.
Result<int> indexMissingTakes(Connection &db, int limit);

} // namespace studio::store
