// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"

#include <QObject>

namespace studio::store {
class TakeRepository;
class AudioVault;
} // namespace studio::store

namespace studio::speech {

/// Makes takes of what an earlier process had received when it ended early: paid sound is never thrown away.
/// Such takes are marked incomplete. Yields how many were recovered; leftovers without sound are dropped.
JobOf<int> *recoverTakes(store::TakeRepository &takes, store::AudioVault &vault, QObject *parent);

} // namespace studio::speech
