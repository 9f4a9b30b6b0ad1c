// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace studio::bench {

/// Key press → the history of 50,000 takes, filtered and painted, beside a stock Qt filter over the same
/// texts.
void benchHistorySearch();

} // namespace studio::bench
