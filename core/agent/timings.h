// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/agent/logentry.h"

#include <QHash>
#include <QList>
#include <QString>

#include <optional>

namespace studio::agent {

/// One of the user's turns and how its answer came. Microseconds since the session's start; what was not
/// measured is absent.
struct TurnTiming {
    int turn = 0; ///< From 1, as in the conversation.
    QString label{}; ///< What the user said.
    bool typed = false;
    std::optional<qint64> t0{}; ///< End of the user's speech, or sent.
    std::optional<qint64> t1{}; ///< Transcript received; t0 of what was typed.
    std::optional<qint64> t2{}; ///< First thing of the agent's: text, tool call or sound.
    std::optional<qint64> t3{}; ///< First sound received.
    std::optional<qint64> t4{}; ///< First sample heard.

    /// Parts in milliseconds. Those there are and unmeasuredMs() add up to replyMs() exactly.
    [[nodiscard]] std::optional<double> hearMs() const { return part(t0, t1); }
    [[nodiscard]] std::optional<double> thinkMs() const { return part(t1, t2); }
    [[nodiscard]] std::optional<double> speakMs() const { return part(t2, t3); }
    [[nodiscard]] std::optional<double> bufferMs() const { return part(t3, t4); }
    /// Up to the first sample heard; in a conversation without sound up to the first text.
    [[nodiscard]] std::optional<double> replyMs() const;
    [[nodiscard]] double unmeasuredMs() const;

    bool operator==(const TurnTiming &) const = default;

private:
    static std::optional<double> part(const std::optional<qint64> &from, const std::optional<qint64> &to);
};

/// The user spoke while the agent did, and it gave way.
struct BargeIn {
    int turn = 0; ///< Whose answer was cut short; 0: the greeting.
    qint64 eventId = -1; ///< Of the sound that stopped.
    qint64 atUs = 0; ///< When the speaker fell silent.
    double heardMs = 0; ///< Of the answer.
    std::optional<double> voiceToSilenceMs{}; ///< From the user's first sound.
    std::optional<double> eventToSilenceMs{}; ///< From the service's word.

    bool operator==(const BargeIn &) const = default;
};

/// The waterfall and its tiles, as a pure function of the log. Not thread-safe.
class Timings final {
public:
    Timings() = default;
    explicit Timings(const QList<LogEntry> &log);

    /// True when something changed.
    bool take(const LogEntry &entry);

    [[nodiscard]] const QList<TurnTiming> &turns() const { return m_turns; }
    [[nodiscard]] const QList<BargeIn> &bargeIns() const { return m_bargeIns; }
    /// Over the turns that were answered, by nearest rank; nothing without one.
    [[nodiscard]] std::optional<double> medianMs() const { return percentileMs(50); }
    [[nodiscard]] std::optional<double> percentileMs(double percent) const;
    /// Index into turns(); -1 without an answered one.
    [[nodiscard]] int slowest() const;
    [[nodiscard]] std::optional<double> pingMs() const { return m_pingMs; }
    [[nodiscard]] int holes() const { return m_holes; }
    [[nodiscard]] double holesMs() const { return m_holesMs; }
    /// Sound that was sent and heard so far, in seconds.
    [[nodiscard]] double sentSeconds() const { return m_sentMs / 1000; }
    [[nodiscard]] double heardSeconds() const { return m_heardMs / 1000; }

private:
    bool takeIn(const LogEntry &entry);
    bool takeLocal(const LogEntry &entry);
    void begin(const LogEntry &entry, const QString &label, bool typed);
    bool noteVoiceEnd(qint64 atUs);
    bool noteAgent(qint64 atUs, bool sound);
    bool noteStopped(const LogEntry &entry);

    QList<TurnTiming> m_turns;
    QList<BargeIn> m_bargeIns;
    QHash<qint64, qint64> m_turnOfSound; ///< Sound turn → index of the user's turn it answers, or -1.
    std::optional<qint64> m_voiceBegan;
    std::optional<qint64> m_voiceEnded; ///< Not used by a turn yet.
    std::optional<qint64> m_interruptedAt;
    std::optional<double> m_pingMs;
    qint64 m_lastUserEvent = -1;
    double m_holesMs = 0;
    double m_sentMs = 0;
    double m_heardMs = 0;
    int m_holes = 0;
};

} // namespace studio::agent
