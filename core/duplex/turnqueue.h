// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/duplex/soundpath.h"

#include <cstdint>
#include <deque>
#include <span>
#include <vector>

namespace studio::duplex {

/// A stretch of what was handed out, in order.
struct PlayedPiece {
    TurnId turn = 0; ///< 0: silence.
    qint64 from = 0; ///< Sample of the turn.
    qint64 samples = 0;
    bool begins = false; ///< The first of its turn.
    qint64 holeSamples = 0; ///< Silence before it that should not have been.
};

struct EndedTurn {
    TurnId turn = 0;
    qint64 given = 0; ///< Samples handed out.
    qint64 received = 0;
    bool interrupted = false;
};

/// The jitter buffer of the speaker: sound of turns as it arrives, handed out at the pace of a device. A turn
/// whose first sound is short waits a moment, so that a late second piece makes no hole: as long as the
/// pieces of the last few turns would have needed. Bounded; what is beyond five minutes is dropped. Not
/// thread-safe.
class TurnQueue final {
public:
    explicit TurnQueue(int rateHz);

    void play(TurnId turn, const QByteArray &pcm16, Micros now);
    void finish(TurnId turn);
    /// `fade`: lets a few milliseconds more be pulled, against a click.
    void interrupt(TurnId upTo, bool fade = true);

    /// Fills `out` whole, with silence where there is nothing. `at`: when its first sample is handed out;
    /// sound that arrived later than that is not in it.
    void pull(std::span<std::int16_t> out, Micros at, std::vector<PlayedPiece> &pieces);
    /// Turns that came to their end since the last time. One that ran dry ends after a while, and begins to
    /// be a turn again, with a hole, should more of it arrive. An interrupted one once its fade was pulled.
    [[nodiscard]] std::vector<EndedTurn> takeEnded();
    [[nodiscard]] int rateHz() const { return m_rateHz; }

private:
    struct Turn {
        TurnId id = 0;
        std::deque<std::int16_t> waiting{};
        qint64 received = 0;
        qint64 given = 0;
        Micros since = 0; ///< When what is waiting began to arrive.
        Micros first = 0; ///< When any of it did.
        qint64 delayMs = 0; ///< By which it is played later than it came, holes included.
        qint64 neededMs = 0; ///< Wait with which no piece would have come too late.
        qint64 drySamples = -1; ///< Silence since it ran dry; -1: it did not.
        int odd = -1; ///< A byte that waits for its other half.
        bool finished = false;
        bool begun = false;
        bool toldEnd = false;
    };
    Turn *find(TurnId turn);
    [[nodiscard]] bool mayStart(const Turn &turn, Micros at) const;
    std::size_t give(Turn &turn, Micros at, std::span<std::int16_t> out, std::vector<PlayedPiece> &pieces);
    std::size_t fade(std::span<std::int16_t> out, std::vector<PlayedPiece> &pieces);
    void learn(Turn &turn, Micros now);
    void setWait(qint64 neededMs);
    void end(const Turn &turn, bool interrupted);
    [[nodiscard]] qint64 samplesOf(qint64 ms) const { return ms * m_rateHz / 1000; }

    int m_rateHz;
    std::deque<Turn> m_turns;
    std::vector<EndedTurn> m_ended;
    std::vector<std::int16_t> m_tail; ///< What is left of an interrupted turn: a short fade.
    TurnId m_tailTurn = 0;
    qint64 m_tailFrom = 0;
    TurnId m_interrupted = 0; ///< Turns up to this one are over.
    TurnId m_passed = 0; ///< And so are those up to this one.
    qint64 m_waitMs;
    std::deque<qint64> m_neededMs; ///< By the last few turns.
    qint64 m_held = 0; ///< Samples in all turns.
};

} // namespace studio::duplex
