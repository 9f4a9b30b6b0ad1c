// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/audio/pcmtrack.h"
#include "core/base/workerjob.h"

#include <functional>
#include <memory>
#include <optional>

namespace studio::audio {

using Progress = std::function<void(double fraction)>;

/// Decodes a whole file into memory; blocking, for worker threads. The content decides, not the suffix;
/// `hint` is needed for headerless files only. MP3 goes the same way as a stream, so that positions agree
/// with it. Errors: Storage (cannot be read), Protocol (no sound in it), Unsupported (too long), Cancelled.
[[nodiscard]] Result<std::shared_ptr<PcmTrack>> decodeFile(const QString &path, StopFlag stop = {},
                                                           std::optional<StreamFormat> hint = {},
                                                           const Progress &progress = {});

} // namespace studio::audio
