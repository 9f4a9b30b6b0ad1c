// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command.h"
#include "core/sandbox/sandboxserver.h"

namespace studio::app {

/// `voice-studio sandbox`: the built-in service alone, for other programs, until it is interrupted.
class SandboxCommand final : public Command {
    Q_OBJECT
public:
    SandboxCommand(Application &application, Output &output, const sandbox::SandboxOptions &options);
    void start() override;
    void cancel() override;

private:
    sandbox::SandboxServer m_server;
};

} // namespace studio::app
