// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command.h"
#include "app/cli/waitingnote.h"

namespace studio::app {

/// `voice-studio agent list`: the account's agents, one a line.
class AgentListCommand final : public Command {
    Q_OBJECT
public:
    AgentListCommand(Application &application, Output &output, const QString &search)
        : Command(application, output), m_search(search), m_waiting(output)
    {
    }

    void start() override;
    void cancel() override;

private:
    QString m_search;
    WaitingNote m_waiting;
    JobGuard m_step;
};

} // namespace studio::app
