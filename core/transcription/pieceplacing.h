// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/transcription/livelistener.h"

#include <optional>

namespace studio::transcription {

/// Where a piece lies: places in the recording, in samples at 16 kHz.
struct PieceBounds {
    qint64 sessionStart = 0;
    qint64 committed = 0; ///< What came before it.
    qint64 sent = 0;
    std::optional<qint64> mark{}; ///< The commit by hand that it may answer.
    std::optional<double> pauseSeconds{}; ///< That commits by itself.
};

struct PlacedPiece {
    QList<transcript::Word> words{}; ///< In seconds of the recording.
    qint64 end = 0; ///< Sound up to here is in these words or the ones before.
};

/// Words at their times in the recording, whatever the listener counts from.
[[nodiscard]] PlacedPiece place(const HeardPiece &piece, const PieceBounds &bounds);

} // namespace studio::transcription
