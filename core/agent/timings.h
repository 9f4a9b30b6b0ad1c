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
    bool silent = false; ///< In a conversation without sound.
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
    /// What the agent did before the transcript of what it answers came.
    struct Early {
        std::optional<qint64> t2{};
        std::optional<qint64> t3{};
        std::optional<qint64> t4{};
        qint64 sound = 0;
    };

    bool takeIn(const LogEntry &entry);
    bool takeTranscript(const LogEntry &entry, qint64 eventId, const QString &text);
    bool takeAgent(qint64 atUs, qint64 sound);
    bool takeLocal(const LogEntry &entry);
    bool takeVoiceEnd(qint64 atUs);
    bool takeVoiceBegin(qint64 atUs);
    bool takeFirst(const LogEntry &entry);
    bool takeStopped(const LogEntry &entry);
    TurnTiming &begin(const QString &label);
    /// Nobody has answered what was last said.
    [[nodiscard]] bool isUnanswered() const { return !m_turns.isEmpty() && !m_turns.last().t2; }

    QList<TurnTiming> m_turns;
    QList<BargeIn> m_bargeIns;
    QHash<qint64, int> m_turnOfSound; ///< Sound turn to the index of the user's turn it answers, or -1.
    Early m_early;
    std::optional<qint64> m_voiceBegan;
    std::optional<qint64> m_voiceEnded; ///< Not used by a turn yet.
    std::optional<qint64> m_interruptedAt;
    std::optional<qint64> m_soundBegan; ///< Of what is heard, or was last.
    std::optional<double> m_pingMs;
    qint64 m_lastUserEvent = -1;
    double m_holesMs = 0;
    double m_sentMs = 0;
    double m_heardMs = 0;
    int m_holes = 0;
    bool m_silent = false;
    bool m_untimed = false; ///< The log's times are too coarse to measure anything.
};

} // namespace studio::agent
