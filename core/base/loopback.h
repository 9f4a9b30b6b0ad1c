// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>
#include <QUrl>

#include <algorithm>

namespace studio {

/// True for hosts that never leave this machine: `localhost`, 127.0.0.0/8 and ::1. Plain http and ws are
/// allowed there only. Takes a host as QUrl::host() gives it; no name is looked up.
inline bool isLoopbackHost(const QString &host)
{
    const QString name = host.toLower();
    if (name == QLatin1StringView("localhost") || name == QLatin1StringView("::1"))
        return true;
    const QStringList parts = name.split(QLatin1Char('.'));
    const auto isOctet = [](const QString &part) {
        bool ok = false;
        return part.toUInt(&ok) <= 255 && ok;
    };
    return parts.size() == 4 && parts.first() == QLatin1StringView("127")
        && std::all_of(parts.begin(), parts.end(), isOctet);
}

} // namespace studio
