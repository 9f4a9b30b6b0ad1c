// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/transcript/transcript.h"

#include <optional>
#include <vector>

namespace studio::transcript {

/// Takes back times that cannot be, so that one of them does not stretch the timeline to days: words that
/// begin far beyond the medium (or, where its length is not known, far beyond all others) follow the word
/// before them, ends far beyond it come soon after their start. Such words are uncertain and their times
/// guessed. Returns how many captions, else words, were mended.
int mendTimes(Transcript &transcript, std::optional<double> mediumSeconds = {});

/// Where times stop being believed, by when captions or words begin.
double latestBelieved(std::vector<double> starts);
/// A word whose times are not those of its file.
void markDoubtful(Word &word);

} // namespace studio::transcript
