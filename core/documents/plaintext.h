// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace studio::documents {

/// Bytes as text: by their mark UTF-8, UTF-16 or UTF-32, without one UTF-8, UTF-16 if every second byte says
/// so, or else Latin-1. "\n" line ends, no NUL.
QString decodedText(const QByteArray &bytes);

/// More control characters than any text has.
bool looksBinary(const QByteArray &bytes);

} // namespace studio::documents
