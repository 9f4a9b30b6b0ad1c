// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/dialect.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace studio::api {

Dialect Dialect::elevenLabs(const QUrl &base, const QUrl &socketBase, const Secret &key)
{
    Dialect dialect;
    dialect.m_base = base;
    dialect.m_socketBase = socketBase;
    if (dialect.m_socketBase.isEmpty()) {
        dialect.m_socketBase = base;
        dialect.m_socketBase.setScheme(base.scheme() == "http"_L1 ? u"ws"_s : u"wss"_s);
    }
    dialect.m_key = key;
    return dialect;
}

Dialect Dialect::sandbox(const QUrl &base, const Secret &key)
{
    Dialect dialect = elevenLabs(base, {}, key);
    dialect.m_abilities.realMoney = false;
    return dialect;
}

Dialect Dialect::trusting(const QStringList &certificateAuthorities) const
{
    Dialect dialect = *this;
    dialect.m_authorities = certificateAuthorities;
    return dialect;
}

QString Dialect::hostId() const
{
    // The sandbox listens on another port in every run; what it says does not depend on that.
    if (!m_abilities.realMoney)
        return u"sandbox"_s;
    QUrl url = m_base.adjusted(QUrl::RemoveQuery | QUrl::RemoveFragment | QUrl::RemoveUserInfo
                               | QUrl::StripTrailingSlash);
    return url.toString(QUrl::FullyEncoded);
}

QString Dialect::segment(const QString &id)
{
    QString encoded = QString::fromLatin1(QUrl::toPercentEncoding(id));
    // Dots are unreserved, but a segment of nothing but dots would be resolved away.
    if (encoded == "."_L1 || encoded == ".."_L1)
        encoded.replace(u'.', u"%2E"_s);
    return encoded;
}

QUrl Dialect::join(const QUrl &base, const QString &path, const QUrlQuery &query)
{
    QUrl url = base;
    QString basePath = base.path(QUrl::FullyEncoded);
    while (basePath.endsWith(u'/'))
        basePath.chop(1);
    url.setPath(basePath + path, QUrl::TolerantMode);
    if (!query.isEmpty())
        url.setQuery(query);
    return url;
}

net::Request Dialect::request(const QByteArray &method, const QString &path, const QUrlQuery &query) const
{
    net::Request request;
    request.method = method;
    request.url = join(m_base, path, query);
    if (!m_key.isEmpty())
        request.headers.append({m_keyHeader, m_key.reveal()});
    return request;
}

net::Request Dialect::jsonRequest(const QByteArray &method, const QString &path, const QJsonObject &body,
                                  const QUrlQuery &query) const
{
    net::Request made = request(method, path, query);
    made.body = QJsonDocument(body).toJson(QJsonDocument::Compact);
    made.contentType = "application/json";
    return made;
}

net::SocketRequest Dialect::socket(const QString &path, const QUrlQuery &query) const
{
    net::SocketRequest request;
    request.url = join(m_socketBase, path, query);
    request.certificateAuthorities = m_authorities;
    if (!m_key.isEmpty())
        request.headers.append({m_keyHeader, m_key.reveal()});
    return request;
}

} // namespace studio::api
