// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command.h"

#include <QStringList>

#include <memory>

namespace studio::app {

/// `voice-studio agent …`: the command for the word that follows. Usage for anything else.
[[nodiscard]] Result<std::unique_ptr<Command>> makeAgentCommand(Application &application, Output &output,
                                                                const QStringList &arguments);

/// Of all of them.
[[nodiscard]] QString agentHelp();

} // namespace studio::app
