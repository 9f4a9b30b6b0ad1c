// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command.h"
#include "core/evidence/casebundle.h"
#include "core/evidence/sessionarchive.h"

#include <QStringList>

namespace studio::app {

struct AgentBundleOptions {
    QString session{}; ///< An id or the beginning of one, "last", a session's folder or a bundle.
    QString output{}; ///< Empty: named after the case, in the folder one is in.
    bool mask = false; ///< Numbers, addresses and the names found in the session.
    QStringList names{}; ///< More names to mask.
    bool sound = true;
    bool force = false;
    QString note{};
};
[[nodiscard]] Result<AgentBundleOptions> parseAgentBundleOptions(const QStringList &arguments);

/// `voice-studio agent bundle SESSION`: a recorded session as one zip with its report.
class AgentBundleCommand final : public Command {
    Q_OBJECT
public:
    AgentBundleCommand(Application &application, Output &output, const AgentBundleOptions &options);
    void start() override;
    void cancel() override;

private:
    void find(const QList<evidence::SessionInfo> &sessions);
    void open(const QString &path);
    void write(const std::shared_ptr<const evidence::Replay> &replay);
    void report(const evidence::BundleWritten &written, const QStringList &names);

    AgentBundleOptions m_options;
    JobGuard m_step;
};

/// `voice-studio agent sessions`: what was recorded, newest first. Sessions whose program died are made
/// whole.
class AgentSessionsCommand final : public Command {
    Q_OBJECT
public:
    AgentSessionsCommand(Application &application, Output &output, int most);
    void start() override;
    void cancel() override;

private:
    void print(const evidence::SessionInfo &info);

    int m_most;
    JobGuard m_step;
};

/// For `agent bundle …` and `agent sessions …`; `action` is the word after "agent".
[[nodiscard]] Result<std::unique_ptr<Command>> makeAgentRecordCommand(const QString &action,
                                                                      Application &application,
                                                                      Output &output,
                                                                      const QStringList &arguments);

} // namespace studio::app
