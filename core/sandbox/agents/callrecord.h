// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sandbox/agents/agentsetup.h"
#include "core/sandbox/agents/agenttools.h"
#include "core/sandbox/agents/calltape.h"

#include <QDateTime>
#include <QElapsedTimer>
#include <QJsonArray>

namespace studio::sandbox {

/// One turn of a conversation as the service tells it afterwards.
struct CallTurn {
    bool byAgent = false;
    QString message{};
    QString original{}; ///< What it was to say before it was interrupted.
    bool interrupted = false;
    qint64 second = 0;
    bool typed = false;
    qint64 eventId = 0;
    QJsonArray toolCalls{};
    QJsonArray toolResults{};
    QString feedback{};
    QString context{}; ///< A contextual update and no turn of anybody.
};

/// A conversation while it lasts and afterwards: its turns, tools and sound. Holds at most a thousand turns.
/// Server thread.
class CallRecord final {
public:
    explicit CallRecord(const AgentSetup &setup);

    void hear(const QByteArray &audio);
    void say(const QByteArray &audio);
    void silence();
    void addUser(const QString &text, qint64 eventId, bool typed);
    void addAgent(const QString &text, qint64 eventId);
    void beginTools(qint64 eventId);
    void addTool(const ToolDone &one);
    void addContext(const QString &text);
    void addFeedback(qint64 eventId, const QString &score);
    void addPing(int milliseconds) { m_pings += milliseconds, ++m_pingCount; }
    void correct(const CutAnswer &answer);
    void charge(qint64 credits) { m_credits += credits; }
    void close(const QString &reason, bool failed);

    [[nodiscard]] const QString &id() const { return m_id; }
    [[nodiscard]] const QString &agentId() const { return m_agentId; }
    [[nodiscard]] const QString &agentName() const { return m_agentName; }
    [[nodiscard]] const QString &language() const { return m_language; }
    [[nodiscard]] const QString &userId() const { return m_userId; }
    [[nodiscard]] const QList<CallTurn> &turns() const { return m_turns; }
    [[nodiscard]] const QByteArray &sound() const { return m_sound; }
    [[nodiscard]] qint64 startUnix() const { return m_startUnix; }
    [[nodiscard]] qint64 seconds() const;
    [[nodiscard]] bool isTextOnly() const { return m_textOnly; }
    [[nodiscard]] bool isOver() const { return m_over; }
    [[nodiscard]] const QString &branchId() const { return m_branchId; }
    [[nodiscard]] const QString &versionId() const { return m_versionId; }
    [[nodiscard]] const QString &reason() const { return m_reason; }
    [[nodiscard]] QString status() const;
    /// "success", "failure" or "unknown": what the analysis makes of it.
    [[nodiscard]] QString success() const;
    [[nodiscard]] QString summary() const;
    [[nodiscard]] QString title() const;
    [[nodiscard]] QStringList toolNames() const;
    /// The tool names whose calls went well, or did not.
    [[nodiscard]] QStringList toolNames(bool errored) const;
    [[nodiscard]] int rating() const { return m_likes + m_dislikes == 0 ? 0 : m_likes >= m_dislikes ? 5 : 1; }
    void rate(bool like) { like ? ++m_likes : ++m_dislikes; }

    /// An entry of GET /v1/convai/conversations.
    [[nodiscard]] QJsonObject summaryJson(bool withSummary) const;
    /// GET /v1/convai/conversations/{id}.
    [[nodiscard]] QJsonObject json() const;

private:
    CallTurn *add(CallTurn turn);
    [[nodiscard]] QJsonObject turnJson(const CallTurn &turn) const;
    [[nodiscard]] QJsonObject metadataJson() const;
    [[nodiscard]] QJsonObject analysisJson() const;

    QString m_id;
    QString m_agentId;
    QString m_agentName;
    QString m_userId;
    QString m_branchId;
    QString m_versionId;
    QString m_language;
    QString m_source;
    QString m_authorization;
    QString m_llm;
    QJsonObject m_initiation;
    bool m_textOnly = false;
    qint64 m_startUnix = 0;
    QElapsedTimer m_clock;
    qint64 m_seconds = 0;
    QList<CallTurn> m_turns;
    std::unique_ptr<CallTape> m_tape;
    QByteArray m_sound;
    bool m_hasCaller = false;
    bool m_hasAgent = false;
    qint64 m_credits = 0;
    qint64 m_pings = 0;
    qint64 m_pingCount = 0;
    int m_toolErrors = 0;
    int m_likes = 0;
    int m_dislikes = 0;
    QString m_reason;
    bool m_failed = false;
    bool m_over = false;
};

} // namespace studio::sandbox
