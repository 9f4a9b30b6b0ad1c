// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace studio::bench {

/// Start to drawn window with 10,000 cached voices, then memory and processor use at rest. The peer is a bare
/// Qt window of this very program.
void benchStart(const QString &program);
/// The peer: opens a window with an editor and a button and says when it is drawn.
int runBareWindow(int argc, char **argv);

} // namespace studio::bench
