// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace studio::app {

/// The commands there are.
QStringList commandNames();
/// Help with examples for one command; for an unknown or empty name the overview.
QString helpText(const QString &command);

/// Of `transcribe`.
QString transcribeHelp();

} // namespace studio::app
