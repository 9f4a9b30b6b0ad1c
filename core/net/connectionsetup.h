// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/net/request.h"

#include <QNetworkProxy>
#include <QSslConfiguration>
#include <QStringList>
#include <QUrl>

namespace studio::net {

/// The system's trusted authorities, or those of SSL_CERT_FILE if set, and those of the PEM files. Tls if a
/// file cannot be read or holds no certificate.
Result<QSslConfiguration> tlsConfiguration(const QStringList &certificateAuthorities);

/// The proxy the system is configured for; none on this machine itself.
QNetworkProxy proxyFor(const QUrl &url);

/// proxyFor as a factory, for one QNetworkAccessManager rather than the whole process.
class SystemProxyFactory final : public QNetworkProxyFactory {
public:
    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery &query) override;
};

/// Refuses, before anything is sent, addresses a key may not travel to.
Result<void> checkAddress(const QUrl &url, const QString &secureScheme, const QString &plainScheme);

/// Refuses a key with a line break in it, which would end its header.
Result<void> checkHeaders(const HeaderList &headers);

} // namespace studio::net
