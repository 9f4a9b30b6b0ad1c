// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/audio/pcmtrack.h"
#include "core/base/workerjob.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>

namespace studio::audio {

using Progress = std::function<void(double fraction)>;

/// Decodes a whole file into memory; blocking, for worker threads. The content decides, not the suffix;
/// `hint` is needed for headerless files only. MP3 goes the same way as a stream, so that positions agree
/// with it. Errors: Storage (cannot be read), Protocol (no sound in it), Unsupported (too long), Cancelled.
[[nodiscard]] Result<std::shared_ptr<PcmTrack>> decodeFile(const QString &path, StopFlag stop = {},
                                                           std::optional<StreamFormat> hint = {},
                                                           const Progress &progress = {});

/// What decodeFile() says of a file without a single sample.
[[nodiscard]] Error holdsNoSound();

/// The same piece by piece, for files of any length: `sink` takes the samples as they come (rate and channels
/// may change on the way) and returns false when it has enough, which is no error.
[[nodiscard]] Result<void>
decodeFileTo(const QString &path, const std::function<bool(std::span<const std::int16_t>, PcmSpec)> &sink,
             const StopFlag &stop = {}, const std::optional<StreamFormat> &hint = {},
             const Progress &progress = {});

} // namespace studio::audio
