// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>

namespace studio::agent {

/// Visible text of this module's functions.
inline QString tr(const char *text, const char *comment = nullptr, int n = -1)
{
    return QCoreApplication::translate("studio::agent", text, comment, n);
}

} // namespace studio::agent
