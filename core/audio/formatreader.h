// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/audio/audioformat.h"
#include "core/audio/ffmpeg.h"

#include <cstdint>
#include <functional>
#include <span>

namespace studio::audio {

/// Decodes the best sound stream of an opened container from where it stands to its end. `sink` returning
/// false stops it (Cancelled). Damage is skipped over as far as libavformat can. Blocking.
[[nodiscard]] Result<void>
decodeContainer(AVFormatContext &container,
                const std::function<bool(std::span<const std::int16_t>, PcmSpec)> &sink);

/// "This sound could not be read", with the library's reason for the log.
[[nodiscard]] Error unreadableContainer(int code);

} // namespace studio::audio
