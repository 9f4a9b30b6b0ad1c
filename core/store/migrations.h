// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/connection.h"

namespace studio::store {

/// Marks our databases among SQLite files: "VSdb".
inline constexpr int kApplicationId = 0x56536462;

/// The version this program writes.
int currentSchemaVersion();

/// Brings the schema up to date, one version and one transaction at a time; safe when two processes do it at
/// once. A newer database is refused and left alone. Returns the version found.
Result<int> migrate(Connection &connection);

} // namespace studio::store
