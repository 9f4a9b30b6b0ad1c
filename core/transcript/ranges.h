// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/transcript/transcript.h"

namespace studio::transcript {

/// Both ends exist and are in order.
[[nodiscard]] bool contains(const Transcript &transcript, const WordRange &range);
[[nodiscard]] qsizetype wordCount(const Transcript &transcript, const WordRange &range);
/// The text of some words, segments apart by line breaks.
[[nodiscard]] QString textOf(const Transcript &transcript, const WordRange &range);
/// From the first start to the last end.
[[nodiscard]] Cut timeOf(const Transcript &transcript, const WordRange &range);
/// Words that came together: starts do not run backwards any more.
void inOrder(QList<Word> &words);

} // namespace studio::transcript
