// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transcription/pieceplacing.h"

#include "core/transcription/livebacklog.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace studio::transcription {

namespace {

constexpr double kSecond = kHeardRateHz;
/// The tail of a word sounds longer than the word is; after it there was a pause.
constexpr qint64 kTail = kHeardRateHz / 4;

PlacedPiece spread(const HeardPiece &piece, const PieceBounds &bounds)
{
    QStringList texts;
    for (const transcript::Word &word : piece.words)
        texts.append(word.text);
    const qint64 to = bounds.mark.value_or(bounds.sent);
    const qint64 pause = bounds.mark ? 0 : qint64(bounds.pauseSeconds.value_or(0) * kSecond);
    PlacedPiece placed;
    placed.end = std::max(bounds.committed, to - pause);
    placed.words = transcript::wordsFromText(texts.join(u' '), double(bounds.committed) / kSecond,
                                             double(placed.end) / kSecond);
    return placed;
}

void shift(QList<transcript::Word> &words, double seconds)
{
    for (transcript::Word &word : words) {
        word.start += seconds;
        word.end += seconds;
    }
}

} // namespace

PlacedPiece place(const HeardPiece &piece, const PieceBounds &bounds)
{
    if (!piece.isTimed)
        return spread(piece, bounds);
    PlacedPiece placed{piece.words, bounds.committed};
    if (placed.words.isEmpty())
        return placed;
    const double base = double(bounds.sessionStart) / kSecond;
    const double before = double(bounds.committed) / kSecond;
    shift(placed.words, base);
    // Some count each piece from its own beginning.
    if (bounds.committed > bounds.sessionStart && placed.words.constLast().end < before - 0.5)
        shift(placed.words, before - base);
    const qint64 last = qint64(placed.words.constLast().end * kSecond);
    placed.end = std::max(placed.end, std::min(bounds.sent, last + (bounds.pauseSeconds ? kTail : 0)));
    return placed;
}

} // namespace studio::transcription
