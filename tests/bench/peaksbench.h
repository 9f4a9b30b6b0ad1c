// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace studio::bench {

/// The waveform of a ten-hour MP3: first pixels, whole, reopened from the cache, memory; beside ffmpeg, which
/// decodes the same file to nothing.
void benchPeaks();

} // namespace studio::bench
