// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/netoptions.h"

#include <QHash>
#include <QNetworkAccessManager>
#include <QSslConfiguration>

#include <memory>
#include <vector>

namespace studio::net {

/// The connections of one lane. Qt opens at most six to a host on HTTP/1.1 and lets more requests wait
/// unseen, so further managers are made when a host needs more. Connections that stood idle too long are
/// closed before a paid request would meet them.
class ConnectionPool final {
public:
    explicit ConnectionPool(const NetOptions &options);

    /// Counts as in use until give() is called with the same manager.
    QNetworkAccessManager &take(const QString &host, bool wantsFresh);
    void give(const QNetworkAccessManager *manager, const QString &host);
    void preconnect(const QUrl &url, const QString &host, const QSslConfiguration &tls);

private:
    struct Member {
        std::unique_ptr<QNetworkAccessManager> manager;
        QHash<QString, int> running;
        int runningInAll = 0;
        qint64 lastUsedMs = 0; ///< Wall clock: monotonic time stands still while a laptop sleeps.
    };

    Member &memberFor(const QString &host);

    const NetOptions &m_options;
    std::vector<std::unique_ptr<Member>> m_members;
};

} // namespace studio::net
