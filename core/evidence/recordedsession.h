// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/agent/agentsession.h"
#include "core/agent/tooldesk.h"
#include "core/duplex/soundpath.h"
#include "core/evidence/sessionarchive.h"
#include "core/evidence/sessionrecorder.h"

#include <QObject>

#include <memory>

namespace studio::evidence {

/// A conversation with an agent that is recorded from its first entry to its last: session, sound, tools and
/// recorder wired together, for the window, the command line and scenarios. Like AgentSession it runs one
/// conversation after another, each recorded in a folder of its own. On the thread that made it.
class RecordedSession final : public QObject {
    Q_OBJECT
public:
    RecordedSession(std::unique_ptr<agent::AgentSession> session, const SessionArchive &archive,
                    QObject *parent = nullptr);
    /// Hangs up; what was recorded is on the disk.
    ~RecordedSession() override;

    /// Takes the path, or none for text only. Nothing while a session is under way.
    void start(const agent::SessionRequest &request, std::unique_ptr<duplex::SoundPath> path);
    /// Politely; ended() and then recorded() follow.
    void end();

    [[nodiscard]] agent::AgentSession &session() { return *m_session; }
    [[nodiscard]] const agent::AgentSession &session() const { return *m_session; }
    /// Answers the agent's tool calls; it serves the session already.
    [[nodiscard]] agent::ToolDesk &tools() { return m_tools; }
    /// Of the conversation under way or the last one; null without sound.
    [[nodiscard]] duplex::SoundPath *path() const { return m_path.get(); }
    /// Where the conversation under way, or the last one, is recorded; empty before the first.
    [[nodiscard]] QString folder() const;
    [[nodiscard]] QString id() const;
    [[nodiscard]] bool isRunning() const;

    /// A file beside the log, e.g. kScenarioFile with a result. Until recorded() was told.
    void attach(const QString &name, const QByteArray &bytes);
    /// The record is not closed before release(): a scenario has a result to attach yet.
    void hold();
    void release();

signals:
    /// The conversation is over, as told by the session; the record is not closed yet.
    void ended(const studio::Result<void> &outcome);
    /// The record is whole, on the disk and can be opened as a replay.
    void recorded(const studio::Result<studio::evidence::SessionInfo> &result);
    /// Something cannot be recorded any more, e.g. the disk is full. The conversation goes on.
    void recordingFailed(const studio::Error &problem);

private:
    void closeRecord();

    const SessionArchive m_archive;
    std::unique_ptr<duplex::SoundPath> m_path; ///< Outlives the session, which stops it.
    std::unique_ptr<SessionRecorder> m_recorder;
    agent::ToolDesk m_tools;
    std::unique_ptr<agent::AgentSession> m_session;
    bool m_held = false;
    bool m_over = false;
};

} // namespace studio::evidence
