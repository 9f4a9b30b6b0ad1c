// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/agent/agentsession.h"
#include "core/base/jobguard.h"
#include "core/evidence/recordedsession.h"
#include "ui/agent/agentservices.h"

#include <QElapsedTimer>
#include <QObject>
#include <QPointer>
#include <QTimer>

#include <memory>
#include <optional>

namespace studio::ui {

class AgentDirectory;
class AgentOptionsStore;
class ShownSession;

/// Runs the sessions of the panel, one at a time: finds the way to the chosen agent, makes the sound, starts,
/// feeds the shown session, ends. Another's session (a scenario's) is followed in the same way. GUI thread.
class LiveControl final : public QObject {
    Q_OBJECT

public:
    using State = agent::AgentSession::State;
    using Activity = agent::AgentSession::Activity;

    LiveControl(const AgentServices &services, ShownSession &shown, AgentDirectory &directory,
                AgentOptionsStore &options, QObject *parent = nullptr);
    ~LiveControl() override;

    /// From the click on Start to the end, or as long as it is reserved.
    [[nodiscard]] bool isRunning() const;
    [[nodiscard]] bool isReserved() const { return m_reserved; }
    /// Reserved, and no session is there (any more): the next one is being prepared.
    [[nodiscard]] bool isAwaiting() const { return m_reserved && !m_starting && !m_running; }
    /// Words can be sent now.
    [[nodiscard]] bool isLive() const { return state() == State::Live; }
    [[nodiscard]] State state() const;
    [[nodiscard]] Activity activity() const;
    /// "Listening", "Reconnecting… 2 of 5"
    [[nodiscard]] QString stateText() const;
    [[nodiscard]] bool isMuted() const;
    [[nodiscard]] bool isPushToTalk() const;
    [[nodiscard]] bool isTalking() const { return m_talking; }
    /// Of the session under way or the last one; 0 before.
    [[nodiscard]] qint64 elapsedMs() const;
    /// The session under way, or the last one of this run; null before the first.
    [[nodiscard]] agent::AgentSession *session() const;
    [[nodiscard]] evidence::RecordedSession *recorded() const { return m_current; }
    /// Why the last one ended, if something was wrong.
    [[nodiscard]] const std::optional<Error> &problem() const { return m_problem; }
    /// Somebody else drives the session: a scenario.
    [[nodiscard]] bool isFollowing() const { return m_current && m_current != m_own.get(); }
    /// ≈, of the session under way or the last one; 0 in the sandbox.
    [[nodiscard]] qint64 estimatedCredits() const;
    /// ≈, of a minute with the profile in use; 0 in the sandbox.
    [[nodiscard]] qint64 creditsAMinute() const;

    /// Somebody else is about to begin sessions, one after the other, and follow() is called for each: until
    /// it is taken back nothing starts here. end() then asks them to stop, too.
    void setReserved(bool reserved);
    /// Shows a session that somebody else starts and keeps; before its start. Until it is over nothing else
    /// starts here.
    void follow(evidence::RecordedSession &session);
    void sendText(const QString &text);
    /// A key of a telephone.
    void sendTone(QChar key);
    void sendContext(const QString &text);
    void sendFeedback(qint64 eventId, api::AgentScore score);
    void setMuted(bool muted);
    void setPushToTalk(bool on);
    void setTalking(bool on);
    /// Answers a call that waits for the user.
    void answerTool(const QString &callId, const QString &result, bool isError);

public slots:
    void start();
    void end();
    void typing();

signals:
    /// Another state, activity, muted or not.
    void changed();
    /// Once a second while running.
    void ticked();
    void levelMeasured(double microphoneDb, double speakerDb);
    /// A session begins to be shown; tools() of recorded() may be set up.
    void began();
    void ended(const studio::Result<void> &outcome);
    /// It is on the disk, whole.
    void kept(const studio::evidence::SessionInfo &info);
    /// Something cannot be recorded, or not be started.
    void failed(const studio::Error &problem);
    void becameIdle();
    /// Whoever reserved it is to end.
    void stopRequested();

private:
    void launch(const agent::AgentAddress &address);
    void connectSession(evidence::RecordedSession &session);
    void disconnectSession();
    void takeEnd(const Result<void> &outcome);
    void keepAnswers();

    AgentServices m_services;
    ShownSession &m_shown;
    AgentDirectory &m_directory;
    AgentOptionsStore &m_options;
    std::unique_ptr<evidence::RecordedSession> m_own;
    QPointer<evidence::RecordedSession> m_current;
    JobGuard m_finding;
    QString m_agentKey; ///< Whose options the session has.
    std::optional<Error> m_problem;
    QTimer m_second;
    QTimer m_reveal;
    bool m_starting = false; ///< The way is being found.
    bool m_running = false;
    bool m_reserved = false;
    bool m_talking = false;
    bool m_costsMoney = false;
};

} // namespace studio::ui
