// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/agent/logentry.h"
#include "core/api/agentevents.h"

#include <QHash>
#include <QJsonObject>
#include <QList>
#include <QString>

#include <optional>
#include <utility>
#include <vector>

namespace studio::agent {

struct ConversationItem {
    enum class Kind { Agent, User, Tool, Context, System };
    enum class ToolState { Waiting, AwaitingApproval, Done, Failed, Blocked, Skipped };
    enum class Note { ///< What a System item is about.
        None,
        Started,
        Queued,
        Reconnecting,
        Reconnected,
        Ended,
        Failed,
        Device,
        Echo,
        Guardrail,
        ServiceError,
        Slept,
        Person,
    };
    enum class Feedback { None, Like, Dislike };

    Kind kind = Kind::System;
    qint64 id = 0; ///< Ever growing; stays when others come before it.
    qint64 atUs = 0; ///< Since the session's start.
    QString text{};
    bool tentative = false; ///< May change yet.
    bool typed = false; ///< Not spoken.
    QString keys{}; ///< Of a telephone, if that is what it was; `text` says so to people.
    QString contextId{}; ///< Of a Context.
    int turn = 0; ///< Which of the user's turns it belongs to; 0: before the first.
    qint64 eventId = -1;

    // Agent
    qint64 soundTurn = 0; ///< At the sound path; 0: no sound (yet).
    double soundMs = 0; ///< Received so far.
    double soundBaseMs = 0; ///< Of which in sound turns before this one.
    std::optional<qint64> heardFromUs{}; ///< First sample at the speaker.
    std::optional<qint64> heardUntilUs{}; ///< Its sound is over.
    double holesMs = 0;
    int revealedChars = 0; ///< Of `text`: heard for sure. All of it without sound, or when heard to the end.
    int struckFrom = -1; ///< Characters from here were never heard; negative: all were, or will be.
    double interruptedAfterMs = -1; ///< Negative: not interrupted.
    QString correctedText{}; ///< What the service believes was said.
    Feedback feedback = Feedback::None;

    // Tool
    QString toolName{};
    QString toolType{}; ///< client, webhook, mcp, system
    QString callId{};
    QString arguments{}; ///< JSON
    QString result{};
    QString answeredBy{}; ///< stub, template, json, ask, replay, error; empty: not by us.
    ToolState toolState = ToolState::Waiting;
    double toolMs = -1; ///< Negative: not answered (yet).
    bool expectsAnswer = false; ///< From us.

    // System
    Note note = Note::None;

    bool operator==(const ConversationItem &) const = default;
};

/// The chat, as a pure function of the log: live view and replay alike. Not thread-safe.
class Conversation final {
public:
    Conversation() = default;
    explicit Conversation(const QList<LogEntry> &log);

    /// First and last item that changed or came new; nothing if none did. Items are never removed, but for a
    /// tentative one that became nothing: its text is empty then, and it is not to be shown.
    std::optional<std::pair<int, int>> take(const LogEntry &entry);

    [[nodiscard]] const QList<ConversationItem> &items() const { return m_items; }
    /// How much of an agent's text is out when so much of its sound was heard: the end of the word under way.
    [[nodiscard]] int charsHeardAfter(const ConversationItem &item, double heardMs) const;
    /// How much of an item's sound was heard at a moment of the session, from the log alone.
    [[nodiscard]] static double heardMsAt(const ConversationItem &item, qint64 atUs);
    /// Index of the agent's item whose sound this is; -1 if there is none.
    [[nodiscard]] int itemOfSound(qint64 soundTurn) const;
    /// The user's turns so far.
    [[nodiscard]] int turns() const { return m_turn; }
    [[nodiscard]] QString conversationId() const { return m_conversationId; }

private:
    /// The words of one agent's item as they are spoken.
    struct Spoken {
        std::vector<float> wordStartMs{}; ///< Of each word, on the time line of the item's sound.
        bool inWord = false;
        bool textFromSound = false; ///< No text came yet: what is spoken stands in for it.
        bool operator==(const Spoken &) const = default;
    };
    using Change = std::optional<std::pair<int, int>>;
    using Note = ConversationItem::Note;

    Change takeIn(const LogEntry &entry);
    Change takeOut(const LogEntry &entry);
    Change takeSession(const LogEntry &entry);
    Change takeFormats(const LogEntry &entry);
    Change takeEnd(const LogEntry &entry);
    Change settle();
    Change takeSound(const LogEntry &entry);
    Change takeDevice(const LogEntry &entry);
    Change takeTool(const LogEntry &entry, const api::AgentEvent &event);
    Change takeAudio(const LogEntry &entry, const api::AgentEvent &event);
    Change takeAgentText(const LogEntry &entry, const api::AgentEvent &event);
    Change takeCorrection(const api::AgentEvent &event);
    Change takeInterruption(const api::AgentEvent &event);
    Change takeTentative(const LogEntry &entry, const api::AgentEvent &event);
    Change takeTranscript(const LogEntry &entry, const api::AgentEvent &event);

    int add(ConversationItem::Kind kind, const LogEntry &entry, const QString &text = {});
    Change note(Note note, const LogEntry &entry, const QString &text);
    [[nodiscard]] int findAgent(qint64 eventId, const QString &responseId) const;
    int agentFor(const LogEntry &entry, const api::AgentEvent &event);
    [[nodiscard]] int tentativeUser() const;
    [[nodiscard]] int lastOf(ConversationItem::Kind kind) const;
    void align(const ConversationItem &item, const api::AgentEvent &event, Spoken &spoken) const;
    void reveal(ConversationItem &item) const;
    Change showWhole(int before);
    static Change one(int index) { return std::pair{index, index}; }
    static Change both(const Change &a, const Change &b);

    QList<ConversationItem> m_items;
    QHash<qint64, Spoken> m_spoken; ///< By item id.
    QHash<qint64, QString> m_responses; ///< Item id to response id.
    QHash<QString, int> m_calls; ///< Call id to index.
    QString m_conversationId;
    QString m_agentName;
    qint64 m_nextId = 1;
    int m_turn = 0;
    int m_connectionStart =
        0; ///< Items from here belong to the connection under way: ids begin anew in each.
    int m_statusItem = -1; ///< "Reconnecting…", while it changes.
    int m_connections = 0;
    bool m_sound = true; ///< The agent is heard: its text comes with its sound.
    bool m_echoTold = false;
};

} // namespace studio::agent

Q_DECLARE_METATYPE(studio::agent::ConversationItem)
