// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/audiovault.h"

namespace studio::store {

// What is left under a vault's `partial/` by processes that ended early. For the vault's thread.

QList<Leftover> listLeftovers(const QString &folder);
Result<StoredAudio> adoptLeftover(const QString &folder, const TakeId &id);
int cleanLeftovers(const QString &folder, const QDateTime &before);

} // namespace studio::store
