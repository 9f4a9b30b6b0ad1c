// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/queue/chargeoutcome.h"

namespace studio::speech {

using queue::mayHaveCharged;
using queue::settleLedger;

} // namespace studio::speech
