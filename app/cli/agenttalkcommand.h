// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/agentoptions.h"
#include "app/cli/agentresolver.h"
#include "app/cli/command.h"
#include "app/cli/sessionprinter.h"
#include "app/cli/stdinreader.h"
#include "app/cli/waitingnote.h"
#include "core/scenario/scenariorunner.h"

#include <QTimer>

#include <memory>

namespace studio::app {

/// `voice-studio agent talk`: one conversation. With --say a caller without devices says each text in turn;
/// with --text-only lines of standard input are typed; otherwise it is the microphone and the speaker.
/// Everything is recorded.
class AgentTalkCommand final : public Command {
    Q_OBJECT
public:
    AgentTalkCommand(Application &application, Output &output, const TalkOptions &options);
    ~AgentTalkCommand() override;

    void start() override;
    /// The ordinary way to end a conversation without an end of its own.
    void cancel() override;

private:
    void startLimit();
    void resolve(const account::Backend &backend);
    void begin(const scenario::Target &target);
    void runScript(const scenario::Target &target);
    void talkLive(const scenario::Target &target);
    void typeNext();
    /// Who ended it, if not the agent and not what there was to say.
    enum class Stop { None, User, Limit };
    void hangUp(Stop why = Stop::None);
    void nobodyAnswered();
    void scriptEnded(const scenario::RunResult &result);
    void report(const Result<void> &outcome, const QString &session);

    TalkOptions m_options;
    account::Backend m_backend;
    profiles::Profile m_profile;
    std::unique_ptr<evidence::RecordedSession> m_session;
    std::unique_ptr<scenario::CallerVoices> m_voices;
    std::unique_ptr<scenario::ScenarioRunner> m_runner;
    SessionPrinter m_printer;
    WaitingNote m_waiting; ///< Until the agent is there.
    StdinReader m_stdin;
    QStringList m_lines;
    Result<void> m_outcome;
    QTimer m_limit;
    bool m_inputEnded = false;
    bool m_isEnding = false;
    Stop m_stop = Stop::None;
    bool m_wasLive = false;
    JobGuard m_step;
};

} // namespace studio::app
