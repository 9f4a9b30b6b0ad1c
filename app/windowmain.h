// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace studio::app {

/// Opens the window and runs until it is closed; `--shots FOLDER` renders every panel into pictures instead.
int runWindow(int argc, char **argv);

} // namespace studio::app
