// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sandbox/router.h"
#include "core/sandbox/servicestate.h"

namespace studio::sandbox {

/// Checks the key of a call; false after answering 401. Validation comes before it, as with the real service.
bool admit(const Call &call, const ServiceState &state);

} // namespace studio::sandbox
