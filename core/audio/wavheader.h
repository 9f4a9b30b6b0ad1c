// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/audio/audioformat.h"

namespace studio::audio {

struct Tags;

/// A 16-bit PCM WAV header, with an INFO list when tags are given. Without a size (streams): all ones. Its
/// length does not depend on the size, so that it can be overwritten once that is known.
[[nodiscard]] QByteArray wavHeader(PcmSpec spec, std::optional<quint32> dataBytes,
                                   const Tags *tags = nullptr);

} // namespace studio::audio
