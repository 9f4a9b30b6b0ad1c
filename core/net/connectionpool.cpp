// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/connectionpool.h"

#include "core/net/connectionsetup.h"

#include <QDateTime>
#include <QNetworkCookieJar>

using namespace Qt::StringLiterals;

namespace studio::net {

namespace {
constexpr int kConnectionsPerHost = 6;
}

ConnectionPool::ConnectionPool(const NetOptions &options) : m_options(options) { }

ConnectionPool::Member &ConnectionPool::memberFor(const QString &host)
{
    for (const auto &member : m_members) {
        if (member->running.value(host) < kConnectionsPerHost)
            return *member;
    }
    auto member = std::make_unique<Member>();
    member->manager = std::make_unique<QNetworkAccessManager>();
    member->manager->setProxyFactory(new SystemProxyFactory);
    member->manager->setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
    m_members.push_back(std::move(member));
    return *m_members.back();
}

QNetworkAccessManager &ConnectionPool::take(const QString &host, bool wantsFresh)
{
    Member &member = memberFor(host);
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    if (wantsFresh && member.runningInAll == 0 && member.lastUsedMs > 0
        && now - member.lastUsedMs > m_options.connectionAgeLimit.count())
        member.manager->clearConnectionCache();
    member.lastUsedMs = now;
    ++member.running[host];
    ++member.runningInAll;
    return *member.manager;
}

void ConnectionPool::give(const QNetworkAccessManager *manager, const QString &host)
{
    for (const auto &member : m_members) {
        if (member->manager.get() != manager)
            continue;
        member->lastUsedMs = QDateTime::currentMSecsSinceEpoch();
        --member->running[host];
        --member->runningInAll;
        return;
    }
}

void ConnectionPool::preconnect(const QUrl &url, const QString &host, const QSslConfiguration &tls)
{
    Member &member = memberFor(host);
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    member.lastUsedMs = now;
    const bool secure = url.scheme() == "https"_L1;
    const auto port = static_cast<quint16>(url.port(secure ? 443 : 80));
    if (secure)
        member.manager->connectToHostEncrypted(url.host(), port, tls);
    else
        member.manager->connectToHost(url.host(), port);
}

} // namespace studio::net
