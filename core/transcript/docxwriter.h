// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/transcript/textwriters.h"

namespace studio::transcript {

/// A Word document: the title, and a table with a row a paragraph, or plain paragraphs if neither times nor
/// speakers are wanted. The same transcript always yields the same bytes.
Result<QByteArray> wordDocument(const Transcript &transcript, const ExportOptions &options);

} // namespace studio::transcript
