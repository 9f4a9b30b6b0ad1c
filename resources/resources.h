// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace studio {

/// Registers the built-in files (a static library does not do so by itself). Call before the first use of
/// ":/…".
void initResources();

} // namespace studio
