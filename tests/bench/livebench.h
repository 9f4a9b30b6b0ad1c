// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace studio::bench {

/// Live transcription: from the moment a sample is spoken until a server over a socket has it. The microphone
/// is one that delivers by the clock, so that the moment is known; recorder, resampling, socket and network
/// stack are the real ones.
void benchLive();

} // namespace studio::bench
