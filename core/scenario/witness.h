// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/agent/logentry.h"

#include <QHash>
#include <QJsonObject>
#include <QList>

#include <optional>

namespace studio::scenario {

/// What the agent did since a moment of the session, usually since the caller's last turn began: a pure
/// function of the log. Not thread-safe.
class Witness final {
public:
    struct Said {
        QString key{}; ///< Of the service's event or response.
        QString text{}; ///< As corrected after an interruption.
        qint64 atUs = 0;
        bool whole = false; ///< Nothing more comes to it.
        bool operator==(const Said &) const = default;
    };
    struct Tool {
        QString callId{};
        QString name{};
        QJsonObject arguments{};
        qint64 atUs = 0;
        bool open = true; ///< Not answered yet.
        bool operator==(const Tool &) const = default;
    };

    explicit Witness(qint64 fromUs = 0) : m_fromUs(fromUs) { }
    Witness(const QList<agent::LogEntry> &log, qint64 fromUs, qint64 untilUs = -1);

    void take(const agent::LogEntry &entry);
    /// A fresh one from a moment on, which knows what is being heard at that moment.
    [[nodiscard]] Witness from(qint64 fromUs) const;

    [[nodiscard]] qint64 fromUs() const { return m_fromUs; }
    [[nodiscard]] const QList<Said> &said() const { return m_said; }
    [[nodiscard]] const QList<Tool> &tools() const { return m_tools; }
    /// Everything said, in order, one text a line.
    [[nodiscard]] QString text() const;
    [[nodiscard]] QStringList toolNames() const;

    /// Of the agent's sound, at the speaker.
    [[nodiscard]] std::optional<qint64> firstHeardUs() const { return m_firstHeard; }
    [[nodiscard]] std::optional<qint64> lastHeardUs() const { return m_lastHeard; }
    /// The turn at the sound path that is heard, and since when.
    [[nodiscard]] std::optional<qint64> speakingSinceUs() const { return m_speakingSince; }
    [[nodiscard]] qint64 soundTurn() const { return m_soundTurn; }
    [[nodiscard]] bool wasInterrupted() const { return m_interrupted; }
    /// Of the caller.
    [[nodiscard]] std::optional<qint64> voiceBeganUs() const { return m_voiceBegan; }
    [[nodiscard]] std::optional<qint64> voiceEndedUs() const { return m_voiceEnded; }
    [[nodiscard]] std::optional<qint64> typedUs() const { return m_typed; }
    [[nodiscard]] QString heardFromCaller() const { return m_transcript; } ///< As the service understood it.

    [[nodiscard]] bool isOver() const { return m_over; }
    [[nodiscard]] bool agentEndedIt() const { return m_agentEnded; }

    /// The agent has answered, is silent, owes nothing, and nothing has happened for so long.
    [[nodiscard]] bool isSettled(qint64 nowUs, qint64 quietUs) const;
    /// It said or did anything at all.
    [[nodiscard]] bool hasAnswered() const;

    bool operator==(const Witness &) const = default;

private:
    void takeIn(const agent::LogEntry &entry);
    void takeLocal(const agent::LogEntry &entry);
    void noteTool(const QString &callId, const QString &name, const QJsonObject &arguments, qint64 atUs);
    void closeTool(const QString &callId, qint64 atUs);
    Said *find(const QString &key);

    qint64 m_fromUs = 0;
    QList<Said> m_said;
    QList<Tool> m_tools;
    QHash<qint64, qint64> m_playing; ///< Turns at the sound path being heard, and since when.
    std::optional<qint64> m_firstHeard;
    std::optional<qint64> m_lastHeard;
    std::optional<qint64> m_speakingSince;
    std::optional<qint64> m_voiceBegan;
    std::optional<qint64> m_voiceEnded;
    std::optional<qint64> m_typed;
    std::optional<qint64> m_lastAct; ///< Of the agent's.
    std::optional<qint64> m_lastToolClosed;
    std::optional<qint64> m_lastSaid; ///< Text or the start of sound.
    QString m_transcript;
    qint64 m_soundTurn = 0;
    bool m_expectsSound = false; ///< Sound was received which has not ended at the speaker.
    bool m_interrupted = false;
    bool m_over = false;
    bool m_agentEnded = false;
};

} // namespace studio::scenario
