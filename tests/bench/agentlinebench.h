// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace studio::bench {

/// The agent socket: how soon a ping is answered, also while the main thread is busy for 100 ms at a time, as
/// the service at the other end sees it; and what a session of a thousand turns leaves behind.
void benchAgentLine();

} // namespace studio::bench
