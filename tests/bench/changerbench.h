// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/bench/serviceprocess.h"

namespace studio::bench {

/// A recording of 30 minutes given another voice in parts, one of which is refused once: whether the result
/// is as long as the recording, what was paid, how long it took, memory, and the event loop meanwhile.
void benchLongConversion(ServiceProcess &service);

} // namespace studio::bench
