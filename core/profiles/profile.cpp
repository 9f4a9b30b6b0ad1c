// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profiles/profile.h"

#include "core/base/loopback.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace studio::profiles {

QList<Region> knownRegions()
{
    return {
        {u"global"_s, QCoreApplication::translate("studio::profiles", "Worldwide, closest region"),
         QUrl(u"https://api.elevenlabs.io"_s)},
        {u"us"_s, QCoreApplication::translate("studio::profiles", "United States"),
         QUrl(u"https://api.us.elevenlabs.io"_s)},
        {u"eu"_s, QCoreApplication::translate("studio::profiles", "European Union"),
         QUrl(u"https://api.eu.residency.elevenlabs.io"_s)},
        {u"in"_s, QCoreApplication::translate("studio::profiles", "India"),
         QUrl(u"https://api.in.residency.elevenlabs.io"_s)},
        {u"sg"_s, QCoreApplication::translate("studio::profiles", "Singapore"),
         QUrl(u"https://api.sg.residency.elevenlabs.io"_s)},
    };
}

Result<void> checkUrl(const QUrl &url)
{
    const auto refuse = [](const QString &message) { return fail(ErrorKind::Usage, message); };
    if (!url.isValid() || url.host().isEmpty())
        return refuse(
            QCoreApplication::translate("studio::profiles", "This is not the address of a service."));
    if (!url.userInfo().isEmpty()) {
        return refuse(QCoreApplication::translate("studio::profiles",
                                                  "The address must not hold a user name or a password."));
    }
    const QString scheme = url.scheme();
    if (scheme == "https"_L1 || scheme == "wss"_L1)
        return {};
    if (scheme != "http"_L1 && scheme != "ws"_L1) {
        return refuse(QCoreApplication::translate("studio::profiles",
                                                  "The address must begin with https:// or wss://."));
    }
    if (isLoopbackHost(url.host()))
        return {};
    return refuse(QCoreApplication::translate("studio::profiles",
                                              "The address must begin with https:// or wss://, so that "
                                              "nobody can read the key on its way. Plain http is "
                                              "possible for this computer only."));
}

QUrl socketUrlFor(const QUrl &baseUrl)
{
    QUrl url = baseUrl;
    if (!baseUrl.isEmpty())
        url.setScheme(baseUrl.scheme() == "http"_L1 ? u"ws"_s : u"wss"_s);
    return url;
}

} // namespace studio::profiles
