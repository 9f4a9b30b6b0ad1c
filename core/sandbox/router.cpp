// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/router.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace studio::sandbox {

void Call::json(const QJsonObject &object, int status) const
{
    if (exchange)
        exchange->respondJson(status, QJsonDocument(object).toJson(QJsonDocument::Compact));
}

void Call::json(const QJsonArray &array) const
{
    if (exchange)
        exchange->respondJson(200, QJsonDocument(array).toJson(QJsonDocument::Compact));
}

void Call::ok() const
{
    json(QJsonObject{{u"status"_s, u"ok"_s}});
}

void Call::error(const ApiError &error, const HttpHeaders &headers) const
{
    if (!exchange)
        return;
    HttpHeaders all = headers;
    all.emplaceBack("content-type", "application/json");
    exchange->respond(error.http, all, QJsonDocument(error.toJson(traceId)).toJson(QJsonDocument::Compact));
}

void Call::invalid(const Validation &validation) const
{
    json(validation.toJson(), 422);
}

void Router::add(const char *method, const char *pattern, Handler handler)
{
    m_entries.push_back({method, QString::fromLatin1(pattern).split(u'/'), std::move(handler)});
}

bool Router::matches(const QStringList &pattern, const QStringList &path, QStringList *arguments)
{
    if (pattern.size() != path.size())
        return false;
    arguments->clear();
    for (qsizetype i = 0; i < pattern.size(); ++i) {
        if (pattern[i] == u"{}"_s && !path[i].isEmpty())
            arguments->append(path[i]);
        else if (pattern[i] != path[i])
            return false;
    }
    return true;
}

void Router::route(Call call) const
{
    const HttpRequest &request = call.request();
    const QByteArray method = request.method == "HEAD" ? QByteArray("GET") : request.method;
    const QStringList path = request.path.split(u'/');
    QByteArrayList allowed;
    for (const Entry &entry : m_entries) {
        if (!matches(entry.parts, path, &call.arguments))
            continue;
        if (entry.method == method) {
            entry.handler(call);
            return;
        }
        allowed.append(entry.method);
    }
    if (allowed.isEmpty()) {
        call.json(QJsonObject{{u"detail"_s, u"Not Found"_s}}, 404);
        return;
    }
    const HttpHeaders headers{{"allow", allowed.join(", ")}, {"content-type", "application/json"}};
    if (method == "OPTIONS")
        call.exchange->respond(200, headers, "{}");
    else
        call.exchange->respond(405, headers, "{\"detail\":\"Method Not Allowed\"}");
}

} // namespace studio::sandbox
