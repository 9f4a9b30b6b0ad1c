// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sandbox/agents/agentbrain.h"
#include "core/sandbox/agents/agentear.h"
#include "core/sandbox/agents/agentpen.h"
#include "core/sandbox/agents/agentsetup.h"
#include "core/sandbox/agents/agenttools.h"
#include "core/sandbox/agents/callrecord.h"

#include <QTimer>

namespace studio::sandbox {

/// One conversation with an agent: who speaks when, what is said, which tools are called. Knows nothing of
/// the socket: messages go out through sending(), each with its type. Server thread.
class AgentCall final : public QObject {
    Q_OBJECT
public:
    AgentCall(ServiceState &state, AgentSetup setup, QObject *parent);
    ~AgentCall() override;

    /// After the metadata message.
    void begin();
    /// Sound of the caller.
    void hear(const QByteArray &audio);
    /// Any other message of the client; `type` is one of the contract's.
    void receive(const QString &type, const QJsonObject &message);
    /// While paused (the client does not read) nothing is spoken.
    void setPaused(bool paused);
    /// For the record: how the conversation ended.
    void close(const QString &reason, bool failed);

    [[nodiscard]] const AgentSetup &setup() const { return m_setup; }
    [[nodiscard]] const std::shared_ptr<CallRecord> &record() const { return m_record; }
    [[nodiscard]] double voiceScore() const { return m_ear ? m_ear->score() : 0; }
    [[nodiscard]] double heardSeconds() const { return m_ear ? m_ear->heardSeconds() : 0; }
    [[nodiscard]] bool hasEar() const { return m_ear != nullptr; }

signals:
    void sending(const QJsonObject &message);
    void refused(const studio::sandbox::AgentRefusal &refusal);
    /// The agent hangs up.
    void ended();

private:
    AgentBrain *makeBrain();
    void voiced(int milliseconds);
    void heardPart(const QString &text);
    void heardTurn(const QString &first, const QString &expected);
    [[nodiscard]] QString better(const QString &text, const QString &expected) const;
    [[nodiscard]] QString meant(const QString &text) const;
    void consider(const QString &text, bool typed);
    void think();
    void move(const Move &move);
    void speakPart(const QString &part, bool more);
    void respond(const QString &text);
    void tellResponse(qint64 eventId, const QString &text);
    void interrupt();
    void settle();
    void toolsDone(const QList<ToolOutcome> &outcomes);
    void rest();
    void endWhenSaid();
    void sendChunk(qint64 eventId, const QByteArray &audio, const text::Alignment &alignment, bool isFinal);
    [[nodiscard]] bool wants(const QString &type) const { return m_setup.clientEvents.contains(type); }
    [[nodiscard]] bool isTalking() const;

    ServiceState &m_state;
    const AgentSetup m_setup;
    std::shared_ptr<CallRecord> m_record;
    AgentTools m_tools;
    AgentPen m_pen; // in text-only conversations
    AgentBrain *m_brain;
    AgentEar *m_ear = nullptr; // none in text-only conversations
    AgentVoice *m_voice = nullptr;
    QTimer m_thinking;
    QTimer m_patience; // with a caller who says nothing
    QTimer m_ending;
    QString m_heard; // not answered yet
    QStringList m_partials; // of the turn under way, the newest last
    QString m_streamed; // of an answer that is said as it is made
    qint64 m_eventId = 0;
    qint64 m_turnId = 0; // of the caller's turn under way
    qint64 m_responseId = 0; // of the last answer
    qint64 m_streamId = 0;
    int m_prompts = 0;
    bool m_thinks = false; // the brain is at work
    bool m_interrupted = false; // in the turn under way
    bool m_firstMessage = false; // being spoken
    bool m_hangsUp = false;
    bool m_over = false;
};

} // namespace studio::sandbox
