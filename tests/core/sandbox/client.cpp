// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/sandbox/client.h"

#include <QJsonArray>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;

namespace studio::sandbox {

QByteArray Answer::header(const QByteArray &name) const
{
    for (const auto &[key, value] : headers) {
        if (key.toLower() == name)
            return value;
    }
    return {};
}

QJsonArray Answer::list() const
{
    return QJsonDocument::fromJson(body).array();
}

QString Answer::code() const
{
    const QJsonValue detail = json().value(u"detail"_s);
    if (detail.isArray())
        return detail.toArray().first().toObject().value(u"type"_s).toString();
    return detail.toObject().value(u"code"_s).toString();
}

Client::Client(SandboxServer &server) : m_server(server) { }

QNetworkReply *Client::start(const QByteArray &method, const QString &path, const QByteArray &body,
                             bool withKey)
{
    QNetworkRequest request(QUrl(m_server.baseUrl().toString() + path));
    if (withKey)
        request.setRawHeader("xi-api-key", m_server.apiKey().reveal());
    if (path.startsWith(u"/sandbox"_s))
        request.setRawHeader("x-sandbox-token", m_server.adminToken());
    request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
    return m_network.sendCustomRequest(request, method, body);
}

QNetworkReply *Client::startForm(const QString &path, const QList<FormField> &fields, bool withKey)
{
    QByteArray body;
    for (const FormField &field : fields) {
        body += "--bOuNdArY\r\nContent-Disposition: form-data; name=\"" + field.name + '"';
        if (!field.fileName.isNull())
            body += "; filename=\"" + field.fileName + "\"\r\nContent-Type: application/octet-stream";
        body += "\r\n\r\n" + field.value + "\r\n";
    }
    body += "--bOuNdArY--\r\n";
    QNetworkRequest request(QUrl(m_server.baseUrl().toString() + path));
    if (withKey)
        request.setRawHeader("xi-api-key", m_server.apiKey().reveal());
    request.setHeader(QNetworkRequest::ContentTypeHeader, u"multipart/form-data; boundary=bOuNdArY"_s);
    return m_network.sendCustomRequest(request, "POST", body);
}

Answer Client::postForm(const QString &path, const QList<FormField> &fields, bool withKey)
{
    return finish(startForm(path, fields, withKey));
}

Answer Client::finish(QNetworkReply *reply)
{
    if (!reply->isFinished()) {
        QSignalSpy spy(reply, &QNetworkReply::finished);
        spy.wait(60000);
    }
    Answer answer;
    answer.status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    answer.body = reply->readAll();
    answer.error = reply->error();
    answer.headers = reply->rawHeaderPairs();
    reply->deleteLater();
    return answer;
}

Answer Client::get(const QString &path, bool withKey)
{
    return finish(start("GET", path, {}, withKey));
}

Answer Client::post(const QString &path, const QJsonObject &body, bool withKey)
{
    return finish(start("POST", path, QJsonDocument(body).toJson(QJsonDocument::Compact), withKey));
}

Answer Client::remove(const QString &path)
{
    return finish(start("DELETE", path, {}));
}

QJsonObject Client::admin(const QJsonObject &body)
{
    return post(u"/sandbox/admin"_s, body).json();
}

QJsonObject Client::adminState()
{
    return get(u"/sandbox/admin"_s).json();
}

QString Client::voice(const QString &name)
{
    const QJsonArray voices =
        get(u"/v2/voices?page_size=100&search="_s + name).json().value(u"voices"_s).toArray();
    return voices.first().toObject().value(u"voice_id"_s).toString();
}

SandboxOptions quick()
{
    SandboxOptions options;
    options.pace = 0;
    options.firstByteDelay = std::chrono::milliseconds(0);
    return options;
}

} // namespace studio::sandbox
