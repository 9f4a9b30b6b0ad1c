// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace studio::bench {

/// Word error rate on the prompts of Debian's asterisk-core-sounds-en-g722: the command line in the sandbox
/// beside the engine alone; and how long the engine takes for a second of sound.
void benchWordErrors(const QString &program);

} // namespace studio::bench
