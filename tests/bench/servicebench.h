// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/bench/serviceprocess.h"

namespace studio::bench {

/// What our network layer adds to a request on an open connection, beside curl doing the same.
void benchRequestOverhead(ServiceProcess &service);

} // namespace studio::bench
