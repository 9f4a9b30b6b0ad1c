// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/alignment.h"

#include <vector>

namespace studio::audition {

/// One reading of a text, as far as places in it are concerned.
struct Reading {
    std::vector<text::WordTiming> words{}; ///< Empty when the service sent no times.
    double seconds = 0;
};

/// Where to go on in `to` when `from` is left at `seconds`: at the start of the word being heard. Words are
/// matched by what is said, so readings may differ in directions or punctuation. Before the first word, after
/// the last, and where no times are known, the place is in proportion.
double sameWord(const Reading &from, double seconds, const Reading &to);

} // namespace studio::audition
