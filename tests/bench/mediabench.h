// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace studio::bench {

/// Files that do not fit into memory: a video of 2 GB and ten hours of sound imported (time beside ffmpeg,
/// memory, how late the event loop ran meanwhile, when the first of it could be heard), peaks of ten hours
/// that are not MP3, reading from the file that was made, and playing it three times as fast.
void benchMedia();

} // namespace studio::bench
