// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace studio::app {

/// True when the arguments ask for a command (or for help) rather than for the window.
bool isCommandLine(const QStringList &arguments);

/// Runs one command to its end, with an event loop of its own, and returns the exit status. Needs a
/// QCoreApplication. `arguments` without the program's name.
int runCommandLine(const QStringList &arguments);

} // namespace studio::app
