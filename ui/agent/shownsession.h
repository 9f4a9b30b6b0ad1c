// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/agent/conversation.h"
#include "core/agent/eventlog.h"
#include "core/agent/timings.h"

#include <QDateTime>
#include <QObject>

#include <functional>
#include <optional>

namespace studio::ui {

/// The session the panel shows, as its log and what follows from that. Live and replayed sessions are the
/// same here: whoever has the log gives it, entry by entry or whole, and the views follow. Keeps all of it
/// itself, so that an ended session stays when what ran it is gone. GUI thread.
class ShownSession final : public QObject {
    Q_OBJECT

public:
    enum class Kind { None, Live, Ended, Replay };
    Q_ENUM(Kind)
    /// How much of an agent's text is out, in characters.
    using Revealer = std::function<int(const agent::ConversationItem &item)>;

    explicit ShownSession(QObject *parent = nullptr);

    [[nodiscard]] Kind kind() const { return m_kind; }
    [[nodiscard]] const agent::EventLog &log() const { return m_log; }
    [[nodiscard]] const agent::Conversation &conversation() const { return m_conversation; }
    [[nodiscard]] const agent::Timings &timings() const { return m_timings; }
    /// From its first entry.
    [[nodiscard]] QString agentId() const { return m_agentId; }
    [[nodiscard]] QString agentName() const { return m_agentName; }
    [[nodiscard]] QString version() const { return m_version; }
    [[nodiscard]] QDateTime startedAt() const { return m_startedAt; }
    /// The wall clock at a moment of the session, in local time; without a known start, since the start.
    [[nodiscard]] QString clockText(qint64 atUs) const;
    /// Until its latest entry.
    [[nodiscard]] qint64 lengthUs() const { return m_lengthUs; }
    [[nodiscard]] bool isTextOnly() const { return m_textOnly; }
    /// Of what is heard, in hertz; 0 while unknown.
    [[nodiscard]] int rateHz() const { return m_rateHz; }
    [[nodiscard]] QString formatName() const { return m_format; }

    /// Another session, from its beginning or with what there is of it.
    void show(Kind kind, const QList<agent::LogEntry> &log = {});
    /// The same session in another state: a live one ended.
    void setKind(Kind kind);
    void append(const agent::LogEntry &entry);
    /// Nothing is shown any more.
    void clear();

    /// While live: how far the speaker is. Empty: what the log alone tells.
    void setRevealer(Revealer revealer) { m_revealer = std::move(revealer); }
    /// Of this item, now.
    [[nodiscard]] int revealedChars(const agent::ConversationItem &item) const;
    /// Says again how much is out, where that changes.
    void tellRevealed();

    /// Where a replay stands; empty: nowhere, everything is shown alike. What comes later is dimmed, and text
    /// appears as it was heard.
    void setPosition(std::optional<qint64> atUs);
    [[nodiscard]] std::optional<qint64> position() const { return m_position; }

    /// The turn that is looked at, in the chat and in the timings; 0: none.
    [[nodiscard]] int chosenTurn() const { return m_chosenTurn; }
    void chooseTurn(int turn);
    /// Asks whoever can to play a stretch of the session's sound; see playRequested().
    void requestPlay(qint64 fromUs, qint64 untilUs);
    /// The stretch of an item or of a turn.
    void playItem(const agent::ConversationItem &item);
    void playTurn(int turn);

signals:
    /// Another session or none: everything is to be read anew.
    void reset();
    void kindChanged();
    void logged(const studio::agent::LogEntry &entry);
    /// Items from first to last changed or are new.
    void conversationChanged(int first, int last);
    void timingsChanged();
    void positionChanged();
    void turnChosen(int turn);
    void playRequested(qint64 fromUs, qint64 untilUs);

private:
    void take(const agent::LogEntry &entry);
    void forget();

    Kind m_kind = Kind::None;
    agent::EventLog m_log;
    agent::Conversation m_conversation;
    agent::Timings m_timings;
    Revealer m_revealer;
    QHash<qint64, int> m_revealed; ///< By item id, as last told.
    std::optional<qint64> m_position;
    QString m_agentId;
    QString m_agentName;
    QString m_version;
    QDateTime m_startedAt;
    QString m_format;
    qint64 m_lengthUs = 0;
    int m_rateHz = 0;
    int m_chosenTurn = 0;
    bool m_textOnly = false;
};

} // namespace studio::ui
