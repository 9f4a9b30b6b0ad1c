// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <QList>
#include <QNetworkReply>
#include <QSslError>

namespace studio::net {

/// The error behind a reply that failed below HTTP: DNS, connection, TLS, proxy, protocol.
Error errorFromNetwork(QNetworkReply::NetworkError code, const QString &detail,
                       const QList<QSslError> &tlsErrors);

/// Tells expired, self-signed and wrong-host certificates apart.
Error errorFromTls(const QList<QSslError> &tlsErrors, const QString &detail);

} // namespace studio::net
