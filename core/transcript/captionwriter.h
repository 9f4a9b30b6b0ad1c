// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/transcript/captionmarkup.h"
#include "core/transcript/formats.h"
#include "core/transcript/transcript.h"

namespace studio::transcript {

/// A file of captions. What a caption file said beyond text and times is written again where the flavour
/// knows it. Empty when stopped.
QString captionFileText(const Transcript &transcript, CaptionFlavour flavour, const ExportOptions &options,
                        const StopFlag &stop);

} // namespace studio::transcript
