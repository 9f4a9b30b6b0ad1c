// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/strongid.h"

#include <QList>
#include <QString>
#include <QUrl>

namespace studio::profiles {

enum class DialectKind { ElevenLabs, Sandbox };

/// Where to send requests and in whose name. Holds no key.
struct Profile {
    ProfileId id{};
    QString name{};
    DialectKind dialect = DialectKind::ElevenLabs;
    QUrl baseUrl{}; ///< Empty for a sandbox that is not running yet.
    QUrl socketUrl{};
    QString region{}; ///< global, us, eu, in, sg or custom
    QString certificateAuthorityFile{}; ///< PEM, trusted in addition to the system's; may be empty.
    bool hasStoredKey = false; ///< A key was put into the keychain, whether or not it can be read now.
    QString keyTail{}; ///< The last four characters of the key, to tell keys apart.
    QString planLabel{};

    bool operator==(const Profile &) const = default;
};

/// One of the service's hosts.
struct Region {
    QString id;
    QString label; ///< Translated.
    QUrl baseUrl;
};
QList<Region> knownRegions();

/// https or wss to anywhere, http or ws to this machine only; a host, and no user name or password in it.
Result<void> checkUrl(const QUrl &url);
/// The same place for WebSockets.
QUrl socketUrlFor(const QUrl &baseUrl);

} // namespace studio::profiles
