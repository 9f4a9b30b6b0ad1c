// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/duplex/turnqueue.h"

#include <QHash>

#include <mutex>

namespace studio::duplex {

/// What happened at the speaker, with when it was heard.
struct PlayoutNote {
    enum class Kind { Began, Stopped, Hole };
    Kind kind = Kind::Began;
    TurnId turn = 0;
    double ms = 0; ///< Heard, or length of the hole.
    bool interrupted = false;
    Micros at = 0;
};

/// Sound on its way to the speaker, and what of it was heard when. Thread-safe: turns come from the line, the
/// sound thread takes them, anybody asks for positions. Nobody holds its lock for longer than it takes to
/// copy a few milliseconds of sound.
class Playout final {
public:
    /// Another rate: what is waiting is lost, as if interrupted; what was heard stays known.
    void setRate(int rateHz);
    void play(TurnId turn, const QByteArray &pcm16);
    void finish(TurnId turn);
    void interrupt(TurnId upTo);
    /// Everything there is, up to the newest turn, when nothing will be rendered any more.
    void interruptAll();
    [[nodiscard]] double heardMs(TurnId turn) const;

    /// Sound thread: fills `out`, whose first sample will be heard at `at`.
    void render(std::span<std::int16_t> out, Micros at);
    /// Sound thread: what was rendered for later than this will not be heard.
    void forget(Micros from);
    /// Sound thread: the device had nothing to play. Counts in the middle of a turn only.
    void noteHole(double ms, Micros at);
    /// Sound thread: what has happened up to now, in order.
    [[nodiscard]] std::vector<PlayoutNote> notes(Micros until);

private:
    struct Span {
        TurnId turn = 0;
        qint64 samples = 0;
        Micros at = 0;
    };
    [[nodiscard]] double lengthMs(qint64 samples) const { return double(samples) * 1000 / m_rateHz; }
    [[nodiscard]] Micros endOf(const Span &span) const;
    void settle(Micros until);
    void settleAll(Micros until);
    void noteEnded(Micros at);

    mutable std::mutex m_mutex;
    int m_rateHz = 16'000;
    TurnQueue m_queue{16'000};
    std::vector<PlayedPiece> m_pieces;
    std::deque<Span> m_spans; ///< On their way to the speaker, or just heard.
    QHash<TurnId, double> m_heardMs; ///< Of spans that are over.
    QHash<TurnId, Micros> m_ends; ///< When the last of a turn under way is heard.
    std::deque<PlayoutNote> m_notes;
    TurnId m_newest = 0;
    TurnId m_playing = 0; ///< What was rendered last; 0: silence.
};

} // namespace studio::duplex
