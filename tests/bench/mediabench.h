// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace studio::bench {

/// Files that do not fit into memory: a video of 2 GB and ten hours of sound imported (time beside ffmpeg,
/// memory, how late the event loop ran meanwhile, when the first of it could be heard), peaks of ten hours
/// that are not MP3, and reading from the file that was made.
void benchMedia();

/// Playing at three times the speed: how long it takes, and whether it has holes.
void benchSpeed();

} // namespace studio::bench
