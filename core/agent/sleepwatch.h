// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace studio::agent {

/// How long this machine has been asleep since it was started; 0 where that cannot be known. Timers and the
/// steady clock stand still meanwhile.
[[nodiscard]] qint64 sleptSinceBootUs();

} // namespace studio::agent
