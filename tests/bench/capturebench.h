// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace studio::bench {

/// A recording of three hours, from a microphone that speaks much faster than life: memory, and the event
/// loop meanwhile; then how soon the recording is whole when it is finished, and how soon a killed one is
/// found.
void benchCapture();

} // namespace studio::bench
