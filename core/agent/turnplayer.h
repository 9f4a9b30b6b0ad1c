// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/agentevents.h"
#include "core/duplex/soundpath.h"

#include <QByteArray>
#include <QString>

#include <map>
#include <memory>
#include <mutex>
#include <utility>

namespace studio::agent {

/// Where the line finds the sound path, as long as it may: emptied before the path goes.
struct SoundGate {
    std::mutex mutex{};
    duplex::SoundPath *path = nullptr;
};

/// Turns the service's pieces of sound into turns of the sound path: which piece belongs to which turn, which
/// must not be heard any more, and when a turn is whole. Lives on the line's thread. Never fails: what cannot
/// be played is told as dropped.
class TurnPlayer final {
public:
    struct Piece {
        duplex::TurnId turn = 0; ///< 0: not played.
        QByteArray pcm16{};
        double ms = 0;
        bool last = false; ///< Nothing more comes for this turn.
        QString dropped{}; ///< Why it is not played: interrupted, late, ahead, format. Empty: it is.
    };

    explicit TurnPlayer(std::shared_ptr<SoundGate> gate) : m_gate(std::move(gate)) { }

    void setFormat(const api::AgentAudioFormat &format);
    /// Event ids begin anew; turns go on counting. Without a path in the gate nothing is played.
    void beginConnection();

    /// Looks at a piece; play() has it heard. Apart, so that whoever logs can do so in between.
    [[nodiscard]] Piece take(const api::AgentEvent &audio);
    void play(const Piece &piece);
    /// An event of the agent's went by: an interruption can be about it.
    void note(qint64 eventId);
    /// Everything up to this event is void, at once. The turn that was silenced; 0 if none was.
    duplex::TurnId interrupt(qint64 eventId);
    /// Nothing more is to be expected for this event, or with -1 for the turn under way.
    void finish(qint64 eventId);
    /// The connection is over: nothing more comes at all.
    void endConnection() { close(); }
    /// Ends a turn of which everything is heard and nothing came for a while: not every service says so.
    void tick(duplex::Micros now);

    [[nodiscard]] duplex::TurnId openTurn() const { return m_open ? m_turn : 0; }
    [[nodiscard]] qint64 openEvent() const { return m_event; }
    [[nodiscard]] double receivedMs() const { return m_receivedMs; }

private:
    [[nodiscard]] QByteArray decoded(const QByteArray &frames);
    void close();

    /// f(path) while there is one; what it returns, else `otherwise`.
    template <class T, class F>
    T withPath(T otherwise, F &&f) const
    {
        const std::scoped_lock lock(m_gate->mutex);
        return m_gate->path ? f(*m_gate->path) : otherwise;
    }
    [[nodiscard]] double heardMs() const;

    std::shared_ptr<SoundGate> m_gate;
    bool m_hasPath = false;
    api::AgentAudioFormat m_format;
    std::map<qint64, duplex::TurnId> m_turns; ///< By event, of this connection; the latest only.
    QByteArray m_odd; ///< Half a sample, until the next piece of the turn.
    duplex::TurnId m_turn = 0;
    qint64 m_event = -1; ///< Of m_turn.
    qint64 m_interrupted = -1; ///< Up to this event everything is void.
    qint64 m_latest = -1; ///< Largest event seen.
    duplex::Micros m_lastPiece = 0;
    double m_receivedMs = 0; ///< Of m_turn.
    bool m_open = false;
    bool m_complete = false; ///< The service says so.
};

} // namespace studio::agent
