// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/http/httpmessage.h"

namespace studio::sandbox {

QByteArray HttpRequest::header(QByteArrayView name) const
{
    for (const auto &[key, value] : headers) {
        if (key == name)
            return value;
    }
    return {};
}

bool HttpRequest::hasHeader(QByteArrayView name) const
{
    for (const auto &[key, value] : headers) {
        if (key == name)
            return true;
    }
    return false;
}

bool HttpRequest::keepsAlive() const
{
    const QByteArray connection = header("connection").toLower();
    return minorVersion >= 1 ? !connection.contains("close") : connection.contains("keep-alive");
}

bool HttpRequest::wantsWebSocket() const
{
    return header("upgrade").toLower().contains("websocket")
        && header("connection").toLower().contains("upgrade");
}

QString HttpRequest::queryValue(const QString &name) const
{
    if (!query.hasQueryItem(name))
        return {};
    QString raw = query.queryItemValue(name, QUrl::FullyEncoded);
    raw.replace(u'+', u' ');
    const QString value = QUrl::fromPercentEncoding(raw.toUtf8());
    return value.isNull() ? QString::fromLatin1("") : value;
}

QByteArray reasonPhrase(int status)
{
    switch (status) {
    case 100:
        return "Continue";
    case 200:
        return "OK";
    case 204:
        return "No Content";
    case 400:
        return "Bad Request";
    case 401:
        return "Unauthorized";
    case 402:
        return "Payment Required";
    case 403:
        return "Forbidden";
    case 404:
        return "Not Found";
    case 405:
        return "Method Not Allowed";
    case 408:
        return "Request Timeout";
    case 413:
        return "Content Too Large";
    case 417:
        return "Expectation Failed";
    case 422:
        return "Unprocessable Entity";
    case 429:
        return "Too Many Requests";
    case 431:
        return "Request Header Fields Too Large";
    case 500:
        return "Internal Server Error";
    case 501:
        return "Not Implemented";
    case 502:
        return "Bad Gateway";
    case 503:
        return "Service Unavailable";
    case 505:
        return "HTTP Version Not Supported";
    default:
        return "Status";
    }
}

} // namespace studio::sandbox
