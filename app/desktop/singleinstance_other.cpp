// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/singleinstance.h"

namespace studio::app {

/// Not done on this system yet: each start opens a window of its own.
bool sendToSocket(const QString &, const QByteArray &)
{
    return false;
}

} // namespace studio::app
