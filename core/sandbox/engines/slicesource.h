// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/alignment.h"

#include <QByteArray>

#include <vector>

namespace studio::sandbox {

/// Encoded audio on its way out. Alignments come with the first slice of a sentence and count from the start
/// of the whole stream.
struct SpeechSlice {
    QByteArray audio;
    double startSeconds = 0;
    double endSeconds = 0;
    text::Alignment alignment;
    text::Alignment normalized;
};

/// Makes the sound of one answer, bit by bit. Used by an engine's thread only, one call at a time.
class SliceSource {
public:
    virtual ~SliceSource() = default;
    /// The next bit; `done` tells that it was the last.
    virtual std::vector<SpeechSlice> next(bool *done) = 0;
};

} // namespace studio::sandbox
