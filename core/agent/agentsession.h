// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/agent/agentaddress.h"
#include "core/agent/conversation.h"
#include "core/agent/eventlog.h"
#include "core/agent/sleepwatch.h"
#include "core/agent/timings.h"
#include "core/agent/tooldesk.h"
#include "core/api/agentmessages.h"
#include "core/duplex/soundpath.h"

#include <QObject>

#include <functional>
#include <memory>

namespace studio::agent {

struct SessionRequest {
    AgentAddress address{};
    QString agentName{};
    QString profileName{}; ///< For the log.
    api::AgentOverrides overrides{};
    QJsonObject dynamicVariables{};
    QJsonObject customBody{};
    QString userId{};
    int reconnectTries = 5;
    /// Devices, echo and noise; the rates are the agent's.
    duplex::SoundSetup sound{};
    bool pushToTalk = false;
};

/// How long things may take. For tests; everybody else keeps these.
struct SessionLimits {
    std::chrono::milliseconds handshake{10'000};
    std::chrono::milliseconds metadata{10'000}; ///< From the open socket to the service's first word.
    std::chrono::milliseconds pingInterval{400};
    std::chrono::milliseconds silence{1'500}; ///< Neither data nor pong for so long: lost.
    std::chrono::milliseconds firstRetry{400}; ///< Doubles with each try.
    std::chrono::milliseconds longestRetry{4'000};
    std::chrono::milliseconds queue{600'000}; ///< For a free line of the agent's.
    int entriesASecond = 400; ///< More are counted, not kept.
    std::function<qint64()> sleptUs = sleptSinceBootUs;
};

/// A conversation with a voice agent. Lives on the thread that made it, like the sound path given to it; the
/// socket is served in a thread of its own ("agent line"), which answers pings and carries sound in both
/// directions without this one. Everything that happens is an entry of log().
///
/// Sound starts with the service's first word and ends with the connection: whenever there is none, the
/// microphone is let go. A loss is noticed within 2 s and mended by new connections; the agent begins anew in
/// each. One object is one session after another: start() again after Ended ("one click starts again").
class AgentSession final : public QObject {
    Q_OBJECT
public:
    enum class State { Idle, Connecting, Queued, Live, Reconnecting, Ending, Ended };
    Q_ENUM(State)
    /// While live.
    enum class Activity { Listening, HearingYou, Thinking, Speaking };
    Q_ENUM(Activity)

    /// The transport must outlive this.
    AgentSession(net::Transport &transport, const api::Dialect &dialect, const SessionLimits &limits = {},
                 QObject *parent = nullptr);
    /// Hangs up.
    ~AgentSession() override;

    /// Nothing while a session is under way. `path` may be null, e.g. for text only: what the agent says is
    /// received and not played. It must outlive the session; it is started and stopped here.
    void start(const SessionRequest &request, duplex::SoundPath *path);
    /// Politely. Ended follows within 2 s.
    void end();
    /// While waiting for the next try: now.
    void reconnectNow();

    /// These do nothing unless live; false then.
    bool sendText(const QString &text);
    bool sendContext(const QString &text, const QString &contextId = {});
    bool sendActivity(); ///< The user is typing: the agent waits.
    bool sendFeedback(qint64 eventId, api::AgentScore score);
    bool sendTone(QChar key); ///< 0…9, *, #
    bool answerTool(const QString &callId, const QString &result, bool isError,
                    const QString &by = QStringLiteral("ask"));
    bool approveMcp(const QString &callId, bool approved);

    /// Others than those of the request, from now on: also for the next connection.
    void useDevices(const QByteArray &microphone, const QByteArray &speaker);
    void setMuted(bool muted);
    [[nodiscard]] bool isMuted() const;
    /// Silence is sent but while setTalking(true).
    void setPushToTalk(bool on);
    [[nodiscard]] bool isPushToTalk() const;
    void setTalking(bool on);
    /// Whoever drives the session (a scenario) has something to add to the log: a local entry, at now.
    void note(const QString &type, const QJsonObject &data);

    [[nodiscard]] State state() const;
    [[nodiscard]] Activity activity() const;
    /// Of the try under way, while Reconnecting.
    [[nodiscard]] int attempt() const;
    [[nodiscard]] int attempts() const;
    [[nodiscard]] const EventLog &log() const;
    [[nodiscard]] const Conversation &conversation() const;
    [[nodiscard]] const Timings &timings() const;
    [[nodiscard]] const SessionRequest &request() const;
    [[nodiscard]] QString conversationId() const;
    [[nodiscard]] duplex::SoundPath *soundPath() const;
    /// Of the steady clock; entries count from here. 0 before the first start.
    [[nodiscard]] duplex::Micros startedAt() const;
    /// Since the start; stands still at the end.
    [[nodiscard]] qint64 elapsedUs() const;
    /// How much of an agent's text is out right now.
    [[nodiscard]] int revealedChars(const ConversationItem &item) const;
    /// Of the last session, after Ended.
    [[nodiscard]] const Result<void> &outcome() const;

signals:
    void stateChanged();
    void activityChanged();
    void mutedChanged();
    void logged(const studio::agent::LogEntry &entry);
    /// Items from first to last changed or are new.
    void conversationChanged(int first, int last);
    void timingsChanged();
    /// A client tool that waits for answerTool(). A ToolDesk takes these.
    void toolCalled(const studio::agent::ToolCall &call);
    void vadScored(double score);
    /// Before the sound path is started: rates are known now.
    void formatsKnown(const studio::duplex::SoundSetup &setup);
    /// Once a session. No error: hung up by us or by the agent.
    void ended(const studio::Result<void> &outcome);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace studio::agent
