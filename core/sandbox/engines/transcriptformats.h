// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sandbox/engines/transcription.h"

namespace studio::sandbox {

/// The formats the sandbox can write: "srt", "txt", "html" and "segmented_json".
[[nodiscard]] QStringList writableFormats();
/// AdditionalFormatResponseModel for each entry of the specification's formats.
[[nodiscard]] QJsonArray additionalFormats(const SaidWords &words, const TranscriptSpec &spec);

} // namespace studio::sandbox
