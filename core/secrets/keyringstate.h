// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"

namespace studio::secrets {

/// What the Secret Service of the desktop says about its default keyring. Asking neither unlocks nor prompts.
enum class KeyringState {
    Unknown, ///< No answer: another kind of keyring, no D-Bus, or not Linux.
    Open,
    Locked,
    Missing, ///< The service runs, but no keyring was made yet.
};

/// Never fails.
JobOf<KeyringState> *askKeyringState(QObject *parent);

} // namespace studio::secrets
