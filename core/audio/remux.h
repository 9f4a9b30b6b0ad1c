// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/audio/encoder.h"

namespace studio::audio {

/// Copies a sound file into a new one of the same kind with tags, packet by packet: nothing is decoded or
/// encoded. Blocking. For Ogg, FLAC, MP3 and M4A. Errors: Storage, Unsupported.
[[nodiscard]] Result<void> copyWithTags(const QString &from, const QString &to, const Tags &tags);

} // namespace studio::audio
